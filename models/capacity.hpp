#pragma once

#include "models/ids.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace models {

class Draft;

/// From a date on, another number of units.
struct CapacityChange {
    sim::Date date;
    sim::scenario::Count units;
    static const sim::scenario::Record& describe();
};

/// Units that go at random intervals, e.g. people whose skills nobody replaces.
struct Losses {
    sim::scenario::Uncertain every; ///< [seconds] from one loss to the next
    std::optional<sim::Date> from;  ///< the first interval begins then; without: at the start
    sim::scenario::Count least;     ///< units that are kept on
    sim::scenario::Count units;     ///< lost at a time
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// Whose units are: one lot for all, or one for each trust.
enum class Belongs { all, trust };

/// Something scarce: what all share, e.g. the exit teams of the old data centre, or what each trust
/// has of its own, e.g. its testers.
struct Capacity {
    sim::scenario::Name name;
    Belongs of = Belongs::all;
    sim::scenario::Count units;
    std::vector<CapacityChange> changes;
    std::optional<Losses> losses;
    static const sim::scenario::Record& describe();
};

/// Adds what is wrong with a capacity.
void check(const Capacity& capacity, sim::scenario::Problems& problems);
/// One lot of units.
struct PoolNumbers {
    std::uint32_t capacity = 0;      ///< position in Parameters::capacities
    TrustId trust = nobody<TrustId>; ///< whose it is; nobody if it is for all
    std::uint32_t number = 0;        ///< NameNumbers of what loses units
    std::uint32_t owner = 0;         ///< NameNumbers of the trust; 0 if it is for all
};

/// Makes the lots of all capacities.
void compile_capacities(Draft& draft);

} // namespace models
