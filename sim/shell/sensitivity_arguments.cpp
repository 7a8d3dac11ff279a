#include <array>
#include <string_view>

#include <fmt/format.h>

#include "sim/shell/arguments.hpp"
#include "sim/shell/common_arguments.hpp"
#include "sim/shell/option_reader.hpp"
#include "sim/shell/share_arguments.hpp"

namespace sim::shell {

namespace {

using Method = SensitivityArguments::Method;

constexpr std::array<std::pair<std::string_view, Method>, 5> methods{{
    {"swing", Method::swing},
    {"exclusion", Method::exclusion},
    {"morris", Method::morris},
    {"sobol", Method::sobol},
    {"shapley", Method::shapley},
}};

Method read_method(const OptionReader& reader) {
    if (!reader.has("method"))
        return Method::swing;
    const std::string word = reader.text("method");
    for (const auto& [name, method] : methods)
        if (word == name)
            return method;
    reader.refuse_here(
        fmt::format("--method is '{}'; allowed: swing, exclusion, morris, sobol, shapley", word));
}

/// Replications of each run: enough for a difference of a few days on common random numbers;
/// fewer where thousands of points are run.
std::uint32_t usual_replications(Method method) {
    if (method == Method::exclusion)
        return 10'000;
    return method == Method::swing ? 2'000 : 200;
}

void read_common(const OptionReader& reader, RunArguments& run) {
    run.file = reader.only_file();
    if (reader.has("replications"))
        run.replications = reader.whole<std::uint32_t>("replications", 1, 1U << 28);
    read_chance(reader, run);
    run.settings = reader.list("set");
    if (reader.has("option"))
        run.options = {reader.text("option")};
    if (reader.has("out"))
        run.out = reader.text("out");
    if (reader.on("json"))
        run.format = RunArguments::Format::json;
}

/// The pairs are of the causes that the first round finds to cost most, so they are a second one.
void read_share_of_study(const OptionReader& reader, SensitivityArguments& all) {
    const bool rounds = all.method == Method::exclusion && all.pairs > 1;
    if (reader.has("round") && (!reader.has("share") || !rounds))
        reader.refuse_here("--round goes with --share and --method exclusion alone, whose pairs "
                           "are the second round");
    if (!read_part(reader, all.run))
        return;
    if (!all.run.out)
        reader.refuse_here("--share needs --out, the folder for its file");
    if (rounds)
        all.run.round = reader.has("round") ? reader.whole<std::uint32_t>("round", 1, 2) : 1;
}

} // namespace

std::string_view name_of(Method method) {
    for (const auto& [name, each] : methods)
        if (each == method)
            return name;
    return "";
}

SensitivityArguments parse_sensitivity(const std::vector<std::string>& arguments) {
    OptionReader reader("sensitivity",
                        {"method", "measure", "points", "pairs", "top", "replications", "seed",
                         "threads", "out", "option", "share", "round"},
                        {"set", "input", "range"}, {"json"});
    reader.read(arguments);
    SensitivityArguments all;
    all.method = read_method(reader);
    all.run.replications = usual_replications(all.method);
    read_common(reader, all.run);
    if (reader.has("measure"))
        all.measure = reader.text("measure");
    all.inputs = reader.list("input");
    all.ranges = reader.list("range");
    const bool exclusion = all.method == Method::exclusion;
    if (exclusion && !(all.inputs.empty() && all.ranges.empty()))
        reader.refuse_here("--input and --range do not go with --method exclusion, which takes "
                           "causes away");
    if (reader.has("pairs") && !exclusion)
        reader.refuse_here("--pairs goes with --method exclusion alone");
    if (reader.has("points") && (exclusion || all.method == Method::swing))
        reader.refuse_here("--points goes with --method morris, sobol or shapley");
    if (reader.has("points"))
        all.points = reader.whole<std::size_t>("points", 4, 1U << 20);
    if (reader.has("pairs"))
        all.pairs = reader.whole<std::size_t>("pairs", 0, 20);
    if (reader.has("top"))
        all.top = reader.whole<std::size_t>("top", 1);
    read_share_of_study(reader, all);
    return all;
}

} // namespace sim::shell
