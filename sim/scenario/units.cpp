#include "sim/scenario/units.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace sim::scenario {

namespace {
constexpr std::array<std::int64_t, 7> seconds{1, 60, 3'600, 86'400, 604'800, 2'629'800, 31'557'600};
} // namespace

const std::vector<std::string>& time_units() {
    static const std::vector<std::string> units{"seconds", "minutes", "hours", "days",
                                                "weeks",   "months",  "years"};
    return units;
}

std::optional<std::int64_t> seconds_in(std::string_view unit) {
    const auto& units = time_units();
    const auto found = std::find(units.begin(), units.end(), unit);
    if (found == units.end())
        return std::nullopt;
    return seconds[static_cast<std::size_t>(std::distance(units.begin(), found))];
}

} // namespace sim::scenario
