#pragma once

#include "models/ids.hpp"
#include "sim/engine/chance.hpp"
#include "sim/engine/time.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <span>
#include <vector>

namespace models {

class Draft;
struct Parameters;
struct Step;

/// Leave to go on, given by a board that meets on dates: papers go out some days before a
/// meeting, and a case that misses the papers waits for the next one.
///
/// A board that lists its meetings hears cases on these days, and goes on in its rhythm after the
/// last. Of others it is only known how often they meet: where in its round each stands is drawn
/// once a replication. Left out: boards that meet specially.
struct Approval {
    sim::scenario::Number meets_every; ///< [days] between two meetings, above 0
    sim::scenario::Number papers;      ///< [days] before a meeting that papers must be in

    std::vector<sim::Date> meetings; ///< in any order

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

/// The same for a board that lists its meetings: the first of those, or the first of the rhythm
/// that goes on after the last.
/// \pre `listed` ascends and is not empty
sim::Time listed_meeting(sim::Time ready, std::span<const sim::Time> listed, sim::Duration round,
                         sim::Duration papers);

} // namespace models
