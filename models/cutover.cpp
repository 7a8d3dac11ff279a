#include "models/cutover.hpp"

#include "models/draft.hpp"
#include "models/references.hpp"

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

void check(const Cutover& cutover, const Parameters& parameters, Problems& problems) {
    find_named(parameters.windows, cutover.window, "window", problems);
}

void compile(const Cutover& cutover, ActivityId a, Step& step, Draft& draft) {
    Blueprint& b = draft.blueprint;
    step.kind = Step::Kind::cutover;
    step.detail = static_cast<std::uint32_t>(b.moves.size());
    Move move{.window =
                  static_cast<std::uint32_t>(position(b.parameters.windows, cutover.window.text)),
              .notice = from_days(cutover.notice.value),
              .decided = from_days(cutover.decided.value),
              .called_off = cutover.called_off.value,
              .leads_back = cutover.called_off_to.has_value(),
              .again = {}};
    if (move.leads_back)
        move.again = draft.rework_of(a, cutover.called_off_to);
    b.moves.push_back(move);
}

} // namespace models
