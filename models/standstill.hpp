#pragma once

#include "models/challenge.hpp"
#include "models/ids.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/engine/time.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

namespace models {

class Draft;
struct Parameters;
struct Step;

/// The days between telling the bidders who has won and signing, in which a loser may challenge.
/// It ends at the end of a working day: a last day that is none is carried on to the next.
struct Standstill {
    sim::scenario::Count days; ///< [days] whole after the day of the notice
    std::optional<Challenge> challenge;

    static const sim::scenario::Record& describe();
};

/// Adds what is wrong with it, seen among the rest of its scenario.
void check(const Standstill& standstill, const Parameters& parameters,
           sim::scenario::Problems& problems);
/// Makes the step that does it.
void compile(const Standstill& standstill, ActivityId a, Step& step, Draft& draft);

/// The moment from which the contract may be signed, when bidders are told at `told`.
sim::Time end_of_standstill(sim::Time told, std::int64_t days,
                            const sim::WorkingCalendar& calendar);

} // namespace models
