#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim::scenario {

/// Seconds in a unit of time; nothing if the word is no unit of time.
///
/// A month is a twelfth of a year, and a year 365.25 days: 2,629,800 s and 31,557,600 s.
std::optional<std::int64_t> seconds_in(std::string_view unit);

/// The units of time, shortest first.
const std::vector<std::string>& time_units();

} // namespace sim::scenario
