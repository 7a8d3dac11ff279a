#include "sim/engine/calendar.hpp"

#include "sim/engine/errors.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

using sim::Closure;
using sim::Date;
using sim::Duration;
using sim::Epoch;
using sim::Time;
using sim::WorkingCalendar;

namespace {

Date on(const std::string& iso) { return sim::parse_date(iso).value(); }

const Epoch epoch{on("2026-01-01")};

// Bank holidays in England as published on www.gov.uk/bank-holidays; Boxing Day 2026 and Christmas
// 2027 fall on weekends and have substitute days.
const std::vector<Date> holidays{on("2026-12-25"), on("2026-12-28"), on("2027-01-01"),
                                 on("2027-03-26"), on("2027-03-29"), on("2027-12-27"),
                                 on("2027-12-28")};

const std::vector<Closure> closures{{"year-end freeze", on("2026-12-18"), on("2027-01-04")},
                                    {"long weekend", on("2027-01-05"), on("2027-01-05")},
                                    {"past the horizon", on("2027-12-20"), on("2028-01-09")}};

WorkingCalendar calendar() { return {epoch, on("2027-12-31"), holidays, closures}; }

Time noon(const std::string& iso) { return epoch.at(on(iso)) + std::chrono::hours{12}; }

} // namespace

TEST_CASE("dates are read in one spelling only") {
    CHECK(sim::parse_date("2027-03-31") ==
          Date{std::chrono::sys_days{std::chrono::year{2027} / 3 / 31}});
    for (const char* wrong :
         {"", "2027-3-31", "2027-03-31 ", " 2027-03-31", "27-03-31", "2027/03/31", "2027-03-32",
          "2027-13-01", "2027-00-01", "2027-01-00", "2027-02-29", "+027-01-01", "2027-03-3x",
          "20270331", "2027-03-31T00:00"})
        CHECK_FALSE(sim::parse_date(wrong).has_value());
}

TEST_CASE("leap days follow the Gregorian rule", "[known-answer]") {
    CHECK(sim::parse_date("2028-02-29").has_value());
    CHECK(sim::parse_date("2000-02-29").has_value());
    CHECK_FALSE(sim::parse_date("1900-02-29").has_value());
    CHECK_FALSE(sim::parse_date("2100-02-29").has_value());
    CHECK(epoch.at(on("2028-03-01")) - epoch.at(on("2028-02-28")) == sim::days(2));
}

TEST_CASE("a date prints as it is read", "[property]") {
    for (Date date = on("1999-12-25"); date < on("2029-01-05"); date += std::chrono::days{1})
        REQUIRE(sim::parse_date(sim::to_string(date)) == date);
    CHECK(sim::to_string(on("0033-04-03")) == "0033-04-03");
}

TEST_CASE("the epoch pins time to dates") {
    CHECK(epoch.at(epoch.start()) == Time{});
    CHECK(epoch.at(on("2026-01-02")) == Time{sim::days(1)});
    CHECK(epoch.end_of(on("2026-01-02")) == epoch.at(on("2026-01-03")));
    CHECK(epoch.date(epoch.end_of(on("2026-01-02")) - Duration{1}) == on("2026-01-02"));
    CHECK(epoch.date(epoch.end_of(on("2026-01-02"))) == on("2026-01-03"));
    CHECK(epoch.date(Time{} - Duration{1}) == on("2025-12-31"));
    CHECK(epoch.date(Time{} - sim::days(1)) == on("2025-12-31"));
    CHECK(epoch.date(Time{} - sim::days(1) - Duration{1}) == on("2025-12-30"));
}

TEST_CASE("weekends and holidays are not worked", "[known-answer]") {
    const WorkingCalendar work = calendar();
    CHECK(work.is_working(noon("2026-12-24")));
    for (const char* off : {"2026-12-25", "2026-12-26", "2026-12-27", "2026-12-28"})
        CHECK_FALSE(work.is_working(noon(off)));
    CHECK(work.next_working_day(noon("2026-12-25")) == epoch.at(on("2026-12-29")));
    CHECK(work.next_working_day(noon("2027-12-24")) == noon("2027-12-24"));
    CHECK(work.next_working_day(noon("2027-12-25")) == epoch.at(on("2027-12-29")));
}

TEST_CASE("a period of ten days that must end on a working day ends after Christmas",
          "[known-answer]") {
    // The tenth day after 18 December 2026 is the substitute for Boxing Day, a Monday.
    const WorkingCalendar work = calendar();
    const Time last_day = epoch.at(on("2026-12-18") + std::chrono::days{10});
    const Time end = epoch.end_of(epoch.date(work.next_working_day(last_day)));
    CHECK(end == epoch.at(on("2026-12-30")));
}

TEST_CASE("a closure closes whole days, and those that touch are one") {
    const WorkingCalendar work = calendar();
    CHECK_FALSE(work.is_closed(epoch.at(on("2026-12-18")) - Duration{1}));
    CHECK(work.is_closed(epoch.at(on("2026-12-18"))));
    CHECK(work.is_closed(epoch.end_of(on("2027-01-05")) - Duration{1}));
    CHECK(work.next_open(noon("2026-12-24")) == epoch.at(on("2027-01-06")));
    CHECK(work.next_open(noon("2027-01-06")) == noon("2027-01-06"));
    CHECK(work.is_working(noon("2026-12-21")));
}

