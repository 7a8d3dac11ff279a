#pragma once

#include "sim/experiment/contrasts.hpp"
#include "sim/experiment/joint.hpp"
#include "sim/experiment/result.hpp"
#include "sim/results/cbor.hpp"

namespace sim::results {

/// All integers of a result, of what options did together or of how they differ:
/// what comes back is equal in every
/// bit.
Json exact(const Result& result);
Json exact(const JointTally& joint);
Json exact(const ContrastTally& tally);

/// What exact() was given, for the outcome or the plan that it had then. Damaged if it cannot be
/// that: whatever the bytes were, what is returned can be merged with others of its kind.
Result exact_result(const Json& value, const OutcomeDescription& outcome);
JointTally exact_joint(const Json& value, const JointPlan& plan);
ContrastTally exact_contrast(const Json& value);

} // namespace sim::results
