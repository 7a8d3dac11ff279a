#pragma once

#include "models/ids.hpp"
#include "sim/engine/time.hpp"
#include "sim/scenario/record.hpp"

namespace models {

class Blueprint;
class Draft;

/// Deadline pressure: a stage that begins with less time left than its way to the exit takes on
/// average cuts scope to hold the date, and fails more often for it.
struct Pressure {
    sim::scenario::Number most;       ///< largest share of its duration that is cut
    sim::scenario::Number then_fails; ///< factor on its chance to fail when so much is cut
    static const sim::scenario::Record& describe();
};

/// Pressure with numbers at hand.
struct PressureNumbers {
    double most;
    double then_fails;
    sim::Duration to_go; ///< the longest way from its beginning to an exit, by mean durations
    sim::Time deadline;  ///< the earliest of those whom it is for
};

/// Works out the mean times to go of all stages with pressure, once all steps are made.
void compile_pressure(Draft& draft);

/// The share of the duration of `a`, which is pressed, that is cut if its work begins at `from`.
double cut_of(const Blueprint& blueprint, ActivityId a, sim::Time from);
/// Factor on its chance to fail, and on that of trouble at its end.
double haste_of(const Blueprint& blueprint, ActivityId a, sim::Time from);

} // namespace models