TEST_CASE("beyond the horizon and before the start only weekends count") {
    const WorkingCalendar work = calendar();
    CHECK(work.next_open(noon("2027-12-25")) == epoch.at(on("2028-01-01")));
    CHECK_FALSE(work.is_closed(noon("2028-01-05")));
    CHECK(work.is_working(noon("2028-12-25")));
    CHECK(work.next_working_day(noon("2028-01-01")) == epoch.at(on("2028-01-03")));
    CHECK(work.is_working(noon("2025-12-25")));
    CHECK_FALSE(work.is_working(noon("2025-12-28")));
}

TEST_CASE("a weekend before the start rolls over a holiday on the first day") {
    const Epoch monday{on("2026-08-31")};
    const std::vector<Date> first{on("2026-08-31")};
    const WorkingCalendar work(monday, on("2026-12-31"), first, {});
    CHECK(work.next_working_day(Time{} - sim::days(2)) == Time{sim::days(1)});
}

TEST_CASE("working days are added from the next working day") {
    const WorkingCalendar work = calendar();
    CHECK(work.add_working_days(noon("2026-12-24"), 1) == noon("2026-12-29"));
    CHECK(work.add_working_days(noon("2026-12-24"), 0) == noon("2026-12-24"));
    CHECK(work.add_working_days(noon("2026-12-26"), 1) == epoch.at(on("2026-12-30")));
    CHECK(work.add_working_days(noon("2026-12-29"), -1) == noon("2026-12-24"));
    CHECK(work.add_working_days(noon("2027-12-31"), 5) == noon("2028-01-07"));
    CHECK(work.add_working_days(noon("2026-01-01"), -1) == noon("2025-12-31"));
}

TEST_CASE("the next weekday is today if it is one") {
    const WorkingCalendar work = calendar();
    CHECK(work.next_weekday(noon("2026-12-23"), std::chrono::Wednesday) == noon("2026-12-23"));
    CHECK(work.next_weekday(noon("2026-12-23"), std::chrono::Tuesday) ==
          epoch.at(on("2026-12-29")));
    CHECK(work.next_weekday(noon("2026-12-23"), std::chrono::Sunday) == epoch.at(on("2026-12-27")));
}

TEST_CASE("never stays never") {
    const WorkingCalendar work = calendar();
    CHECK(work.next_working_day(sim::never) == sim::never);
    CHECK(work.next_open(sim::never) == sim::never);
    CHECK(work.add_working_days(sim::never, 3) == sim::never);
    CHECK(work.next_weekday(sim::never, std::chrono::Monday) == sim::never);
    CHECK(work.next_working_day(sim::never - sim::days(1)) > sim::never - sim::days(2));
}

TEST_CASE("look-ups agree with walking from day to day", "[property]") {
    const WorkingCalendar work = calendar();
    const auto worked = [](Date date) {
        const bool weekend = std::chrono::weekday{date}.iso_encoding() > 5;
        const bool listed = std::find(holidays.begin(), holidays.end(), date) != holidays.end();
        return !weekend && !listed;
    };
    Time last_next = work.next_working_day(noon("2025-11-01"));
    for (Date date = on("2025-11-01"); date < on("2028-03-01"); date += std::chrono::days{1}) {
        Date next = date;
        while (!worked(next))
            next += std::chrono::days{1};
        const Time time = epoch.at(date);
        REQUIRE(work.is_working(time) == worked(date));
        REQUIRE(work.next_working_day(time) == epoch.at(next));
        REQUIRE(work.next_working_day(epoch.at(next)) == epoch.at(next)); // idempotent
        REQUIRE(work.next_working_day(time + Duration{1}) >= last_next);  // monotone
        last_next = work.next_working_day(time + Duration{1});
        Date walked = next;
        for (int steps = 0; steps < 12; ++steps) {
            REQUIRE(work.add_working_days(time, steps) == epoch.at(walked));
            REQUIRE(work.add_working_days(epoch.at(walked), -steps) == epoch.at(next));
            do
                walked += std::chrono::days{1};
            while (!worked(walked));
        }
    }
}

TEST_CASE("a calendar that makes no sense is refused") {
    CHECK_THROWS_AS(WorkingCalendar(epoch, on("2025-12-31"), {}, {}), sim::InvalidInput);
    CHECK_THROWS_AS(WorkingCalendar(epoch, on("2500-01-01"), {}, {}), sim::InvalidInput);
    const std::vector<Closure> backwards{{"freeze", on("2026-03-02"), on("2026-03-01")}};
    CHECK_THROWS_WITH(
        WorkingCalendar(epoch, on("2026-12-31"), {}, backwards),
        "closure 'freeze' ends on 2026-03-01; allowed: its first day 2026-03-02 or later");
}
