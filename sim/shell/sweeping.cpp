#include "sim/shell/sweeping.hpp"

#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure_names.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/shell/asked.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/measure_choice.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/replay_command.hpp"
#include "sim/shell/shares.hpp"
#include "sim/shell/sweep_table.hpp"
#include "sim/shell/tool.hpp"
#include "sim/shell/variant.hpp"

namespace sim::shell {

namespace {

using Strings = std::vector<std::string>;

std::string scale_name(Axis::Scale scale) {
    if (scale == Axis::Scale::none)
        return "";
    return scale == Axis::Scale::linear ? "linear" : "log";
}

std::vector<results::SweepAxis> published(const std::vector<Axis>& axes) {
    std::vector<results::SweepAxis> all;
    for (const Axis& axis : axes) {
        const bool bounded = axis.kind == Axis::Kind::parameter && axis.numeric();
        all.push_back({.path = axis.path,
                       .kind = axis.kind == Axis::Kind::option ? "option" : "parameter",
                       .unit = axis.unit,
                       .low = bounded ? std::optional(axis.low) : std::nullopt,
                       .high = bounded ? std::optional(axis.high) : std::nullopt,
                       .levels = axis.levels,
                       .scale = scale_name(axis.scale)});
    }
    return all;
}

/// A measure that one number shows.
std::size_t shown_measure(const OutcomeDescription& outcome,
                          const std::optional<std::string>& name) {
    const std::size_t index = chosen_measure(outcome, name, "slipway sweep: --measure");
    if (outcome.measure(index).kind == MeasureKind::category)
        throw InvalidInput(fmt::format("slipway sweep: --measure {}: is one of several words; "
                                       "allowed: a measure that is a chance or a number",
                                       measure_name(outcome, index)));
    return index;
}

results::PointFigure figure_of(const OutcomeDescription& outcome, std::size_t index) {
    const OutcomeDescription::Place at = outcome.place(index);
    const Section& section = outcome.sections[at.section];
    const Measure& measure = section.measures[at.measure];
    results::PointFigure figure{.section = section.key,
                                .member =
                                    section.members.empty() ? "" : section.members[at.member].name,
                                .measure = measure.name,
                                .statistic = results::chief_statistic(measure.kind),
                                .unit = {},
                                .value = {},
                                .lo = {},
                                .hi = {}};
    figure.unit =
        results::headline(measure, Accumulator(measure.resolution), outcome.epoch).front().unit;
    return figure;
}

} // namespace

Sweeping::Sweeping(const ModelPort& port, const SweepArguments& arguments,
                   scenario::Document document)
    : port_(port), wishes_(arguments), document_(std::move(document)),
      space_(
          axes_of(arguments.run.options, arguments.vary, *port.record, document_, "slipway sweep:"),
          arguments.design, arguments.points, arguments.run.seed),
      builder_(port, document_, space_.axes(), only_option(), arguments.run.settings),
      measure_(shown_measure(builder_.base().outcome(), arguments.measure)) {}

std::string Sweeping::only_option() const {
    const Strings& options = wishes_.run.options;
    return options.size() == 1 ? options.front() : as_written;
}

results::Experiment Sweeping::experiment() const {
    std::vector<Variant> base;
    base.push_back(variant_of(port_, document_, only_option(), wishes_.run.settings));
    return experiment_of({"sweep", asked(wishes_), wishes_.measure}, port_, base, wishes_.run);
}

results::OptionResult Sweeping::option(const std::string& name) const {
    const Variant variant = variant_of(port_, document_, name, wishes_.run.settings);
    OutcomeDescription shape{.epoch = variant.model->outcome().epoch,
                             .facts = variant.model->outcome().facts};
    return {.name = name,
            .meaning = variant.meaning,
            .outcome = std::move(shape),
            .parameters = scenario::parameters_as_used(variant.document, *port_.record),
            .result = {}};
}

results::Sweep Sweeping::described() const {
    const OutcomeDescription& outcome = builder_.base().outcome();
    results::Sweep sweep{
        .run = {.program = program_of(port_),
                .method = "sweep",
                .scenario = std::filesystem::path(wishes_.run.file).stem().string(),
                .sha256 = document_.sha256(),
                .text = document_.text(),
                .overrides = wishes_.run.settings,
                .seed = wishes_.run.seed,
                .options = {}},
        .design = to_string(space_.kind()),
        .points = space_.size(),
        .replications = wishes_.run.replications,
        .axes = published(space_.axes()),
        .measure = measure_name(outcome, measure_),
        .chief = figure_of(outcome, measure_),
        .sections = outcome.sections,
        .command = command_of(wishes_),
        .values = [this](std::uint64_t point) { return space_.values(point); }};
    const Strings& options = wishes_.run.options;
    for (const std::string& name : options.empty() ? Strings{as_written} : options)
        sweep.run.options.push_back(option(name));
    return sweep;
}

std::uint64_t Sweeping::simulate(const std::vector<std::uint64_t>& numbers, const Plan& plan,
                                 const Finished& finished) const {
    const Points points{
        .numbers = numbers,
        .build = [this](std::uint64_t point) { return build(point); },
        .finished =
            [&](std::uint64_t point, const OutcomeDescription& outcome, const Result& result) {
                finished(results::point_record(point, outcome, result));
            }};
    return run_points(points, plan);
}

PointModel Sweeping::build(std::uint64_t point) const {
    try {
        return builder_.build(space_.values(point));
    } catch (const InvalidInput& wrong) {
        Strings lines;
        for (const std::string& problem : wrong.problems())
            lines.push_back(fmt::format("point {}: {}", point + 1, problem));
        throw InvalidInput(lines);
    }
}

void Sweeping::show(const results::Sweep& sweep, results::PointJournal& journal) const {
    if (wishes_.run.format == RunArguments::Format::json)
        return print(results::sweep_text(sweep, journal));
    if (wishes_.csv)
        return print(results::points_csv(sweep, journal));
    std::vector<PointValue> values;
    journal.each_figure_of(sweep.chief,
                           [&](std::uint64_t point, const results::PointFigure& figure) {
                               values.push_back(point_value(point, figure));
                           });
    print(sweep_table(sweep, space_, builder_.base().outcome().measure(measure_), values,
                      results::digest_of(journal), stdout_style()));
}

/// The command that replays a failure at a point.
std::string Sweeping::replay(const results::PointLine& line) const {
    RunArguments at = wishes_.run;
    std::string option = only_option();
    const Strings values = space_.values(line.point);
    for (std::size_t axis = 0; axis < values.size(); ++axis)
        if (space_.axes()[axis].kind == Axis::Kind::option)
            option = values[axis];
        else
            at.settings.push_back(space_.axes()[axis].setting(values[axis]));
    return replay_command(at, option, line.failure ? line.failure->replication : 0);
}

int Sweeping::finish(results::PointJournal& journal) const {
    constexpr std::size_t most = 5;
    const std::uint64_t done = journal.finished().size();
    std::size_t failing = 0;
    journal.each_point([&](const results::PointLine& line) {
        if (line.failure && ++failing <= most)
            complain(fmt::format(
                "point {}: {} of {} replications failed and count nowhere; replication {}: "
                "{}\n    replay: {}",
                line.point + 1, grouped(line.failed), grouped(line.replications),
                line.failure->replication, line.failure->message, replay(line)));
    });
    if (failing > most)
        complain(fmt::format("replications failed at {} points in all", grouped(failing)));
    if (done < space_.size())
        complain(fmt::format(
            "interrupted: {} of {} points are done{}", grouped(done), grouped(space_.size()),
            wishes_.run.out ? " and kept; the same command goes on with the rest" : ""));
    return done < space_.size() || failing > 0 ? 1 : 0;
}

} // namespace sim::shell
