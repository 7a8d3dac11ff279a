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

const Record& Overload::describe() {
    static const Record record =
        sim::scenario::record<Overload>(
            "overload", "A bid begun while more are being written than there are teams for.")
            .field("effort", &Overload::effort, {.range = at_least(1), .fallback = "1"},
                   "Factor on its effort.")
            .field("appeal", &Overload::appeal, {.range = probability(), .fallback = "1"},
                   "Factor on its weight at an award.")
            .field("compliance", &Overload::compliance, {.range = probability(), .fallback = "1"},
                   "Factor on the chance that it is compliant.");
    return record;
}

namespace {
using Described = sim::scenario::Builder<Supplier>;

/// How long it takes to write a bid, and how many at once.
void describe_effort(Described& record) {
    record
        .field("size_elasticity", &Supplier::size_elasticity,
               {.range = between(0, 10), .fallback = "0"},
               "Effort grows with the contract's value to this power: 0 not at all, 1 in "
               "proportion.")
        .field("usual_value", &Supplier::usual_value,
               {.unit = "GBP", .range = more_than(0), .fallback = "1"},
               "Value of the contract whose bid takes `bid_effort`.")
        .field("reuse", &Supplier::reuse, {.range = probability(), .fallback = "1"},
               "Factor on the effort of a bid of which it has written one alike (the tenders' "
               "`likeness`).")
        .field("stretch", &Supplier::stretch,
               {.unit = "bids", .range = between(0, 1'000'000), .fallback = "0"},
               "How many bids beyond its teams it can write at once, if need be.")
        .record("overload", &Supplier::overload,
                "What a bid suffers that is begun while there are more than teams.")
        .field("compliance", &Supplier::compliance, {.range = probability(), .fallback = "1"},
               "Chance that a bid meets what was asked for; another does not count.");
}

/// Whether it bids at all.
void describe_decision(Described& record) {
    record
        .field("most_waiting", &Supplier::most_waiting,
               {.unit = "bids", .range = between(0, 1'000'000)},
               "It declines at once if so many bids wait for a team; without it, it never does.")
        .field("margin", &Supplier::margin, {.range = probability()},
               "What it earns, as a share of a contract's value: it bids if margin x value x its "
               "odds cover the bid's cost; without it, it always does.")
        .field("caution", &Supplier::caution, {.range = at_least(0), .fallback = "1"},
               "How many times the bid's cost must be expected to come back.");
}
} // namespace

const Record& Supplier::describe() {
    static const Record record = [] {
        Described made = sim::scenario::record<Supplier>(
            "supplier", "A company that bids and does what it wins.");
        made.field("name", &Supplier::name, required, "Unique name.")
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
            .field("price", &Supplier::price, {.range = more_than(0), .fallback = "1"},
                   "Price of a bid, as an index: 1 is usual. Counts by a tender's `price_weight`.")
            .list("team", &Supplier::teams, "Its teams by trade.");
        describe_effort(made);
        describe_decision(made);
        return Record(made);
    }();
    return record;
}

} // namespace models
