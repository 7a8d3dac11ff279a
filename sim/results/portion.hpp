#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiment/joint.hpp"
#include "sim/experiment/recorder.hpp"
#include "sim/experiment/result.hpp"
#include "sim/results/experiment.hpp"
#include "sim/results/share.hpp"

namespace sim::results {

/// What a share of an experiment holds: some replications of each option, what the options did
/// together if they were compared, and the raw outcomes that are kept of these replications.
struct Portion {
    std::vector<Result> options;
    std::optional<JointTally> joint = {};
    std::vector<RawOutcomes> samples = {}; ///< by option; empty if none are wanted
};

/// A portion as the body of a share.
std::string encoded(const Portion& portion);

/// The portion that a share's body holds, of an experiment whose options were compared by `plan`
/// if there is one. Damaged (cbor.hpp) unless it is all of the slice.
Portion decoded_portion(const Share& share, const Experiment& experiment, const JointPlan* plan);

} // namespace sim::results
