#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/comparison.hpp"
#include "sim/shell/ending.hpp"
#include "sim/shell/index_study.hpp"
#include "sim/shell/input_choice.hpp"
#include "sim/shell/laboratory.hpp"
#include "sim/shell/measure_choice.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/replay_command.hpp"
#include "sim/shell/run_record.hpp"
#include "sim/shell/sensitivity_table.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

using results::Study;
using Method = SensitivityArguments::Method;

/// The mean of a single model, published; NaN if unknown.
double level_of(const ContrastTally& tally, const results::Studied& of) {
    return tally.moments.mean() / results::unit_of(of.measure.kind).divisor;
}

/// One input at its low and its high setting.
bool add_swing(Laboratory& laboratory, const scenario::Input& input, Study& study) {
    const auto low = laboratory.changed({scenario::setting(input, input.low)});
    const auto high = laboratory.changed({scenario::setting(input, input.high)});
    if (!low || !high)
        return true;
    const Contrast apart{-1, 1};
    const auto found = laboratory.run({low.get(), high.get()}, {{1, 0}, {0, 1}, apart});
    if (!found)
        return false;
    study.inputs.push_back({input.path, input.unit, input.low, input.high, input.how});
    for (std::size_t m = 0; m < study.measures.size(); ++m)
        if ((*found)[2][m].moments.count > 0)
            study.swings.push_back({.input = study.inputs.size() - 1,
                                    .measure = m,
                                    .at_low = level_of((*found)[0][m], study.measures[m]),
                                    .at_high = level_of((*found)[1][m], study.measures[m]),
                                    .swing = published((*found)[2][m], study.measures[m], apart)});
    return true;
}

/// The scenario without one cause.
bool add_cost(Laboratory& laboratory, const AnyModel& base, const AnyModel& without,
              std::size_t cause, Study& study) {
    const Contrast apart{1, -1};
    const auto found = laboratory.run({&base, &without}, {apart});
    if (!found)
        return false;
    for (std::size_t m = 0; m < study.measures.size(); ++m)
        if ((*found)[0][m].moments.count > 0)
            study.costs.push_back({cause, m, published((*found)[0][m], study.measures[m], apart)});
    return true;
}

/// Two causes, each alone and both.
bool add_pair(Laboratory& laboratory, const Variant& base, std::size_t first, std::size_t second,
              Study& study) {
    const auto &a = study.causes[first].settings, &b = study.causes[second].settings;
    std::vector<std::string> both = a;
    both.insert(both.end(), b.begin(), b.end());
    const auto without_a = laboratory.changed(a), without_b = laboratory.changed(b),
               without_both = laboratory.changed(both);
    if (!without_a || !without_b || !without_both)
        return true;
    const Contrast together{1, 0, 0, -1}, extra{-1, 1, 1, -1};
    const auto found =
        laboratory.run({base.model.get(), without_a.get(), without_b.get(), without_both.get()},
                       {together, extra});
    if (!found)
        return false;
    for (std::size_t m = 0; m < study.measures.size(); ++m)
        if ((*found)[0][m].moments.count > 0)
            study.pairs.push_back({first, second, m,
                                   published((*found)[0][m], study.measures[m], together),
                                   published((*found)[1][m], study.measures[m], extra)});
    return true;
}

/// The causes that save most of a measure.
std::vector<std::size_t> largest_causes(const Study& study, std::size_t by, std::size_t count) {
    std::vector<results::CauseCost> costs;
    std::ranges::copy_if(study.costs, std::back_inserter(costs), [by](const auto& each) {
        return each.measure == by && std::isfinite(each.saved.value) && each.saved.value != 0;
    });
    std::ranges::stable_sort(costs, [](const auto& a, const auto& b) {
        return std::abs(a.saved.value) > std::abs(b.saved.value);
    });
    std::vector<std::size_t> causes;
    for (std::size_t i = 0; i < std::min(count, costs.size()); ++i)
        causes.push_back(costs[i].cause);
    return causes;
}

