#include "sim/experiment/stopping.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/experiment/estimates.hpp"

namespace sim {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

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

} // namespace sim
