#pragma once

#include "sim/scenario/record.hpp"

#include <vector>

namespace models {

/// From a date on, another number of units.
struct CapacityChange {
    sim::Date date;
    sim::scenario::Count units;
    static const sim::scenario::Record& describe();
};

/// Something scarce that all share, e.g. the exit teams of the old data centre.
struct Capacity {
    sim::scenario::Name name;
    sim::scenario::Count units;
    std::vector<CapacityChange> changes;
    static const sim::scenario::Record& describe();
};

} // namespace models
