#pragma once

#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <optional>
#include <vector>

namespace models {

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

/// Something scarce that all share, e.g. the exit teams of the old data centre.
struct Capacity {
    sim::scenario::Name name;
    sim::scenario::Count units;
    std::vector<CapacityChange> changes;
    std::optional<Losses> losses;
    static const sim::scenario::Record& describe();
};

/// Adds what is wrong with a capacity.
void check(const Capacity& capacity, sim::scenario::Problems& problems);

} // namespace models
