#include "sim/scenario/uncertainty.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sim::scenario {

double Uncertainty::likely(double probability) const {
    if (known == Known::bounds)
        return between(probability);
    constexpr double least = 0x1p-40;
    const double value = distribution.quantile(std::clamp(probability, least, 1 - least));
    return whole ? std::clamp(std::round(value), std::ceil(distribution.lower()),
                              std::floor(distribution.upper()))
                 : value;
}

double Uncertainty::between(double place) const {
    if (!whole)
        return std::min(high, low + place * (high - low));
    // Whole numbers have a stretch of equal width each.
    return std::min(high, low + std::floor(place * (high - low + 1)));
}

std::string Uncertainty::setting(double value) const {
    const std::string number = whole && std::abs(value) < 0x1p53
                                   ? fmt::format("{}", std::llround(value))
                                   : fmt::format("{}", value);
    if (spelling == Spelling::bare)
        return fmt::format("{}={}", path, number);
    return fmt::format("{}={{value = {}, unit = \"{}\"}}", path, number, unit);
}

} // namespace sim::scenario
