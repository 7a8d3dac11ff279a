#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "sim/scenario/problems.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/common_arguments.hpp"
#include "sim/shell/option_reader.hpp"
#include "sim/shell/share_arguments.hpp"
#include "sim/shell/study.hpp"

namespace sim::shell {

namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t most_points = 100'000'000;

DesignKind read_design(const OptionReader& reader) {
    const std::string text = reader.text("design");
    Strings names;
    for (const DesignKind kind :
         {DesignKind::grid, DesignKind::latin_hypercube, DesignKind::sobol}) {
        names.push_back(to_string(kind));
        if (text == names.back())
            return kind;
    }
    reader.refuse_here(fmt::format("--design is '{}'{}", text, scenario::hint(text, names)));
}

/// What the study file says, which what is given by hand then changes.
SweepArguments from_study(const std::string& file) {
    const Study study = read_study(file);
    SweepArguments sweep{.run = {}, .vary = study.vary, .measure = study.measure};
    sweep.run.options = study.options;
    sweep.run.settings = study.set;
    sweep.design = study.design.value_or(DesignKind::grid);
    sweep.points = static_cast<std::size_t>(study.points.value_or(0));
    sweep.run.replications = static_cast<std::uint32_t>(study.replications.value_or(2'000));
    sweep.run.seed = static_cast<std::uint64_t>(study.seed.value_or(1));
    return sweep;
}

void check(const OptionReader& reader, const SweepArguments& sweep) {
    const Strings& options = sweep.run.options;
    for (auto name = options.begin(); name != options.end(); ++name)
        if (std::find(options.begin(), name, *name) != name)
            reader.refuse_here(fmt::format("--option '{}' is given twice; allowed: once", *name));
    if (sweep.vary.empty() && options.size() < 2)
        reader.refuse_here("nothing varies; allowed: --vary PATH=SPEC, or two or more --option");
    const bool grid = sweep.design == DesignKind::grid;
    if (grid && sweep.points > 0)
        reader.refuse_here("--points goes with --design latin-hypercube or sobol; a grid has as "
                           "many points as its levels make");
    if (!grid && sweep.points == 0)
        reader.refuse_here(
            fmt::format("--design {} needs --points, how many", to_string(sweep.design)));
    if (sweep.csv && sweep.run.format == RunArguments::Format::json)
        reader.refuse_here("--csv does not go with --json");
}

} // namespace

SweepArguments parse_sweep(const Strings& arguments) {
    OptionReader reader(
        "sweep",
        {"design", "points", "study", "measure", "replications", "seed", "threads", "out", "share"},
        {"vary", "set", "option"}, {"json", "csv"});
    reader.read(arguments);
    SweepArguments sweep;
    sweep.run.replications = 2'000;
    if (reader.has("study"))
        sweep = from_study(reader.text("study"));
    sweep.run.file = reader.only_file();
    reader.append_to(sweep.vary, "vary");
    reader.append_to(sweep.run.settings, "set");
    reader.append_to(sweep.run.options, "option");
    if (reader.has("design"))
        sweep.design = read_design(reader);
    if (reader.has("points"))
        sweep.points = reader.whole<std::size_t>("points", 1, most_points);
    if (reader.has("measure"))
        sweep.measure = reader.text("measure");
    if (reader.has("replications"))
        sweep.run.replications = reader.whole<std::uint32_t>("replications", 1);
    read_chance(reader, sweep.run);
    if (reader.has("out"))
        sweep.run.out = reader.text("out");
    if (reader.on("json"))
        sweep.run.format = RunArguments::Format::json;
    sweep.csv = reader.on("csv");
    if (read_part(reader, sweep.run) && !sweep.run.out)
        reader.refuse_here("--share needs --out, the folder for its file");
    check(reader, sweep);
    return sweep;
}

} // namespace sim::shell
