#include "sim/experiment/stopping.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/experiment/estimates.hpp"
#include "sim/experiment/paired.hpp"

namespace sim {

namespace {

double half_width_of_median(const Accumulator& values) {
    const QuantileInterval median = quantile(values, 0.5);
    if (median.lo == unset || median.hi == censored)
        return infinite;
    return (static_cast<double>(median.hi) - static_cast<double>(median.lo)) / 2;
}

double widest_share(const Accumulator& values, std::size_t categories) {
    double widest = 0;
    for (std::size_t i = 0; i < categories; ++i)
        widest = std::max(widest, probability(values, static_cast<std::int64_t>(i)).half_width());
    return widest;
}

} // namespace

std::uint32_t next_look(std::uint64_t done, std::uint32_t most) {
    std::uint64_t look = 1'000;
    while (look <= done)
        look *= 2;
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(look, most));
}

Plan round_of(const Plan& plan, std::uint32_t round) {
    std::uint32_t before = 0, last = 0;
    for (std::uint32_t at = 0; at < round && last < plan.replications; ++at) {
        before = last;
        last = next_look(before, plan.replications);
        if (at + 1 == round) {
            Plan part = plan;
            part.first = plan.first + before;
            part.replications = last - before;
            return part;
        }
    }
    throw InvalidInput(
        fmt::format("round {}: {} replications have no such round", round, plan.replications));
}

Result replicate_until(const std::function<Result(const Plan&)>& run, const Plan& plan,
                       const std::function<bool(const Result&)>& enough) {
    Result total;
    do {
        const auto before = static_cast<std::uint32_t>(total.done);
        Plan batch = plan;
        batch.first = plan.first + before;
        batch.replications = next_look(before, plan.replications) - before;
        if (plan.progress)
            batch.progress = [&](std::uint64_t done) { plan.progress(before + done); };
        const Result part = run(batch);
        if (before == 0)
            total = part;
        else
            total.merge(part);
    } while (!total.interrupted() && total.done < plan.replications && !enough(total));
    return total;
}

double half_width_of(const Result& result, const OutcomeDescription& outcome, std::size_t index) {
    const Measure& measure = outcome.measure(index);
    const Accumulator& values = result.measures[index];
    double half = 0;
    switch (measure.kind) {
    case MeasureKind::flag:
        return probability(values).half_width();
    case MeasureKind::category:
        return widest_share(values, measure.categories.size());
    case MeasureKind::date:
        return half_width_of_median(values);
    default:
        half = mean(values).half_width();
    }
    return std::isfinite(half) ? half : infinite;
}

double widest_difference(const JointTally& joint, const JointPlan& plan, std::size_t measure) {
    double widest = 0;
    const std::vector<PairTally>& pairs = joint.pairs(measure);
    for (const PairTally& pair : pairs) {
        if (pair.less + pair.greater == 0 && pair.difference.count > 0)
            continue; // nothing to know better: they never differ
        const double half = paired_difference(plan.shared[measure].measure.kind, pair,
                                              simultaneous_level(pairs.size()))
                                .half_width();
        widest = std::max(widest, std::isfinite(half) ? half : infinite);
    }
    return widest;
}

} // namespace sim
