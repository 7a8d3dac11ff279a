#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/joint.hpp"
#include "sim/experiment/lane.hpp"
#include "sim/results/comparison.hpp"
#include "sim/shell/variant.hpp"

namespace sim::shell {

/// The options to compare: all there are, or those named; one alone is set against the scenario as
/// written. InvalidInput if they are less than two.
std::vector<std::string> options_to_compare(const scenario::Document& document,
                                            const std::vector<std::string>& named);

std::vector<Contender> contenders_of(const std::vector<Variant>& variants);

/// The comparison of these contenders, before any replication; errors as joint_plan.
results::Comparison comparison_of(const std::vector<Contender>& contenders,
                                  const std::optional<std::string>& by);

/// What `compare` counts of these contenders, of whom the outcomes alone matter: all measures that
/// they share, contests without member and for the measure `by` names (none: the model's chief
/// one), and as axes cost, if there is one, and `by`. InvalidInput if it cannot rank.
JointPlan joint_plan(const std::vector<Contender>& contenders,
                     const std::optional<std::string>& by);

} // namespace sim::shell
