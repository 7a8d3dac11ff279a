#pragma once

#include "models/world.hpp"

namespace models {

/// Whether a step was done at all.
enum class Applied : bool { no, yes };

/// All that follows for others from the end of a special step, at its event and before what comes
/// after it begins.
void follow_up(World& world, ActivityId a, Applied applied);

} // namespace models
