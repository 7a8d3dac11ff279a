#pragma once

#include <cstdint>
#include <vector>

#include "sim/experiment/randomised.hpp"
#include "sim/experiment/replicate_jointly.hpp"

namespace sim {

/// What each randomisation of a sampled comparison says, one number a randomisation.
struct ApartJointly {
    /// [shared measure][pair]: mean difference where neither option is censored; NaN if nowhere.
    std::vector<std::vector<std::vector<double>>> differences;
    /// Of one option in one contest.
    struct Stand {
        std::vector<double> best, alone; ///< shares of its replications
        Apart regret;
    };
    std::vector<std::vector<Stand>> contests; ///< [contest][option]
};

/// A sampled comparison: every option has the same randomisations.
struct RandomisedJointResult {
    JointResult all;                       ///< its axes have a randomisation as each batch
    std::vector<std::vector<Apart>> apart; ///< [option][measure]
    ApartJointly jointly;
    std::uint32_t randomisations = 0; ///< that were finished
};

/// As replicate_randomised, all options in each replication; the plan has the sampler.
RandomisedJointResult replicate_randomised_jointly(const std::vector<Contender>& contenders,
                                                   const JointPlan& joint, const Plan& plan,
                                                   const Randomisation& randomisation);

} // namespace sim
