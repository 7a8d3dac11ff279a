#pragma once

#include "models/ids.hpp"
#include "models/stretch.hpp"
#include "sim/engine/time.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <optional>
#include <vector>

namespace models {

class Draft;
class World;
struct Parameters;
struct Route;
struct RouteNetwork;
struct Step;

/// From a date on, other terms of a rule.
struct StatuteChange {
    sim::Date date;
    sim::scenario::Count days;
    std::optional<sim::scenario::Count> with_prior_notice;  ///< [days]; without: as `days`
    std::optional<sim::scenario::Number> prior_notice_from; ///< [days]; without: as before
    std::optional<sim::scenario::Number> prior_notice_to;   ///< [days]; without: as before
    static const sim::scenario::Record& describe();
};

/// A rule of law that gives others time: so many days at the least, fewer when a prior information
/// notice has told them early, but not too early, that this was coming.
struct Statute {
    sim::scenario::Name name;
    sim::scenario::Count days;
    std::optional<sim::scenario::Count> with_prior_notice; ///< [days]; without: as `days`
    sim::scenario::Number prior_notice_from;               ///< [days] before the procedure
    sim::scenario::Number prior_notice_to;                 ///< [days] before the procedure
    std::vector<StatuteChange> changes;
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// A stage's duty to a statute. A procedure stays under the rules in force when it was started: on
/// the day the stage began, or the one that put out the notice.
struct Obeys {
    sim::scenario::Name rule;
    std::optional<sim::scenario::Name> notice; ///< stage that starts the procedure; without: itself
    static const sim::scenario::Record& describe();
};

/// The terms of a rule from a date on, with numbers at hand.
struct Terms {
    sim::Time from;
    sim::Duration least, with_prior_notice;
    sim::Duration notice_from, notice_to;
};

/// What binds an activity.
struct Binding {
    static constexpr std::uint32_t itself = UINT32_MAX;
    Stretch terms;                       ///< in the blueprint's `terms`, ascending by date
    sim::Time prior_notice;              ///< sim::never if there is none
    std::uint32_t notice_begun = itself; ///< in World::begun, or `itself`
};

void check(const Statute& statute, sim::scenario::Problems& problems);
void check(const std::optional<Obeys>& obeys, const Parameters& parameters,
           sim::scenario::Problems& problems);
/// Adds a problem if the notice is no stage that comes before on the route, done by the same.
void check_notice(const Route& route, const RouteNetwork& network, std::size_t stage,
                  sim::scenario::Problems& problems);
/// Binds a step, and lets the beginning of its notice be remembered.
void compile(const std::optional<Obeys>& obeys, ActivityId a, Step& step, Draft& draft);

/// The least that an activity takes by law, if it begins at `begins`; 0 if no statute binds it.
sim::Duration least_by_law(const World& world, ActivityId a, sim::Time begins);

} // namespace models
