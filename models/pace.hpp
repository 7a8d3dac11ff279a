#pragma once

#include "models/ids.hpp"
#include "models/step.hpp"

namespace models {

class World;

/// What makes a step quicker or slower than it is drawn.
inline constexpr std::uint16_t paced =
    Special::recovers | Special::learns | Special::pressed | Special::governance;
/// What makes it fail more or less often than it says.
inline constexpr std::uint16_t failure_paced = Special::learns | Special::pressed;

/// Factor on the drawn duration of a step with any of these, if its work begins at `from`.
double pace_of(const World& world, ActivityId a, sim::Time from);
/// Factor on its chance to fail, asked when its work begins.
double failure_pace_of(const World& world, ActivityId a, sim::Time from);

} // namespace models
