#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/joint.hpp"
#include "sim/experiment/lane.hpp"

namespace sim::shell {

/// What `compare` counts of these contenders, of whom the outcomes alone matter: all measures that
/// they share, contests without member and for the measure `by` names (none: the model's chief
/// one), and as axes cost, if there is one, and `by`. InvalidInput if it cannot rank.
JointPlan joint_plan(const std::vector<Contender>& contenders,
                     const std::optional<std::string>& by);

} // namespace sim::shell
