#pragma once

#include "models/ids.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <optional>

namespace models {

class Draft;
struct Parameters;
struct Step;

/// The move itself, in a window that must be booked ahead: a go/no-go some days before may call it
/// off and lose the window, and a failed move is rolled back (the stage's own `failure`).
struct Cutover {
    sim::scenario::Name window;       ///< the kind of window it needs
    sim::scenario::Number notice;     ///< [days] from booking to the window, at least
    sim::scenario::Number called_off; ///< probability that the go/no-go says no
    sim::scenario::Number decided;    ///< [days] before the window that the go/no-go is held
    std::optional<sim::scenario::Name> called_off_to; ///< stage to go back to; without: book again

    static const sim::scenario::Record& describe();
};

/// Adds what is wrong with it, seen among the rest of its scenario.
void check(const Cutover& cutover, const Parameters& parameters, sim::scenario::Problems& problems);
/// Makes the step that does it.
void compile(const Cutover& cutover, ActivityId a, Step& step, Draft& draft);

} // namespace models
