#pragma once

#include <chrono>
#include <cstdint>
#include <ratio>

namespace sim {

/// The simulated clock: an integer count of seconds since the scenario's start.
///
/// Integers make sums exact and associative, so no result depends on the order of adding. The clock
/// has no now(): each Simulation has its own.
struct Clock {
    using rep = std::int64_t;
    using period = std::ratio<1>;
    using duration = std::chrono::duration<rep, period>;
    using time_point = std::chrono::time_point<Clock>;
    static constexpr bool is_steady = true;
};

/// A length of simulated time [s].
using Duration = Clock::duration;

/// An instant of simulated time; `Time{}` is the scenario's start.
using Time = Clock::time_point;

/// Later than every instant: the deadline of a wait without a time-out.
inline constexpr Time never = Time::max();

/// `count` days of 24 hours.
constexpr Duration days(std::int64_t count) { return Duration{count * 86'400}; }

} // namespace sim
