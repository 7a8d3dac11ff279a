#include "models/capacity.hpp"

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

const Record& Capacity::describe() {
    static const Record record =
        sim::scenario::record<Capacity>("capacity", "Something scarce that all share.")
            .field("name", &Capacity::name, required, "Unique name.")
            .field("units", &Capacity::units,
                   {.unit = "units", .range = between(0, 1'000'000), .fallback = "1"},
                   "How many can be in use at once, from the start.")
            .list("change", &Capacity::changes, "How the number changes later.");
    return record;
}

} // namespace models
