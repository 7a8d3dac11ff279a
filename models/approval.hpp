#pragma once

#include "models/ids.hpp"
#include "sim/engine/chance.hpp"
#include "sim/engine/time.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

namespace models {

class Draft;
struct Parameters;
struct Step;

/// Leave to go on, given by a board that meets on dates: papers go out some days before a
/// meeting, and a case that misses the papers waits for the next one.
///
/// The dates of meetings are not in the scenario, only how often the board meets: where in its
/// round each board stands is drawn once a replication. Left out: boards that meet specially.
struct Approval {
    sim::scenario::Number meets_every; ///< [days] between two meetings, above 0
    sim::scenario::Number papers;      ///< [days] before a meeting that papers must be in

    static const sim::scenario::Record& describe();
};

/// Adds what is wrong with it, seen among the rest of its scenario.
void check(const Approval& approval, const Parameters& parameters,
           sim::scenario::Problems& problems);
/// Makes the step that does it.
void compile(const Approval& approval, ActivityId a, Step& step, Draft& draft);

/// The first meeting at which a case ready at `ready` can be heard, for a board whose first
/// meeting after the start stands at `phase` (a share of the round, in (0, 1)).
sim::Time next_meeting(sim::Time ready, sim::Duration round, sim::Duration papers, double phase);

} // namespace models
