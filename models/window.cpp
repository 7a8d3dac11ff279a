#include "models/window.hpp"

#include <algorithm>

namespace models {

using namespace sim::scenario;

const Record& Window::describe() {
    static const Record record =
        sim::scenario::record<Window>("window", "A kind of moment at which cutovers may begin.")
            .field("name", &Window::name, required, "Unique name.")
            .choice("weekday", &Window::weekday,
                    {{"monday", std::chrono::Monday},
                     {"tuesday", std::chrono::Tuesday},
                     {"wednesday", std::chrono::Wednesday},
                     {"thursday", std::chrono::Thursday},
                     {"friday", std::chrono::Friday},
                     {"saturday", std::chrono::Saturday},
                     {"sunday", std::chrono::Sunday}},
                    "friday", "Day of the week on which it opens.")
            .field("hour", &Window::hour,
                   {.unit = "hours", .range = between(0, 23.99), .fallback = "18"},
                   "Hours after midnight at which it opens.")
            .field("every_weeks", &Window::every_weeks,
                   {.unit = "weeks", .range = between(1, 52), .fallback = "1"},
                   "Weeks from one window to the next.")
            .field("slots", &Window::slots,
                   {.unit = "movers", .range = between(1, 10'000), .fallback = "1"},
                   "How many may move in the same window.");
    return record;
}

WindowDates::WindowDates(const Window& window, const sim::Epoch& epoch, sim::Date horizon,
                         const sim::WorkingCalendar& calendar)
    : slots_{static_cast<std::uint16_t>(window.slots.value)} {
    const sim::Duration hour = sim::to_duration(window.hour.value * 3600);
    const sim::Duration step = sim::days(7 * window.every_weeks.value);
    const sim::Time last = epoch.end_of(horizon);
    for (sim::Time day = calendar.next_weekday(sim::Time{}, window.weekday); day + hour < last;
         day += step)
        if (!calendar.is_closed(day))
            openings_.push_back(day + hour);
}

std::size_t WindowDates::first_from(sim::Time t) const {
    return static_cast<std::size_t>(std::lower_bound(openings_.begin(), openings_.end(), t) -
                                    openings_.begin());
}

sim::Time WindowBook::book(sim::Time earliest) {
    const std::span<const sim::Time> openings = dates_->openings();
    for (std::size_t i = dates_->first_from(earliest); i < openings.size(); ++i)
        if (booked_[i] < dates_->slots()) {
            ++booked_[i];
            return openings[i];
        }
    return sim::never;
}

} // namespace models
