#pragma once

#include <vector>

#include "sim/experiment/lane.hpp"
#include "sim/experiment/shared.hpp"
#include "sim/shell/arguments.hpp"

namespace sim::shell {

/// Chooses one of the options by the measure, prints which, how sure that is and what it took.
/// Returns 0, or 1 if it was not decided.
int select(const CompareArguments& arguments, const std::vector<Contender>& contenders,
           const SharedMeasure& by);

} // namespace sim::shell
