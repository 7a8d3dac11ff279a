#pragma once

#include "models/world.hpp"

#include <vector>

namespace models {

/// What decided a trust's exit in a replication that has run, from the last activity back: of what
/// it comes after, each waited for the one that ended last. What was not done in time counts as the
/// latest. Nothing for a trust that ended as an organisation: nothing of its own decided it.
std::vector<ActivityId> critical_chain(const World& world, TrustId trust);

} // namespace models
