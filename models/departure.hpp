#pragma once

#include "models/world.hpp"
#include "sim/engine/process.hpp"

namespace models {

/// Waits for the end of a trust as an organisation, if it comes, and lets it happen.
sim::Process end_in_time(World& world, const Ending& ending);

} // namespace models
