#include "sim/scenario/values.hpp"

#include <fmt/format.h>

#include "sim/scenario/range.hpp"

namespace sim::scenario {

std::string to_string(Grade grade) {
    switch (grade) {
    case Grade::a:
        return "A";
    case Grade::b:
        return "B";
    case Grade::c:
        return "C";
    case Grade::none:
        break;
    }
    return "";
}

std::string to_string(const Range& range) {
    const bool low = range.low > -std::numeric_limits<double>::infinity();
    const bool high = range.high < std::numeric_limits<double>::infinity();
    const bool closed_low = range.low_end == Range::End::closed;
    const bool closed_high = range.high_end == Range::End::closed;
    std::string from =
        closed_low ? fmt::format("{} or more", range.low) : fmt::format("more than {}", range.low);
    std::string to = closed_high ? fmt::format("{} or less", range.high)
                                 : fmt::format("less than {}", range.high);
    if (low && high)
        return closed_low && closed_high ? fmt::format("{} to {}", range.low, range.high)
                                         : fmt::format("{} and {}", from, to);
    if (low)
        return from;
    return high ? to : "any number";
}

} // namespace sim::scenario
