#pragma once

#include <vector>

#include "sim/experiment/joint.hpp"
#include "sim/experiment/lane.hpp"
#include "sim/experiment/result.hpp"

namespace sim {

/// Several options on the same replications: each option's result, and what they did together.
struct JointResult {
    std::vector<Result> options; ///< each in every bit what replicate() gives for it alone
    JointTally joint;

    bool operator==(const JointResult&) const = default;
};

/// Runs the plan's replications of every contender (at least one), on all workers at once: seed and
/// numbers are shared, so draws that mean the same are the same.
///
/// The result is a function of models, seed and replications run, in every bit. A replication in
/// which any option throws counts in that option's failures and in no joint figure. After a stop,
/// the result is that of the first `done` replications of all options. Errors as replicate().
JointResult replicate_jointly(const std::vector<Contender>& contenders, const JointPlan& joint,
                              const Plan& plan);

} // namespace sim
