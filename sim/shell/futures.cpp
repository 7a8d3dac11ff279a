#include "sim/shell/futures.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure_names.hpp"
#include "sim/experiment/points.hpp"
#include "sim/experiment/shifted.hpp"
#include "sim/results/comparison.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/interrupt.hpp"
#include "sim/shell/measure_choice.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/replay_command.hpp"
#include "sim/shell/tool.hpp"

namespace sim::shell {

namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t halves = 2;

/// The options wanted: those named, or the scenario as written and all that it has.
Strings options_of(const RunArguments& run, const scenario::Document& document) {
    if (!run.options.empty())
        return run.options;
    Strings names = {as_written};
    for (std::string& name : document.option_names())
        names.push_back(std::move(name));
    return names;
}

UnitPoints design_of(DesignKind kind, std::size_t axes, std::size_t points, std::uint64_t seed) {
    return kind == DesignKind::latin_hypercube ? latin_hypercube(axes, points, seed)
                                               : sobol_points(axes, points, seed);
}

} // namespace

FutureStudy::FutureStudy(const ModelPort& port, const FutureArguments& arguments, std::string verb,
                         Spread spread, std::size_t least_options)
    : port_(port), wishes_(arguments), verb_("slipway " + std::move(verb)), spread_(spread),
      document_(scenario::Document::load(arguments.run.file)),
      open_(scenario::uncertainties(document_, *port.record)),
      variants_(variants_of(port, document_, options_of(arguments.run, document_),
                            arguments.run.settings)),
      places_(design_of(arguments.design, open_.size(), arguments.points, arguments.run.seed)) {
    if (open_.empty())
        throw InvalidInput(fmt::format(
            "{}: {} names nothing uncertain; needed: [[uncertainty]] with path = \"...\" and "
            "between = [low, high] or a distribution (`slipway describe FILE` lists the paths)",
            verb_, wishes_.run.file));
    if (variants_.size() < least_options)
        throw InvalidInput(fmt::format(
            "{}: there is no choice between {} option{}; needed: {} or more, in the scenario as "
            "[[option]], or named by --option (\"{}\" is one)",
            verb_, variants_.size(), variants_.size() == 1 ? "" : "s", least_options, as_written));
    const std::string what = verb_ + ": --measure";
    const std::size_t judged = chosen_measure(outcome(), wishes_.measure, what);
    if (outcome().measure(judged).better == Better::unsaid)
        throw InvalidInput(fmt::format("{}: the model does not say whether more of '{}' is better "
                                       "or less",
                                       what, outcome().title(judged)));
    add_measure(judged, what);
    if (wishes_.fails) {
        FailureWish wish = failure_of(outcome(), *wishes_.fails);
        if (wish.place != judged) {
            add_measure(wish.place, verb_ + ": --fails");
            wish.failing.measure = 1;
        }
        failing_ = std::move(wish.failing);
    }
    try_bounds();
    warn(warnings_of(variants_));
}

void FutureStudy::add_measure(std::size_t place, const std::string& what) {
    names_.push_back(measure_name(outcome(), place));
    measures_.push_back(results::studied(outcome(), place));
    for (const Variant& each : variants_)
        if (!find_measure(each.model->outcome(), names_.back()))
            throw InvalidInput(fmt::format("{}: option '{}' has no '{}'; allowed: a measure that "
                                           "all options have",
                                           what, each.name, names_.back()));
}

/// Each parameter at both of its bounds, all others in their middle, with every option.
void FutureStudy::try_bounds() const {
    Strings problems;
    Values middle;
    for (const scenario::Uncertainty& each : open_)
        middle.push_back(each.between(0.5));
    for (std::size_t p = 0; p < open_.size(); ++p)
        for (const double value : {open_[p].low, open_[p].high})
            for (std::size_t option = 0; option < variants_.size(); ++option)
                try {
                    Values values = middle;
                    values[p] = value;
                    port_.rebuild(document(option, values));
                } catch (const InvalidInput& wrong) {
                    problems.push_back(
                        fmt::format("{}: uncertainty '{}' at {} with option '{}': {}",
                                    scenario::to_string(open_[p].where), open_[p].path, value,
                                    variants_[option].name, wrong.problems().front()));
                }
    if (!problems.empty())
        throw InvalidInput(problems);
}

FutureStudy::Place FutureStudy::place_of(std::uint64_t number) const {
    const std::uint64_t pair = number / halves;
    return {.future = static_cast<std::size_t>(pair / variants_.size()),
            .option = static_cast<std::size_t>(pair % variants_.size()),
            .half = static_cast<std::size_t>(number % halves)};
}

