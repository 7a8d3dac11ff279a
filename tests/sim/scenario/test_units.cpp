#include "sim/scenario/units.hpp"

#include <catch2/catch.hpp>

#include "sim/scenario/range.hpp"
#include "sim/scenario/values.hpp"

using namespace sim::scenario;

TEST_CASE("units of time have their lengths", "[known-answer]") {
    // A Julian year is 365.25 days of 86,400 s (International Astronomical Union, Style Manual
    // 1989).
    CHECK(seconds_in("years") == 31'557'600);
    CHECK(12 * seconds_in("months").value() == 31'557'600);
    CHECK(seconds_in("weeks") == 7 * 86'400);
    CHECK(seconds_in("seconds") == 1);
    CHECK_FALSE(seconds_in("day").has_value());
    CHECK_FALSE(seconds_in("").has_value());
    for (const std::string& unit : time_units())
        CHECK(seconds_in(unit).has_value());
}

TEST_CASE("a range holds its closed ends, not its open ones, and never not-a-number") {
    CHECK(at_least(0).contains(0));
    CHECK_FALSE(more_than(0).contains(0));
    CHECK(between(0, 1).contains(1));
    CHECK_FALSE(less_than(1).contains(1));
    CHECK_FALSE(Range{}.contains(std::numeric_limits<double>::quiet_NaN()));
    CHECK(Range{}.unbounded());
}

TEST_CASE("a range says in words what it allows") {
    CHECK(to_string(at_least(0)) == "0 or more");
    CHECK(to_string(at_most(2.5)) == "2.5 or less");
    CHECK(to_string(more_than(0)) == "more than 0");
    CHECK(to_string(less_than(1)) == "less than 1");
    CHECK(to_string(probability()) == "0 to 1");
    CHECK(to_string(Range{.low = 0, .high = 1, .low_end = Range::End::open}) ==
          "more than 0 and 1 or less");
    CHECK(to_string(Range{}) == "any number");
}

TEST_CASE("grades print as they are written") {
    CHECK(to_string(Grade::a) == "A");
    CHECK(to_string(Grade::c) == "C");
    CHECK(to_string(Grade::none).empty());
}
