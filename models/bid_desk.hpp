#pragma once

#include "models/world.hpp"
#include "sim/engine/task.hpp"

namespace models {

/// Holds one round of a tender, from notice to close, and awards it if enough bids are in.
///
/// The winner is drawn among the bids in time by their suppliers' appeal, the incumbent's times the
/// buyer's loyalty (the members' mean). With no bid needed and none made nothing is awarded.
/// \return whether there were enough bids
sim::Task<bool> hold_tender(World& world, ActivityId tender);

} // namespace models
