#pragma once

#include "models/approval.hpp"
#include "models/award.hpp"
#include "models/cutover.hpp"
#include "models/elsewhere.hpp"
#include "models/experience.hpp"
#include "models/parting.hpp"
#include "models/pressure.hpp"
#include "models/standstill.hpp"
#include "models/statute.hpp"
#include "models/tender.hpp"
#include "models/trouble.hpp"
#include "models/work.hpp"
#include "sim/scenario/record.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace models {

/// For whom a stage is done once: each trust, each group of trusts, all that share an installation,
/// or all that take the route.
enum class By { trust, group, domain, programme };

/// In which case a stage is done at all: always, only when the award leaves the trust with its
/// incumbent (`stay`) or gives it another supplier (`change`), or only when it is done for more
/// than one trust (`together`), or only for a trust whose domain has been split (`split`). A stage
/// not done takes no time.
enum class When { always, stay, change, together, split };

/// Units of something scarce that a stage holds while it is done.
struct Need {
    std::optional<sim::scenario::Name> capacity; ///< a [[capacity]] of the scenario, or ...
    std::optional<sim::scenario::Name> team;     ///< ... a trade of the chosen supplier's teams
    sim::scenario::Count units;
    std::optional<sim::scenario::Name> until; ///< last stage of the same owner it is held for
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// How a stage can fail at its end, and where that leads back to.
struct Failure {
    sim::scenario::Number probability; ///< of the first attempt
    sim::scenario::Number learning; ///< factor on the probability with each further attempt, 0 to 1
    std::optional<sim::scenario::Name> to; ///< stage to go back to; without: the stage itself
    sim::scenario::Count at_most;          ///< attempts after which it is taken to succeed
    static const sim::scenario::Record& describe();
};

/// One step of a route: what comes before it, how long it takes, what it needs, how it can fail.
struct Stage {
    sim::scenario::Name name;
    std::variant<Work, Approval, Tender, Standstill, Cutover, Award> kind;
    By by = By::trust;
    When when = When::always;
    std::optional<sim::scenario::Number> above; ///< [GBP] contracts that it is done for
    std::vector<sim::scenario::Name> after;
    std::vector<Elsewhere> follows;          ///< stages of others that must be finished before
    std::vector<sim::scenario::Name> awaits; ///< milestones that must have come
    sim::scenario::Uncertain duration;       ///< [seconds], 0 or more
    std::optional<sim::scenario::Uncertain> repeat; ///< [seconds] of further attempts
    sim::scenario::Number minimum;                  ///< [days] it takes at the very least
    std::optional<Obeys> obeys;                     ///< a statute that gives others time
    std::optional<sim::Date> not_before;
    std::vector<Need> needs;
    sim::scenario::Count priority; ///< lower is served first
    std::optional<Failure> failure;
    sim::scenario::Number each_further_member; ///< share of its duration, 0 or more
    std::optional<Parting> parting;            ///< of a group, at its end
    sim::scenario::Uncertain cost;             ///< [GBP] an attempt
    sim::scenario::Number cost_per_day;        ///< [GBP per day] from its beginning to its end
    std::vector<sim::scenario::Name> behind;   ///< halts that hold up its beginning
    std::optional<Trouble> trouble;
    std::optional<Experience> experience;
    std::optional<Pressure> pressure;
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

} // namespace models
