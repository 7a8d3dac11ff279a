#pragma once

#include <algorithm>
#include <cstdint>

#include "sim/experiment/estimates.hpp"
#include "sim/experiment/replicate.hpp"

namespace sim {

/// Half-width of the widest interval among the flags that the table shows; 0 if there are none.
double widest_half_width(const Result& result, const OutcomeDescription& outcome);

/// Runs replications until each probability that the table shows has an interval of at most
/// +-half_width, or the plan's replications are run.
///
/// The check is made after 1,000, 2,000, 4,000, ... replications only, so that how many are run
/// depends on model, seed and half_width alone. `requested` is the number run unless it was
/// stopped.
template <Model M>
Result replicate_until(const M& model, const Plan& plan, double half_width) {
    Result total(model.outcome());
    std::uint32_t boundary = 1'000;
    while (true) {
        Plan batch = plan;
        const auto before = static_cast<std::uint32_t>(total.done);
        batch.first = plan.first + before;
        batch.replications = std::min(boundary, plan.replications) - before;
        if (plan.progress)
            batch.progress = [&](std::uint64_t done) { plan.progress(before + done); };
        total.merge(replicate(model, batch));
        if (total.interrupted() || total.done >= plan.replications ||
            widest_half_width(total, model.outcome()) <= half_width)
            return total;
        boundary = boundary > plan.replications / 2 ? plan.replications : 2 * boundary;
    }
}

} // namespace sim
