#include "models/standstill.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace {
/// The last day of a standstill of so many days, told at noon of a day in the winter of 2013.
std::string last_day(const char* told, std::int64_t length) {
    const sim::Epoch epoch(*sim::parse_date("2013-11-01"));
    const std::vector<sim::Date> holidays{*sim::parse_date("2013-12-25"),
                                          *sim::parse_date("2013-12-26"),
                                          *sim::parse_date("2014-01-01")};
    const sim::WorkingCalendar calendar(epoch, *sim::parse_date("2014-12-31"), holidays, {});
    const sim::Time noon = epoch.at(*sim::parse_date(told)) + sim::Duration{43'200};
    const sim::Time over = models::end_of_standstill(noon, length, calendar);
    CHECK(over == epoch.at(epoch.date(over)));
    return sim::to_string(epoch.date(over - sim::Duration{1}));
}
} // namespace

TEST_CASE("a standstill ends at the end of its last day, or of the next working day",
          "[known-answer]") {
    // Public Contracts (Amendment) Regulations 2009 (SI 2009/2992), regulation 32A: midnight at the
    // end of the 10th day after the notice, carried on to the next working day.
    CHECK(last_day("2013-11-04", 10) == "2013-11-14"); // Monday to a Thursday
    CHECK(last_day("2013-11-06", 10) == "2013-11-18"); // Saturday, carried to Monday
    CHECK(last_day("2013-11-07", 10) == "2013-11-18"); // Sunday
    CHECK(last_day("2013-12-12", 10) == "2013-12-23"); // Thursday before Christmas
    CHECK(last_day("2013-12-15", 10) == "2013-12-27"); // Christmas Day, carried over Boxing Day
    CHECK(last_day("2013-12-18", 10) == "2013-12-30"); // Saturday
    CHECK(last_day("2013-12-22", 10) == "2014-01-02"); // New Year's Day
}

TEST_CASE("a standstill of no days lasts to the end of the working day of the notice") {
    CHECK(last_day("2013-11-04", 0) == "2013-11-04");
    CHECK(last_day("2013-11-09", 0) == "2013-11-11");
}