FutureStudy::Values FutureStudy::values_at(std::size_t future) const {
    Values values;
    for (std::size_t p = 0; p < open_.size(); ++p)
        values.push_back(spread_ == Spread::likely ? open_[p].likely(places_[future][p])
                                                   : open_[p].between(places_[future][p]));
    return values;
}

/// The world first, then what is decided: an option or a setting by hand that gives a parameter
/// goes over its value, and a factor multiplies whatever they say.
scenario::Document FutureStudy::document(std::size_t option, const Values& values,
                                         std::optional<std::size_t> without) const {
    scenario::Document at = document_;
    const auto lay = [&](bool factors) {
        for (std::size_t p = 0; p < open_.size(); ++p)
            if (open_[p].multiplies == factors && p != without)
                at.set(open_[p].setting(values[p]));
    };
    lay(false);
    if (variants_[option].name != as_written ||
        std::ranges::count(document_.option_names(), as_written) > 0)
        at.apply_option(variants_[option].name);
    for (const std::string& setting : wishes_.run.settings)
        at.set(setting);
    lay(true);
    return at;
}

PointModel FutureStudy::build(std::uint64_t number) const {
    const Place at = place_of(number);
    const Values values = values_at(at.future);
    try {
        const std::shared_ptr<const AnyModel> model = port_.rebuild(document(at.option, values));
        const std::uint64_t first = (halves * at.future + at.half) * (wishes_.run.replications / 2);
        return {.contender = shifted(model->contender(), static_cast<std::uint32_t>(first)),
                .owner = model};
    } catch (const InvalidInput& wrong) {
        std::string settings;
        for (std::size_t p = 0; p < open_.size(); ++p)
            settings += (p > 0 ? ", " : "") + open_[p].setting(values[p]);
        throw InvalidInput(fmt::format("future {} with option '{}' ({}): {}", at.future + 1,
                                       variants_[at.option].name, settings,
                                       wrong.problems().front()));
    }
}

void FutureStudy::take(std::uint64_t number, const OutcomeDescription& outcome, Result&& result) {
    const Place at = place_of(number);
    digests_[number] = result.digest;
    done_[number] = true;
    if (result.failed > 0)
        failures_.push_back({at, result.failed, result.failures.front()});
    for (std::size_t m = 0; m < names_.size(); ++m) {
        const std::optional<std::size_t> place = find_measure(outcome, names_[m]);
        if (!place)
            throw ContractViolation("an option has lost a measure with the values of a future");
        const Accumulator& values = result.measures[*place];
        means_[m][number] =
            mean(values).value / results::unit_of(measures_[m].measure.kind).divisor;
        if (!std::isfinite(means_[m][number]))
            throw InvalidInput(fmt::format(
                "{}: {} has no mean in future {} with option '{}', for all of its {} replications "
                "there fail or end beyond the horizon; allowed: a later horizon, or a measure that "
                "is always known, such as a chance",
                verb_, names_[m], at.future + 1, variants_[at.option].name, grouped(result.done)));
        beyond_[m][at.option] += values.censored_count();
    }
}

results::Futures FutureStudy::simulate() {
    const std::size_t points = halves * variants_.size() * places_.size();
    means_.assign(names_.size(), std::vector<double>(points));
    beyond_.assign(names_.size(), std::vector<std::uint64_t>(variants_.size()));
    digests_.assign(points, Digest{});
    done_.assign(points, false);
    Points design{.numbers = std::vector<std::uint64_t>(points), .build = {}, .finished = {}};
    std::iota(design.numbers.begin(), design.numbers.end(), std::uint64_t{0});
    design.build = [this](std::uint64_t number) { return build(number); };
    design.finished = [this](std::uint64_t number, const OutcomeDescription& outcome,
                             Result&& result) { take(number, outcome, std::move(result)); };
    const std::uint32_t each = wishes_.run.replications / halves;
    {
        const Interrupt interrupt;
        Progress progress(std::uint64_t{each} * points);
        run_points(design, {.seed = wishes_.run.seed,
                            .replications = each,
                            .threads = wishes_.run.threads,
                            .progress = [&](std::uint64_t done) { progress.show(done); },
                            .stop = interrupt.flag()});
    }
    std::ranges::stable_sort(failures_, {}, [](const Failed& one) {
        return std::tuple(one.at.future, one.at.option, one.at.half);
    });
    results::Futures futures = described();
    fill(futures);
    return futures;
}

