#pragma once

#include "sim/engine/chance.hpp"
#include "sim/engine/time.hpp"
#include "sim/scenario/record.hpp"

namespace models {

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

/// The first meeting at which a case ready at `ready` can be heard, for a board whose first
/// meeting after the start stands at `phase` (a share of the round, in (0, 1)).
sim::Time next_meeting(sim::Time ready, sim::Duration round, sim::Duration papers, double phase);

} // namespace models
