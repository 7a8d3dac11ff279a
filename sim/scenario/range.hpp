#pragma once

#include <limits>
#include <string>

namespace sim::scenario {

/// The numbers a field allows, in the field's own unit. Not-a-number is never inside.
struct Range {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    enum class End { closed, open };
    End low_end = End::closed;
    End high_end = End::closed;

    constexpr bool above_low(double x) const { return low_end == End::open ? x > low : x >= low; }
    constexpr bool below_high(double x) const {
        return high_end == End::open ? x < high : x <= high;
    }
    constexpr bool contains(double x) const { return above_low(x) && below_high(x); }
    constexpr bool unbounded() const {
        return low == -std::numeric_limits<double>::infinity() &&
               high == std::numeric_limits<double>::infinity();
    }
};

constexpr Range at_least(double low) { return {.low = low}; }
constexpr Range at_most(double high) { return {.high = high}; }
constexpr Range more_than(double low) { return {.low = low, .low_end = Range::End::open}; }
constexpr Range less_than(double high) { return {.high = high, .high_end = Range::End::open}; }
/// Both ends belong to the range.
constexpr Range between(double low, double high) { return {.low = low, .high = high}; }

constexpr Range probability() { return between(0, 1); }

/// "0 or more", "more than 0", "0 to 1"; "any number" for an unbounded range.
std::string to_string(const Range& range);

} // namespace sim::scenario
