#pragma once

#include "models/ids.hpp"
#include "sim/engine/chance.hpp"
#include "sim/engine/distribution.hpp"
#include "sim/engine/time.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <cstdint>
#include <vector>

namespace models {

class Draft;
class World;
struct Parameters;
struct Step;

/// Something outside the scenario that stages wait for: money that is granted, a release that is
/// delivered. It comes on a date, or later or earlier, or never.
struct Milestone {
    sim::scenario::Name name;
    sim::Date date;
    sim::scenario::Uncertain delay;    ///< [seconds] after that date, below 0 is earlier
    sim::scenario::Number probability; ///< that it comes at all
    static const sim::scenario::Record& describe();
};

/// A milestone with numbers at hand.
struct Happening {
    sim::Time date;
    const sim::Distribution* delay = nullptr;
    double probability = 1;
    std::uint32_t number = 0; ///< NameNumbers, for its draws
};

/// When it happens in a replication, the start at the earliest; sim::never if it does not. The same
/// for all who ask.
sim::Time time_of(const Happening& happening, const sim::Streams& streams);

/// Adds unknown names to the problems.
void check_awaits(const std::vector<sim::scenario::Name>& awaits, const Parameters& parameters,
                  sim::scenario::Problems& problems);
/// Makes all milestones ready.
void compile_milestones(Draft& draft);
/// Lets a step wait for those it names.
void compile_awaits(const std::vector<sim::scenario::Name>& awaits, ActivityId a, Step& step,
                    Draft& draft);

/// When all milestones that an activity awaits have come, if all that comes before it had ended at
/// `ready`; the horizon if that is never.
sim::Time when_come(const World& world, ActivityId a, sim::Time ready);

} // namespace models
