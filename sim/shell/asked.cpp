#include "sim/shell/asked.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "sim/shell/files.hpp"

namespace sim::shell {

namespace {

using Strings = std::vector<std::string>;

// With an equals sign, a value may begin with a hyphen.
template <class Value>
void add(Strings& words, const char* name, const Value& value) {
    words.push_back(fmt::format("--{}={}", name, value));
}

void add(Strings& words, const char* name, const std::optional<std::string>& value) {
    if (value)
        add(words, name, *value);
}

void add(Strings& words, const char* name, const Strings& values) {
    for (const std::string& value : values)
        add(words, name, value);
}

Strings common(const RunArguments& run) {
    Strings words = {std::filesystem::path(run.file).filename().string()};
    add(words, "replications", run.replications);
    add(words, "seed", run.seed);
    add(words, "set", run.settings);
    add(words, "option", run.options);
    return words;
}

Strings replicated(const RunArguments& run) {
    Strings words = common(run);
    if (run.precision)
        add(words, "precision", *run.precision);
    add(words, "precision-of", run.precision_of);
    add(words, "samples", word_of(run.samples));
    add(words, "traces", run.traces);
    return words;
}

} // namespace

Strings asked(const RunArguments& run) { return replicated(run); }

Strings asked(const CompareArguments& compare) {
    Strings words = replicated(compare.run);
    add(words, "by", compare.by);
    return words;
}

Strings asked(const SweepArguments& sweep) {
    Strings words = common(sweep.run);
    add(words, "vary", sweep.vary);
    add(words, "measure", sweep.measure);
    if (sweep.design != DesignKind::grid) {
        add(words, "design", to_string(sweep.design));
        add(words, "points", sweep.points);
    }
    return words;
}

Strings asked(const SensitivityArguments& sensitivity) {
    using Method = SensitivityArguments::Method;
    Strings words = common(sensitivity.run);
    add(words, "method", name_of(sensitivity.method));
    add(words, "measure", sensitivity.measure);
    add(words, "input", sensitivity.inputs);
    add(words, "range", sensitivity.ranges);
    if (sensitivity.method == Method::exclusion)
        add(words, "pairs", sensitivity.pairs);
    else if (sensitivity.method != Method::swing)
        add(words, "points", sensitivity.points);
    return words;
}

} // namespace sim::shell
