#pragma once

#include "models/parameters.hpp"
#include "sim/experiment/exclusion.hpp"

#include <vector>

namespace models {

/// What can be taken away from a scenario, one at a time, to see what it costs: each risk
/// (failures, windows called off, challenges, trouble, halts, losses, members that leave, bids that
/// do not comply, milestones that come late or never), each limit (units, teams, slots) and each
/// wait (boards, standstills, minimums, statutes, notices, freezes, dates before which nothing
/// begins).
///
/// What stands in several routes under the same name is one cause. What does not bind (a
/// probability of 0) is left out. `parameters` are those of the file: routes not yet put together.
std::vector<sim::Exclusion> exclusions(const Parameters& parameters);

} // namespace models
