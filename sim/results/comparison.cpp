#include "sim/results/comparison.hpp"

#include <limits>

#include "sim/engine/errors.hpp"
#include "sim/experiment/paired.hpp"

namespace sim::results {

namespace {

Interval divided(const Interval& by, double divisor) {
    return {by.value / divisor, by.lo / divisor, by.hi / divisor};
}

double known_part(std::int64_t value, double divisor) {
    return value == censored || value == unset ? std::numeric_limits<double>::quiet_NaN()
                                               : static_cast<double>(value) / divisor;
}

void add_differences(Findings& found, const Comparison& comparison, std::size_t number) {
    const SharedMeasure& shared = comparison.plan.shared[number];
    const std::vector<PairTally>& tallies = comparison.joint.pairs(number);
    const auto pairs = pairs_of(comparison.plan.options);
    const Unit unit = unit_of(shared.measure.kind);
    const double together = simultaneous_level(pairs.size());
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
        const PairTally& tally = tallies[pair];
        const auto between = [&](double level) {
            return comparison.apart
                       ? paired_difference(shared.measure.kind, tally,
                                           comparison.apart->differences[number][pair], level)
                       : paired_difference(shared.measure.kind, tally, level);
        };
        found.differences.push_back(
            {.measure = number,
             .first = pairs[pair].first,
             .second = pairs[pair].second,
             .unit = unit.name,
             .apart = divided(between(usual_level), unit.divisor),
             .simultaneous = divided(between(together), unit.divisor),
             .known = tally.difference.count,
             .less = tally.less,
             .equal = comparison.joint.replications() - tally.less - tally.greater,
             .greater = tally.greater,
             .variance_ratio =
                 comparison.apart
                     ? variance_ratio(tally, comparison.apart->differences[number][pair])
                     : variance_ratio(tally)});
    }
}

Ranking ranking(const Comparison& comparison, std::size_t contest) {
    const std::size_t number = comparison.plan.contests[contest];
    const Unit unit = unit_of(comparison.plan.shared[number].measure.kind);
    Ranking ranking{.measure = number,
                    .unit = unit.name,
                    .undecided = comparison.joint.contests()[contest].undecided,
                    .options = {}};
    const ApartJointly* const apart = comparison.apart ? &*comparison.apart : nullptr;
    for (const Standing& each : standings(comparison.plan, comparison.joint, contest, apart)) {
        const QuantileInterval& p80 = each.regret_p80;
        ranking.options.push_back(
            {.best = each.best,
             .alone = each.alone,
             .share = each.share,
             .on_average = each.on_average,
             .regret_mean = divided(each.regret_mean, unit.divisor),
             .regret_p80 = {known_part(p80.value, unit.divisor), known_part(p80.lo, unit.divisor),
                            known_part(p80.hi, unit.divisor)},
             .regret_worst = known_part(each.regret_worst, unit.divisor)});
    }
    return ranking;
}

void add_precedences(Findings& found, const Run& run, const Comparison& comparison,
                     std::size_t number) {
    const SharedMeasure& shared = comparison.plan.shared[number];
    for (const auto& [first, second] : pairs_of(comparison.plan.options)) {
        const Sample a = run.options[first].sample(shared.places[first]);
        const Sample b = run.options[second].sample(shared.places[second]);
        found.precedences.push_back({number, first, second, dominance(a, b, shared.measure.better),
                                     p80_order(a, b, shared.measure.better)});
    }
}

Axis axis(const Comparison& comparison, std::size_t number) {
    const Measure& measure = comparison.plan.shared[comparison.plan.axes[number]].measure;
    return {&comparison.joint.axes()[number], measure.kind, measure.better};
}

} // namespace

Findings findings(const Run& run, const Comparison& comparison) {
    Findings found;
    const JointPlan& plan = comparison.plan;
    for (std::size_t number = 0; number < plan.shared.size(); ++number)
        add_differences(found, comparison, number);
    for (const bool chief : {true, false})
        for (std::size_t contest = 0; contest < plan.contests.size(); ++contest)
            if ((plan.contests[contest] == comparison.by) == chief) {
                found.rankings.push_back(ranking(comparison, contest));
                add_precedences(found, run, comparison, plan.contests[contest]);
            }
    if (plan.axes.size() == 2 && comparison.joint.replications() > 0)
        found.front = Front{plan.axes[0], plan.axes[1],
                            pareto_front(axis(comparison, 0), axis(comparison, 1))};
    return found;
}

const char* front_statistic(const Measure& measure) {
    return measure.kind == MeasureKind::flag || measure.kind == MeasureKind::count ? "mean" : "p50";
}

const char* to_string(Order order) {
    switch (order) {
    case Order::first:
        return "first";
    case Order::second:
        return "second";
    case Order::equal:
        return "equal";
    case Order::crossing:
        break;
    }
    return "neither";
}

const char* to_string(OnAverage verdict) {
    switch (verdict) {
    case OnAverage::best:
        return "best";
    case OnAverage::perhaps:
        return "perhaps";
    case OnAverage::no:
        return "no";
    case OnAverage::unknown:
        break;
    }
    return "unknown";
}

Unit unit_of(MeasureKind kind) {
    constexpr double seconds_a_day = 86'400, pence_a_pound = 100;
    switch (kind) {
    case MeasureKind::flag:
        return {1, "p"};
    case MeasureKind::date:
    case MeasureKind::duration:
        return {seconds_a_day, "days"};
    case MeasureKind::money:
        return {pence_a_pound, "gbp"};
    default:
        return {1, "count"};
    }
}

} // namespace sim::results
