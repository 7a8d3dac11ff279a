#include "models/supplier.hpp"

namespace models {

using namespace sim::scenario;

const Record& Team::describe() {
    static const Record record =
        sim::scenario::record<Team>("team", "Teams of one trade at a supplier.")
            .field("name", &Team::name, required, "Name of the trade; unique at the supplier.")
            .field("units", &Team::units,
                   {.unit = "teams", .range = between(0, 1'000'000), .fallback = "1"},
                   "How many such teams it has.");
    return record;
}

const Record& Supplier::describe() {
    static const Record record =
        sim::scenario::record<Supplier>("supplier", "A company that bids and does what it wins.")
            .field("name", &Supplier::name, required, "Unique name.")
            .field("bid_teams", &Supplier::bid_teams,
                   {.unit = "teams", .range = between(0, 1'000'000), .fallback = "1"},
                   "How many bids it can write at once.")
            .field("bid_effort", &Supplier::bid_effort,
                   {.unit = "days", .range = at_least(0), .fallback = "0"},
                   "How long one team is busy with one bid.")
            .field("bid_cost", &Supplier::bid_cost,
                   {.unit = "GBP", .range = at_least(0), .fallback = "0"},
                   "What one bid costs the supplier.")
            .field("appeal", &Supplier::appeal, {.range = more_than(0), .fallback = "1"},
                   "Weight of its bid at an award, against other bids in time.")
            .list("team", &Supplier::teams, "Its teams by trade.");
    return record;
}

} // namespace models
