#pragma once

#include "sim/scenario/record.hpp"

#include <vector>

namespace models {

/// Teams of one trade at a supplier, e.g. those who implement or those who move data.
struct Team {
    sim::scenario::Name name;
    sim::scenario::Count units; ///< teams
    static const sim::scenario::Record& describe();
};

/// A company that bids, and whose teams then do the work it has won.
struct Supplier {
    sim::scenario::Name name;
    sim::scenario::Count bid_teams;      ///< bids it can write at once
    sim::scenario::Uncertain bid_effort; ///< [seconds] one team is busy with one bid
    sim::scenario::Uncertain bid_cost;   ///< [GBP] a bid, to the supplier
    sim::scenario::Number appeal;        ///< weight at an award among equals, above 0
    std::vector<Team> teams;
    static const sim::scenario::Record& describe();
};

} // namespace models
