#include "sim/shell/compare_plan.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure_names.hpp"
#include "sim/shell/measure_choice.hpp"

namespace sim::shell {

namespace {

/// The number of the shared measure that the first option has at `place`.
std::size_t shared_number(const std::vector<SharedMeasure>& shared, std::size_t place,
                          const OutcomeDescription& outcome) {
    const auto found = std::ranges::find(
        shared, place, [](const SharedMeasure& each) { return each.places.front(); });
    if (found == shared.end() || found->measure.better == Better::unsaid)
        throw InvalidInput(fmt::format(
            "slipway compare: --by {}: {}", measure_name(outcome, place),
            found == shared.end() ? "not all options have this measure"
                                  : "the model does not say whether more of it is better or less"));
    return static_cast<std::size_t>(found - shared.begin());
}

/// The measure of money without member, if there is one.
std::optional<std::size_t> cost_of(const std::vector<SharedMeasure>& shared) {
    for (std::size_t i = 0; i < shared.size(); ++i)
        if (shared[i].measure.kind == MeasureKind::money && !shared[i].of_member &&
            shared[i].measure.better != Better::unsaid)
            return i;
    return std::nullopt;
}

} // namespace

std::vector<std::string> options_to_compare(const scenario::Document& document,
                                            const std::vector<std::string>& named) {
    std::vector<std::string> names = named.empty() ? document.option_names() : named;
    const bool written = std::ranges::find(names, as_written) != names.end();
    if (!written && (named.empty() || named.size() == 1))
        names.insert(names.begin(), as_written);
    if (names.size() < 2)
        throw InvalidInput(
            document.option_names().empty()
                ? "slipway compare: the scenario has no [[option]] to compare with"
                : "slipway compare: one option alone is given; allowed: two or more");
    return names;
}

std::vector<Contender> contenders_of(const std::vector<Variant>& variants) {
    std::vector<Contender> contenders;
    contenders.reserve(variants.size());
    for (const Variant& variant : variants) {
        contenders.push_back(variant.model->contender());
        contenders.back().name = variant.name;
    }
    return contenders;
}

results::Comparison comparison_of(const std::vector<Contender>& contenders,
                                  const std::optional<std::string>& by) {
    results::Comparison comparison{
        .plan = joint_plan(contenders, by), .joint = JointTally({}), .by = 0};
    comparison.joint = JointTally(comparison.plan);
    comparison.by = comparison.plan.axes.back();
    return comparison;
}

JointPlan joint_plan(const std::vector<Contender>& contenders,
                     const std::optional<std::string>& by) {
    const OutcomeDescription& first = *contenders.front().outcome;
    JointPlan plan{.options = contenders.size(),
                   .shared = shared_measures(contenders),
                   .contests = {},
                   .axes = {}};
    const std::size_t place = chosen_measure(first, by, "slipway compare: --by");
    const std::size_t chief = shared_number(plan.shared, place, first);
    plan.contests = contested(plan.shared, chief);
    const std::optional<std::size_t> cost = cost_of(plan.shared);
    if (cost && *cost != chief)
        plan.axes = {*cost, chief};
    else
        plan.axes = {chief};
    return plan;
}

} // namespace sim::shell
