#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/experiment/measure_names.hpp"
#include "sim/shell/cells.hpp"
#include "sim/shell/columns.hpp"
#include "sim/shell/facts.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/interrupt.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/rare_arguments.hpp"
#include "sim/shell/variant.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

using Json = nlohmann::ordered_json;

/// One option's event with what came of it.
struct Estimate {
    std::string option, measure;
    const OutcomeDescription& outcome;
    RareEvent event;
    RareResult result;

    std::string value(std::int64_t threshold) const {
        return value_text(outcome.measure(event.measure), threshold, outcome.epoch);
    }
    std::string condition(std::int64_t threshold) const {
        return fmt::format("{} {} {}", measure, event.side == RareEvent::Side::at_least ? "≥" : "≤",
                           value(threshold));
    }
};

RareResult estimate(const AnyModel& model, const RareEvent& event, const RunArguments& run,
                    const Interrupt& interrupt) {
    RarePlan plan{.seed = run.seed, .threads = run.threads, .stop = interrupt.flag()};
    plan.particles = run.replications / plan.repetitions;
    Progress progress(plan.repetitions);
    plan.progress = [&](std::uint64_t done) { progress.show(done); };
    return chance_of(model.contender(), event, plan);
}

std::string text_of(const Estimate& each, Style style) {
    const RareResult& result = each.result;
    std::string text = bold(each.option, style) + "\n";
    if (result.interrupted)
        text += fmt::format("interrupted after {} of {} repetitions\n", result.repetitions.size(),
                            RarePlan{}.repetitions);
    if (result.repetitions.size() < 2)
        return text + "chance of " + each.condition(each.event.threshold) + ": not known\n";
    text +=
        fmt::format("chance of {}: {:.3g} ({:.3g}-{:.3g})", each.condition(each.event.threshold),
                    result.chance.value, result.chance.lo, result.chance.hi);
    if (result.chance.value > 0)
        text += fmt::format(", one in {:.3g}", 1 / result.chance.value);
    text += fmt::format("\n{} replications in {} repetitions", grouped(result.runs),
                        result.repetitions.size());
    if (std::isfinite(result.variance_ratio))
        text +=
            fmt::format("; variance ratio {:.3g} against plain replication", result.variance_ratio);
    Columns columns({"level", "reached by %", "step"});
    for (const RareLevel& level : result.levels)
        columns.add({each.condition(level.threshold), fmt::format("{:.1f}", 100 * level.share),
                     fmt::format("{:.2f}", level.step)});
    return text + "\n\n" + columns.print(page, style);
}

Json json_of(const Estimate& each) {
    const RareResult& result = each.result;
    Json levels = Json::array();
    for (const RareLevel& level : result.levels)
        levels.push_back({{"level", each.condition(level.threshold)},
                          {"share", level.share},
                          {"step", level.step}});
    return {{"name", each.option},
            {"event", each.condition(each.event.threshold)},
            {"interrupted", result.interrupted},
            {"chance",
             {{"p", result.chance.value}, {"lo", result.chance.lo}, {"hi", result.chance.hi}}},
            {"replications", result.runs},
            {"repetitions", result.repetitions},
            {"variance_ratio", result.variance_ratio},
            {"levels", levels}};
}

} // namespace

int rare(const ModelPort& port, const RareArguments& arguments) {
    const RunArguments& run = arguments.run;
    const auto document = scenario::Document::load(run.file);
    const std::vector<Variant> variants = variants_of(port, document, run.options, run.settings);
    warn(warnings_of(variants));
    const std::string name = std::filesystem::path(run.file).stem().string();
    Json summary = {{"schema", "slipway-rare-1"}, {"scenario", name}, {"seed", run.seed}};
    summary["options"] = Json::array();
    std::string text = fmt::format("{}: seed {}\n", name, run.seed);
    const Interrupt interrupt;
    bool interrupted = false;
    for (const Variant& variant : variants) {
        const OutcomeDescription& outcome = variant.model->outcome();
        const RareEvent event = event_of(outcome, arguments.event);
        const Estimate each{variant.name, measure_name(outcome, event.measure), outcome, event,
                            estimate(*variant.model, event, run, interrupt)};
        text += "\n" + text_of(each, stdout_style());
        summary["options"].push_back(json_of(each));
        interrupted = each.result.interrupted;
        if (interrupted)
            break;
    }
    text += "\n" + faint("Brackets: 95 % confidence interval, Student's t over the repetitions.\n",
                         stdout_style());
    print(run.format == RunArguments::Format::json ? summary.dump(2) + "\n" : text);
    if (interrupted)
        complain("interrupted: the result is that of the first repetitions only");
    return interrupted ? 1 : 0;
}

} // namespace sim::shell
