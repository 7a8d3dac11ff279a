#include "models/capacity.hpp"

#include "models/draft.hpp"

namespace models {

using namespace sim::scenario;

const Record& CapacityChange::describe() {
    static const Record record =
        sim::scenario::record<CapacityChange>("change", "From a date on, another number of units.")
            .field("date", &CapacityChange::date, required, "First day of the new number.")
            .field("units", &CapacityChange::units,
                   {.unit = "units", .range = between(0, 1'000'000), .needed = true},
                   "Units from that day on.");
    return record;
}

const Record& Losses::describe() {
    static const Record record =
        sim::scenario::record<Losses>("losses", "Units that go at random intervals.")
            .field("every", &Losses::every, {.unit = "days", .range = at_least(0), .needed = true},
                   "Time from one loss to the next.")
            .field("from", &Losses::from, {},
                   "The first interval begins on this day; without it, at the start.")
            .field("least", &Losses::least,
                   {.unit = "units", .range = between(0, 1'000'000), .fallback = "0"},
                   "Units that are kept on: losses stop there.")
            .field("units", &Losses::units,
                   {.unit = "units", .range = between(1, 1'000'000), .fallback = "1"},
                   "How many go at a time.")
            .position(&Losses::where);
    return record;
}

const Record& Capacity::describe() {
    static const Record record =
        sim::scenario::record<Capacity>("capacity", "Something scarce.")
            .field("name", &Capacity::name, required, "Unique name.")
            .choice("of", &Capacity::of,
                    {{"all", Belongs::all, "all share the units"},
                     {"trust", Belongs::trust, "each trust has so many of its own"}},
                    "all", "Whose units are; what a group does takes them of each member.")
            .field("units", &Capacity::units,
                   {.unit = "units", .range = between(0, 1'000'000), .fallback = "1"},
                   "How many can be in use at once, from the start.")
            .list("change", &Capacity::changes, "How the number changes later.")
            .record("losses", &Capacity::losses,
                    "How units go at random, besides; a later change counts those lost already.");
    return record;
}

void check(const Capacity& capacity, Problems& problems) {
    if (capacity.losses && !(capacity.losses->every.distribution.upper() > 0))
        problems.add(capacity.losses->every.where,
                     "units are lost every 0 days; allowed: now and then more than 0");
}

void compile_capacities(Draft& draft) {
    Blueprint& b = draft.blueprint;
    const Parameters& p = b.parameters;
    for (std::size_t c = 0; c < p.capacities.size(); ++c) {
        const auto capacity = static_cast<std::uint32_t>(c);
        b.first_pool.push_back(static_cast<std::uint32_t>(b.pools.size()));
        if (p.capacities[c].of == Belongs::all)
            b.pools.push_back({.capacity = capacity, .trust = nobody<TrustId>});
        else
            for (std::size_t t = 0; t < p.trusts.size(); ++t)
                b.pools.push_back({.capacity = capacity, .trust = id_of<TrustId>(t)});
    }
}

} // namespace models