results::Futures FutureStudy::described() const {
    results::Futures futures;
    futures.run = {.program = program_of(port_),
                   .method = verb_.substr(verb_.find(' ') + 1),
                   .scenario = std::filesystem::path(wishes_.run.file).stem().string(),
                   .sha256 = document_.sha256(),
                   .text = document_.text(),
                   .overrides = wishes_.run.settings,
                   .seed = wishes_.run.seed,
                   .options = {}};
    futures.design = to_string(wishes_.design);
    futures.asked = places_.size();
    futures.replications = wishes_.run.replications;
    futures.measures = measures_;
    futures.names = names_;
    for (const Variant& each : variants_)
        futures.run.options.push_back(
            {.name = each.name,
             .meaning = each.meaning,
             .outcome = {.epoch = each.model->outcome().epoch,
                         .facts = each.model->outcome().facts},
             .parameters = scenario::parameters_as_used(each.document, *port_.record),
             .result = {}});
    for (const scenario::Uncertainty& each : open_)
        futures.parameters.push_back({.path = each.path,
                                      .unit = each.unit,
                                      .text = each.text,
                                      .meaning = each.meaning,
                                      .grade = to_string(each.evidence.grade),
                                      .source = each.evidence.source,
                                      .bounds = each.known == scenario::Uncertainty::Known::bounds,
                                      .whole = each.whole,
                                      .low = each.low,
                                      .high = each.high});
    return futures;
}

/// Puts together the futures in which all options were done.
void FutureStudy::fill(results::Futures& futures) const {
    const std::size_t each = halves * variants_.size();
    Digest all;
    for (std::size_t future = 0; future < places_.size(); ++future) {
        const auto from = done_.begin() + static_cast<std::ptrdiff_t>(future * each);
        if (std::find(from, from + static_cast<std::ptrdiff_t>(each), false) ==
            from + static_cast<std::ptrdiff_t>(each))
            futures.numbers.push_back(future);
    }
    futures.places = UnitPoints(open_.size(), futures.size());
    futures.values.assign(open_.size(), {});
    futures.yields.assign(names_.size(), std::vector<results::Yield>(variants_.size()));
    for (std::size_t i = 0; i < futures.size(); ++i) {
        const auto future = static_cast<std::size_t>(futures.numbers[i]);
        const Values values = values_at(future);
        for (std::size_t p = 0; p < open_.size(); ++p) {
            futures.places.at(i, p) = places_[future][p];
            futures.values[p].push_back(values[p]);
        }
        for (std::size_t point = future * each; point < (future + 1) * each; ++point) {
            all.add(static_cast<std::uint32_t>(point), digests_[point].words());
            const Place at = place_of(point);
            for (std::size_t m = 0; m < names_.size(); ++m) {
                results::Yield& option = futures.yields[m][at.option];
                (at.half == 0 ? option.first : option.second).push_back(means_[m][point]);
            }
        }
    }
    for (const Failed& failed : failures_)
        futures.failed += failed.count;
    futures.digest = all.to_string();
}

/// The command that simulates a failed replication alone. A value that the option decides itself is
/// left out: by hand it would go over the option.
std::string FutureStudy::replay(const Failed& failed) const {
    const Values values = values_at(failed.at.future);
    const std::string whole = to_text(document(failed.at.option, values).root());
    RunArguments run = wishes_.run;
    for (const bool factors : {false, true})
        for (std::size_t p = 0; p < open_.size(); ++p)
            if (open_[p].multiplies == factors &&
                to_text(document(failed.at.option, values, p).root()) != whole)
                run.settings.push_back(open_[p].setting(values[p]));
    return replay_command(run, variants_[failed.at.option].name, failed.first.replication);
}

int FutureStudy::finish(const results::Futures& futures) const {
    constexpr std::size_t most = 5;
    for (std::size_t i = 0; i < std::min(most, failures_.size()); ++i) {
        const Failed& each = failures_[i];
        complain(fmt::format("future {} with option '{}': {} of {} replications failed and count "
                             "nowhere; replication {}: {}\n    replay: {}",
                             each.at.future + 1, variants_[each.at.option].name,
                             grouped(each.count), grouped(wishes_.run.replications / halves),
                             each.first.replication, each.first.message, replay(each)));
    }
    if (failures_.size() > most)
        complain(fmt::format("{} replications failed in all", grouped(futures.failed)));
    const auto all = static_cast<double>(futures.size() * wishes_.run.replications);
    for (std::size_t m = 0; m < names_.size(); ++m)
        for (std::size_t option = 0; option < variants_.size(); ++option)
            if (const std::uint64_t beyond = beyond_[m][option]; beyond > 0)
                complain(fmt::format("{} with option '{}': {} replications ({:.2g} %) end beyond "
                                     "the horizon and are left out, so that the means are too "
                                     "small; set a later horizon",
                                     names_[m], variants_[option].name, grouped(beyond),
                                     100 * static_cast<double>(beyond) / all));
    if (futures.size() < futures.asked)
        complain(fmt::format("interrupted: {} of {} futures are done", grouped(futures.size()),
                             grouped(futures.asked)));
    return futures.size() < futures.asked || futures.failed > 0 ? 1 : 0;
}

} // namespace sim::shell
