#include "models/window.hpp"

#include <catch2/catch.hpp>

using models::WindowBook;
using models::WindowDates;
using sim::days;
using sim::Time;

namespace {
const sim::Epoch epoch(*sim::parse_date("2024-01-01")); // a Monday

WindowDates windows(std::int64_t every_weeks, std::int64_t slots, const char* horizon,
                    std::vector<sim::Closure> freezes = {}) {
    models::Window window;
    window.weekday = std::chrono::Friday;
    window.hour.value = 18;
    window.every_weeks.value = every_weeks;
    window.slots.value = slots;
    const sim::Date last = *sim::parse_date(horizon);
    const sim::WorkingCalendar calendar(epoch, last, {}, freezes);
    return {window, epoch, last, calendar};
}

/// 18:00 of the Friday in week `week`, counted from 0.
Time friday_evening(std::int64_t week) { return Time{days(4 + 7 * week) + std::chrono::hours(18)}; }
} // namespace

TEST_CASE("windows open on their weekday and hour up to the horizon") {
    const WindowDates weekly = windows(1, 1, "2024-01-26");
    CHECK(std::vector(weekly.openings().begin(), weekly.openings().end()) ==
          std::vector{friday_evening(0), friday_evening(1), friday_evening(2), friday_evening(3)});
    CHECK(windows(1, 1, "2024-01-25").openings().size() == 3);
    const WindowDates rare = windows(2, 1, "2024-01-31");
    CHECK(std::vector(rare.openings().begin(), rare.openings().end()) ==
          std::vector{friday_evening(0), friday_evening(2)});
}

TEST_CASE("no window opens in a freeze, and the rhythm goes on after it") {
    const std::vector<sim::Closure> freeze{
        {"winter", *sim::parse_date("2024-01-12"), *sim::parse_date("2024-01-19")}};
    const WindowDates dates = windows(1, 1, "2024-02-01", freeze);
    CHECK(std::vector(dates.openings().begin(), dates.openings().end()) ==
          std::vector{friday_evening(0), friday_evening(3)});
    const std::vector<sim::Closure> thursday{
        {"short", *sim::parse_date("2024-01-11"), *sim::parse_date("2024-01-11")}};
    CHECK(windows(1, 1, "2024-01-31", thursday).openings().size() == 4);
}

TEST_CASE("the first window from a moment on is found by its opening") {
    const WindowDates dates = windows(1, 1, "2024-01-31");
    CHECK(dates.first_from(Time{}) == 0);
    CHECK(dates.first_from(friday_evening(1)) == 1);
    CHECK(dates.first_from(friday_evening(1) + sim::Duration{1}) == 2);
    CHECK(dates.first_from(friday_evening(9)) == dates.openings().size());
}

TEST_CASE("a window takes as many as it has slots, then the next one is booked") {
    const WindowDates dates = windows(1, 2, "2024-01-31");
    WindowBook book(dates);
    CHECK(book.book(friday_evening(1)) == friday_evening(1));
    CHECK(book.book(friday_evening(1)) == friday_evening(1));
    CHECK(book.book(friday_evening(1)) == friday_evening(2));
    CHECK(book.book(Time{}) == friday_evening(0));
    CHECK(book.book(friday_evening(3) + sim::Duration{1}) == sim::never);
    book.reset();
    CHECK(book.book(friday_evening(1)) == friday_evening(1));
}
