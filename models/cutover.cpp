#include "models/cutover.hpp"

namespace models {

using namespace sim::scenario;

const Record& Cutover::describe() {
    static const Record record =
        sim::scenario::record<Cutover>("cutover", "The move itself, in a window booked ahead.")
            .field("window", &Cutover::window, required, "Name of the kind of window it needs.")
            .field("notice", &Cutover::notice,
                   {.unit = "days", .range = at_least(0), .fallback = "0"},
                   "Days from booking a window to the window, at least.")
            .field("called_off", &Cutover::called_off, {.range = probability(), .fallback = "0"},
                   "Chance that the go/no-go calls it off; the window is lost.")
            .field("decided", &Cutover::decided,
                   {.unit = "days", .range = at_least(0), .fallback = "0"},
                   "Days before the window at which the go/no-go is held.")
            .field("called_off_to", &Cutover::called_off_to, {},
                   "Stage to go back to when it is called off; without it a new window is booked.");
    return record;
}

} // namespace models
