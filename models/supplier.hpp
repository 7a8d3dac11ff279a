#pragma once

#include "sim/scenario/record.hpp"

#include <optional>
#include <vector>

namespace models {

/// Teams of one trade at a supplier, e.g. those who implement or those who move data.
struct Team {
    sim::scenario::Name name;
    sim::scenario::Count units; ///< teams
    static const sim::scenario::Record& describe();
};

/// What becomes of a bid that is begun while more are being written than there are teams for.
struct Overload {
    sim::scenario::Number effort;     ///< factor on its effort, 1 or more
    sim::scenario::Number appeal;     ///< factor on its weight at the award, 0 to 1
    sim::scenario::Number compliance; ///< factor on the chance that it is compliant, 0 to 1
    static const sim::scenario::Record& describe();
};

/// A company that bids, and whose teams then do the work it has won.
struct Supplier {
    sim::scenario::Name name;
    sim::scenario::Count bid_teams;        ///< bids it can write at once
    sim::scenario::Uncertain bid_effort;   ///< [seconds] one team is busy with one bid
    sim::scenario::Uncertain bid_cost;     ///< [GBP] a bid, to the supplier
    sim::scenario::Number appeal;          ///< weight at an award among equals, above 0
    sim::scenario::Uncertain price;        ///< of a bid, as an index; above 0
    sim::scenario::Number size_elasticity; ///< of a bid's effort by the contract's value
    sim::scenario::Number usual_value;     ///< [GBP] of the contract that takes `bid_effort`
    sim::scenario::Number reuse;           ///< factor on the effort of a bid like an earlier one
    sim::scenario::Count stretch;          ///< further bids it can write at once
    std::optional<Overload> overload;
    sim::scenario::Number compliance;                 ///< probability that a bid is compliant
    std::optional<sim::scenario::Count> most_waiting; ///< bids that wait for a team
    std::optional<sim::scenario::Number> margin;      ///< share of a contract's value
    sim::scenario::Number caution; ///< times its cost that a bid must be expected to earn
    std::vector<Team> teams;
    static const sim::scenario::Record& describe();
};

} // namespace models
