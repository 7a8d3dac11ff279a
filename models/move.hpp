#pragma once

#include "models/world.hpp"
#include "sim/engine/task.hpp"

namespace models {

/// How a cutover ended: called off at its go/no-go and led back, or done (or rolled back) in a
/// window.
struct MoveEnd {
    bool called_off = false;
    sim::Time opened{}; ///< when the window was
    sim::Time at{};     ///< sim::never if no window is left before the horizon
};

/// Books a window, and another whenever the go/no-go calls one off and the stage does not lead
/// back.
sim::Task<MoveEnd> book_and_move(World& world, ActivityId cutover);

} // namespace models
