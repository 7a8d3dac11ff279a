#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/lane.hpp"
#include "sim/experiment/shared.hpp"

namespace sim {

/// Replications of one observation of a selection: the mean of so many futures is nearly normal
/// where one future is not.
inline constexpr std::uint32_t futures_an_observation = 32;

/// What is to be chosen, and how.
struct ChoicePlan {
    std::uint64_t seed = 1;
    std::size_t threads = 0;        ///< 0: all processors
    std::uint64_t most = 1'000'000; ///< futures of each option (KN) or of all together (OCBA)
    double indifference = 0;        ///< KN: [base units]
    double error = 0.05;            ///< KN: 1 - confidence
    const std::atomic<bool>* stop = nullptr;
};

/// One option at the end of a selection [base units].
struct Chosen {
    std::uint64_t futures = 0; ///< run for it
    double mean = 0;
    double error = 0;  ///< standard error of the mean; NaN if not known
    bool left = false; ///< still in contention (KN), or the best seen (OCBA)
};

struct Choice {
    std::vector<Chosen> options;
    std::size_t best = 0;
    bool decided = false;   ///< the guarantee holds
    double most_needed = 0; ///< KN: futures of each that suffice in any case
    double probability = 0; ///< OCBA: lower bound of the probability of correct selection
};

/// Kim and Nelson's fully sequential selection on common random numbers: each stage is one
/// observation of every option still in contention, from the same futures; the first stage is 20.
/// Depends on models, seed and plan alone. Not decided if `most` futures were not enough or it was
/// stopped. InvalidInput if a value is beyond the horizon (its mean is not known) or a replication
/// fails.
Choice choose_kim_nelson(const std::vector<Contender>& contenders, const SharedMeasure& by,
                         const ChoicePlan& plan);

/// OCBA: 20 observations of each option, then rounds that bring the numbers nearer to the optimal
/// shares until `most` futures are run in all. Options have futures of their own, as its formulas
/// want. Errors as above.
Choice choose_ocba(const std::vector<Contender>& contenders, const SharedMeasure& by,
                   const ChoicePlan& plan);

} // namespace sim
