#pragma once

#include "models/ids.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <optional>

namespace models {

class Draft;
struct Group;
struct Parameters;
struct Route;
struct Stage;
struct Step;
struct Trust;

/// A point at which members of a group may leave it: at the end of one of its stages each does so
/// by itself, with a chance that its `independence` scales. Who leaves takes its fallback route
/// alone.
struct Parting {
    sim::scenario::Number probability; ///< that a member of independence 1 leaves
    sim::scenario::Number learning;    ///< factor with each further attempt of the stage

    static const sim::scenario::Record& describe();
};

/// Whether some stage of a route has members part.
bool has_parting(const Route& route);

/// The route of a trust once it has left its group: its own, or else its group's.
const std::optional<sim::scenario::Name>& fallback_of(const Parameters& parameters,
                                                      const Trust& trust);

/// Whether a trust may be on a route: from the start, or once it has left its group.
bool may_take(const Parameters& parameters, const Trust& trust, const Route& route);

/// Whether a group in which `members` act together may lose one that then needs a fallback: by a
/// parting, or because it may fall below `at_least`.
bool may_lose_members(const Parameters& parameters, const Group& group);

/// Adds what is wrong with the partings, fallbacks and late joiners of a scenario.
void check_consortia(const Parameters& parameters, sim::scenario::Problems& problems);

/// Adds what a group's stage has of governance and parting to its step.
void compile_group_stage(const Stage& stage, ActivityId a, Step& step, Draft& draft);

} // namespace models
