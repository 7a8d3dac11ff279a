#pragma once

#include "models/world.hpp"
#include "sim/engine/task.hpp"

namespace models {

/// What a step may have to see before it begins, or its go/no-go is passed, by an event.
inline constexpr std::uint16_t looks_first = Special::behind | Special::learns;

/// The wait of a step that looks_first between "ready", at `t`, and the first of its needs; it
/// ends now().
sim::Task<void> ready_to_begin(World& world, ActivityId a, sim::Time t);

/// Whether a halt that `a`, a step behind halts, stands behind is closed.
bool is_halted(const World& world, ActivityId a);
/// Waits until no halt that `a` stands behind is closed.
sim::Task<void> pass_halts(World& world, ActivityId a);

} // namespace models
