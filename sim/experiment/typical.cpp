#include "sim/experiment/typical.hpp"

#include <algorithm>
#include <cmath>

#include "sim/experiment/estimates.hpp"

namespace sim {

namespace {

bool counts(const Measure& measure) {
    return measure.better != Better::unsaid && measure.kind != MeasureKind::flag &&
           measure.kind != MeasureKind::category;
}

/// From P10 to P90 [base units]; without a P90, as far as there are values.
double range_of(const Accumulator& values) {
    if (values.count() == 0)
        return 1;
    const std::int64_t high = quantile(values, 0.9).value;
    const std::int64_t low = quantile(values, 0.1).value;
    const std::int64_t top = high == censored ? values.histogram().max() : high;
    return std::max(1.0, static_cast<double>(top - std::min(low, top)));
}

} // namespace

Typical::Typical(const OutcomeDescription& outcome, const Result& result) {
    for (std::size_t place = 0; place < result.measures.size(); ++place)
        if (const Accumulator& values = result.measures[place];
            counts(outcome.measure(place)) && values.total() > 0)
            middles_.push_back({place, quantile(values, 0.5).value, range_of(values)});
}

double Typical::distance(std::span<const std::int64_t> outcome) const {
    double sum = 0;
    for (const Middle& middle : middles_) {
        const std::int64_t value = outcome[middle.place];
        if (value == censored || middle.median == censored)
            sum += value == middle.median ? 0 : 1;
        else
            sum += std::abs(static_cast<double>(value - middle.median)) / middle.range;
    }
    return sum;
}

} // namespace sim
