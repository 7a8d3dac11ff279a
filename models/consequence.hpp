#pragma once

#include "models/world.hpp"

namespace models {

/// What may follow for others when a step has ended well.
inline constexpr std::uint16_t has_consequences =
    Special::troubles | Special::recovers | Special::learns | Special::paid_for;

/// Whether a step was done at all.
enum class Applied : bool { no, yes };

/// All that follows for others from the end of a step with consequences, at its event and before
/// what comes after it begins.
/// \param from when its work began
void follow_up(World& world, ActivityId a, Applied applied, sim::Time from);

/// Books the cost of the days from `from` to `to`, as far as they are simulated.
void charge_days(World& world, ActivityId a, sim::Time from, sim::Time to);

} // namespace models
