#pragma once

#include "sim/scenario/record.hpp"

#include <optional>
#include <vector>

namespace models {

/// Whether the members of a group do its stages together, once, or each alone.
enum class Acts { together, alone };

/// Trusts that do some stages together, or only share a name.
struct Group {
    sim::scenario::Name name;
    Acts acts = Acts::together;
    std::optional<sim::scenario::Name> fallback; ///< route of who leaves it, if the trust says none
    sim::scenario::Count at_least;               ///< members; with fewer it breaks up
    std::string meaning;
    static const sim::scenario::Record& describe();
};

/// What a trust makes of a supplier's system.
struct Fit {
    sim::scenario::Name supplier;
    sim::scenario::Number factor; ///< on the supplier's weight at an award
    static const sim::scenario::Record& describe();
};

/// An organisation that must be out by the deadline.
struct Trust {
    sim::scenario::Name name;
    std::optional<sim::scenario::Name> group;  ///< without one (or "") it acts alone
    std::optional<sim::scenario::Name> domain; ///< without one it shares no installation
    sim::scenario::Name route;
    std::optional<sim::scenario::Name> fallback;  ///< route it takes alone once it leaves its group
    std::optional<sim::scenario::Name> joins;     ///< its group's first stage that it takes part in
    sim::scenario::Number independence;           ///< factor on the chance that it leaves its group
    std::optional<sim::scenario::Name> incumbent; ///< supplier of its present system
    sim::scenario::Number loyalty;                ///< factor on the incumbent's weight at an award
    sim::scenario::Number value;                  ///< [GBP] of the contract it needs
    std::optional<sim::Date> prior_notice;        ///< when its prior information notice is out
    std::optional<sim::scenario::Name> configuration; ///< installation it shares with others
    std::optional<sim::Date> starts;                  ///< takes no step before this day
    std::optional<sim::Date> deadline;                ///< of its own; without one, that of all
    sim::scenario::Count priority;                    ///< added to that of its stages
    std::vector<Fit> fits;                            ///< where not 1
    std::vector<sim::scenario::Name> done; ///< stages finished at the start, with all before them
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// When a trust's contract ends.
struct ContractEnd {
    sim::Time deadline;  ///< the midnight after the last day in time
    sim::Time free_from; ///< from then on leaving costs nothing
};

struct Parameters;

/// The end of each trust's contract.
std::vector<ContractEnd> contract_ends_of(const Parameters& parameters, const sim::Epoch& epoch);

} // namespace models
