#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/experiment/estimates.hpp"
#include "sim/experiment/lane.hpp"
#include "sim/experiment/moments.hpp"
#include "sim/experiment/result.hpp"
#include "sim/experiment/shared.hpp"

namespace sim {

/// A weighted sum of what several models yield in the same replication, a weight for each model:
/// {1, -1} is what the first has more than the second, {-1, 1, 1, -1} what two changes do together
/// beyond what each does alone.
using Contrast = std::vector<int>;

/// A contrast of one measure over the replications that no model failed.
struct ContrastTally {
    Moments moments;          ///< where no model with a weight is censored
    std::uint64_t differ = 0; ///< of these, where the contrast is not 0

    void merge(const ContrastTally& other);
    bool operator==(const ContrastTally&) const = default;
};

/// Models on the same chance, each with its result, and their contrasts.
struct ContrastResult {
    std::vector<Result> each;                        ///< by model, in every bit that of replicate()
    std::vector<std::vector<ContrastTally>> tallies; ///< [contrast][shared measure]
    bool operator==(const ContrastResult&) const = default;
};

/// Runs a plan's replications of every contender, a stretch of each in turn on the same worker, and
/// sums the contrasts exactly: the same bits for any threads and blocks. The sum of a contrast's
/// weights without sign is at most 4, the replications at most 2^28. After a stop the result is
/// that of the first replications, as with replicate().
ContrastResult replicate_contrasts(const std::vector<Contender>& contenders,
                                   const std::vector<SharedMeasure>& shared,
                                   const std::vector<Contrast>& contrasts, const Plan& plan);

/// The mean of a contrast with its interval [base units; for a flag, of its probabilities]:
/// Tango's for the difference of two flags, else Student's, which is open (infinite) while fewer
/// than fewest_that_differ replications are not 0; exactly 0 where none of at least 1,000 is not.
Interval estimate(const ContrastTally& tally, MeasureKind kind, const Contrast& contrast,
                  double level = usual_level);

} // namespace sim
