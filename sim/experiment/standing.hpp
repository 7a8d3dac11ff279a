#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/experiment/estimates.hpp"
#include "sim/experiment/joint.hpp"
#include "sim/experiment/randomised_joint.hpp"

namespace sim {

/// Whether an option may be the best on average, by the simultaneous intervals over all pairs.
enum class OnAverage : std::uint8_t {
    best,    ///< better than every other
    perhaps, ///< no other is surely better
    no,      ///< another is surely better
    unknown, ///< some values are beyond the horizon, so means are not known
};

/// How one option stands in one contest [base units of the measure where not a probability].
struct Standing {
    Interval best{};        ///< probability of the best value of all, shared or not
    Interval alone{};       ///< probability of being better than every other
    double share = 0;       ///< the same with shared bests split equally: they add up to 1 with
                            ///< what is undecided
    Interval regret_mean{}; ///< mean distance from the best where it is known
    QuantileInterval regret_p80{};
    std::int64_t regret_worst = 0; ///< of all replications seen; censored if one is not known
    OnAverage on_average = OnAverage::unknown;
};

/// The standing of every option in contest number `contest` of the plan; of a sampled comparison
/// with what its randomisations say.
std::vector<Standing> standings(const JointPlan& plan, const JointTally& joint, std::size_t contest,
                                const ApartJointly* apart = nullptr);

} // namespace sim
