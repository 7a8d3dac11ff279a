#pragma once

#include "models/world.hpp"
#include "sim/engine/process.hpp"

namespace models {

/// One way through the network: does the activity `first`, then one that this made ready, and so on
/// until none is left; other activities that become ready are followed by processes of their own.
sim::Process follow(World& world, ActivityId first);

} // namespace models
