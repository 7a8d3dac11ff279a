#include "sim/shell/arguments.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "sim/scenario/problems.hpp"
#include "sim/shell/common_arguments.hpp"
#include "sim/shell/option_reader.hpp"
#include "sim/shell/share_arguments.hpp"

namespace sim::shell {

namespace {

using Strings = std::vector<std::string>;

double read_precision(const OptionReader& reader) {
    const std::string text = reader.text("precision");
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (reader.has("precision-of")) {
        if (text.empty() || *end != '\0' || !(value > 0 && std::isfinite(value)))
            reader.refuse_here(fmt::format("--precision is '{}'; allowed: a number above 0, in the "
                                           "unit of the measure",
                                           text));
        return value;
    }
    if (text.empty() || *end != '\0' || !(value > 0 && value < 0.5))
        reader.refuse_here(fmt::format("--precision is '{}'; allowed: a number above 0 and below "
                                       "0.5, such as 0.01 for +-1 percentage point",
                                       text));
    return value;
}

void check_together(const OptionReader& reader, const RunArguments& run) {
    if (run.replay && (run.out || run.format == RunArguments::Format::json))
        reader.refuse_here("--replay shows one replication; it does not go with --out or --json");
    if (run.replay && is_randomised(run.sampling) && *run.replay >= run.replications)
        reader.refuse_here(fmt::format("--replay is {}; allowed with --sampling: below the {} "
                                       "--replications that there are",
                                       *run.replay, run.replications));
}

void read_experiment(const OptionReader& reader, RunArguments& run) {
    if (reader.has("precision-of")) {
        if (!reader.has("precision"))
            reader.refuse_here("--precision-of needs --precision, the half-width that is wanted");
        run.precision_of = reader.text("precision-of");
    }
    if (reader.has("precision")) {
        run.precision = read_precision(reader);
        run.replications = 1'000'000;
    }
    if (reader.has("replications"))
        run.replications = reader.whole<std::uint32_t>("replications", 1);
    read_chance(reader, run);
    read_sampling(reader, run);
    if (reader.has("replay"))
        run.replay = reader.whole<std::uint32_t>("replay", 0);
}

} // namespace

void read_sampling(const OptionReader& reader, RunArguments& run) {
    if (!reader.has("sampling"))
        return;
    const std::vector<std::string>& names = sampling_names();
    const std::string text = reader.text("sampling");
    const auto name = std::ranges::find(names, text);
    if (name == names.end())
        reader.refuse_here(fmt::format("--sampling is '{}'{}; allowed: {}", text,
                                       scenario::hint(text, names), scenario::listed(names)));
    run.sampling = static_cast<Sampling>(name - names.begin());
    if (run.sampling == Sampling::plain)
        return;
    if (run.precision)
        reader.refuse_here(fmt::format("--precision does not go with --sampling {} (how many "
                                       "replications there are must be known before the first); "
                                       "give --replications",
                                       text));
    if (reader.has("share"))
        reader.refuse_here(fmt::format("--share does not go with --sampling {} (its intervals need "
                                       "all replications in one result)",
                                       text));
    if (!reader.has("replications"))
        run.replications = 16'384;
    if (!may_have(run.sampling, run.replications))
        reader.refuse_here(fmt::format("--replications is {}; allowed with --sampling {}: {}",
                                       run.replications, text, allowed_replications(run.sampling)));
}

void read_files(const OptionReader& reader, RunArguments& run) {
    for (const char* name : {"samples", "traces"})
        if (reader.has(name) && !reader.has("out"))
            reader.refuse_here(fmt::format("--{} needs --out, whose files it is for", name));
    if (reader.has("traces"))
        run.traces = reader.whole<std::uint32_t>("traces", 0);
    if (!reader.has("samples"))
        return;
    const std::string which = reader.text("samples");
    if (which == "all" || which == "missed")
        run.samples.which =
            which == "all" ? SamplesWanted::Which::all : SamplesWanted::Which::missed;
    else if (!which.empty() && which.find_first_not_of("0123456789") == std::string::npos)
        run.samples.count = reader.whole<std::uint64_t>("samples", 0);
    else
        reader.refuse_here(fmt::format("--samples is '{}'; allowed: all, missed, or how many, from "
                                       "the first replication on",
                                       which));
}

RunArguments parse_run(const Strings& arguments) {
    OptionReader reader("run",
                        {"replications", "precision", "precision-of", "sampling", "seed", "threads",
                         "out", "samples", "traces", "share", "round", "replay"},
                        {"set", "option"}, {"json"});
    reader.read(arguments);
    RunArguments run;
    run.file = reader.only_file();
    read_experiment(reader, run);
    read_variants(reader, run);
    if (reader.has("out"))
        run.out = reader.text("out");
    read_files(reader, run);
    if (reader.on("json"))
        run.format = RunArguments::Format::json;
    read_share(reader, run);
    check_together(reader, run);
    return run;
}

DescribeArguments parse_describe(const Strings& arguments) {
    OptionReader reader("describe", {}, {"set", "option"}, {"json"});
    reader.read(arguments);
    const Strings files = reader.list("file");
    if (files.size() > 1)
        reader.refuse_here(
            fmt::format("{} scenario files are given; allowed: one or none", files.size()));
    DescribeArguments describe;
    if (!files.empty())
        describe.file = files.front();
    describe.settings = reader.list("set");
    describe.options = reader.list("option");
    if (reader.on("json"))
        describe.format = DescribeArguments::Format::json;
    if (!describe.file && (!describe.settings.empty() || !describe.options.empty()))
        reader.refuse_here("--set and --option need a scenario file");
    return describe;
}

Strings parse_check(const Strings& arguments) {
    OptionReader reader("check", {}, {}, {});
    reader.read(arguments);
    Strings files = reader.list("file");
    if (files.empty())
        reader.refuse_here("no scenario file is given; allowed: one or more");
    return files;
}

ExportArguments parse_export(const Strings& arguments) {
    OptionReader reader("export", {"out"}, {}, {});
    reader.read(arguments);
    const Strings files = reader.list("file");
    if (files.size() != 1)
        reader.refuse_here(fmt::format("{} results are given; allowed: one, a run.db or its folder",
                                       files.size()));
    if (!reader.has("out"))
        reader.refuse_here("needs --out, the folder for the CSV files");
    return {files.front(), reader.text("out")};
}

void parse_schema(const Strings& arguments) {
    OptionReader reader("schema", {}, {}, {});
    reader.read(arguments);
    if (!reader.list("file").empty())
        reader.refuse_here("takes no scenario file: the schema is the same for all");
}

bool wants_help(const Strings& arguments) {
    return std::ranges::any_of(
        arguments, [](const std::string& word) { return word == "--help" || word == "-h"; });
}

} // namespace sim::shell