/// Takes each cause away, then the largest by pairs; false if it was stopped.
bool exclude(Laboratory& laboratory, const Variant& base, std::size_t by, std::size_t pairs,
             Study& study) {
    for (std::size_t cause = 0; cause < study.causes.size(); ++cause) {
        const auto without = laboratory.changed(study.causes[cause].settings);
        if (without && !add_cost(laboratory, *base.model, *without, cause, study))
            return false;
    }
    const std::vector<std::size_t> top = largest_causes(study, by, pairs);
    for (std::size_t i = 0; i < top.size(); ++i)
        for (std::size_t k = i + 1; k < top.size(); ++k)
            if (!add_pair(laboratory, base, top[i], top[k], study))
                return false;
    return true;
}

/// The number among the studied measures of the one that is asked for.
std::size_t studied_number(const std::vector<results::Studied>& measures,
                           const OutcomeDescription& outcome,
                           const std::optional<std::string>& name, const std::string& what) {
    const std::size_t place = chosen_measure(outcome, name, what);
    const auto found = std::ranges::find(measures, place, &results::Studied::place);
    if (found == measures.end())
        throw InvalidInput(fmt::format("{}: the model does not say whether more of '{}' is better "
                                       "or less",
                                       what, outcome.title(place)));
    return static_cast<std::size_t>(found - measures.begin());
}

/// What is changed from run to run.
struct Changes {
    std::vector<scenario::Input> inputs;
    std::optional<UnitPoints> points; ///< of all inputs at once, for a method of indices
    std::size_t runs = 1;             ///< how many, with that of the scenario as it is
};

/// Reads what the method changes; the causes go into the study. InvalidInput if there is nothing.
Changes changes_of(const ModelPort& port, const Variant& base,
                   const SensitivityArguments& arguments, Study& study) {
    Changes all;
    if (arguments.method == Method::exclusion) {
        study.causes = base.model->exclusions();
        if (study.causes.empty())
            throw InvalidInput(
                "slipway sensitivity: the model names no cause that could be excluded");
        const std::size_t pairs = std::min(arguments.pairs, study.causes.size());
        all.runs += study.causes.size() + (pairs * pairs - pairs) / 2;
        return all;
    }
    all.inputs = chosen_inputs(base.document, *port.record, arguments.inputs, arguments.ranges,
                               "slipway sensitivity: --input");
    if (arguments.method != Method::swing)
        all.points = index_points(arguments, all.inputs.size());
    all.runs += all.points ? all.points->size() : all.inputs.size();
    return all;
}

/// Runs all changes; false if it was stopped.
bool carry_out(Laboratory& laboratory, const Variant& base, const Changes& changes,
               const Wish& wish, Study& study) {
    const auto& [arguments, by] = wish;
    if (arguments.method == Method::exclusion)
        return exclude(laboratory, base, by, arguments.pairs, study);
    if (changes.points)
        return add_indices(laboratory, changes.inputs, *changes.points, wish, study);
    return std::ranges::all_of(changes.inputs, [&](const scenario::Input& input) {
        return add_swing(laboratory, input, study);
    });
}

} // namespace

int sensitivity(const ModelPort& port, const SensitivityArguments& arguments) {
    const RunArguments& wishes = arguments.run;
    const auto document = scenario::Document::load(wishes.file);
    std::vector<Variant> base = variants_of(port, document, wishes.options, wishes.settings);
    warn(base.front().model->warnings());
    Study study;
    study.method = name_of(arguments.method);
    const Changes changes = changes_of(port, base.front(), arguments, study);
    std::optional<results::Folder> folder;
    if (wishes.out)
        folder.emplace(*wishes.out);

    std::optional<Laboratory> laboratory(std::in_place, port, base.front(), wishes, changes.runs);
    study.measures = laboratory->measures();
    const std::size_t by = studied_number(study.measures, base.front().model->outcome(),
                                          arguments.measure, "slipway sensitivity: --measure");
    std::vector<Result> result;
    result.push_back(laboratory->run_base());
    const bool whole = !result.front().interrupted() &&
                       carry_out(*laboratory, base.front(), changes, {arguments, by}, study);
    study.digest = laboratory->digest();
    study.command = command_of(arguments);
    laboratory.reset();

    results::Run run = run_of(port, document, base, wishes, std::move(result));
    run.method = "sensitivity";
    if (folder)
        results::publish(*folder, run, study);
    print(wishes.format == RunArguments::Format::json
              ? results::study_text(run, study)
              : study_table(run, study, by, arguments.top, stdout_style()));
    if (!whole)
        complain("interrupted: what was not yet run is missing");
    return finish(wishes, run) != 0 || !whole ? 1 : 0;
}

} // namespace sim::shell
