#include "sim/experiment/precision.hpp"

namespace sim {

double widest_half_width(const Result& result, const OutcomeDescription& outcome) {
    double widest = 0;
    for (std::size_t i = 0; i < result.measures.size(); ++i) {
        const Measure& measure = outcome.measure(i);
        if (measure.kind == MeasureKind::flag && measure.shown == Shown::table)
            widest = std::max(widest, probability(result.measures[i]).half_width());
    }
    return widest;
}

} // namespace sim
