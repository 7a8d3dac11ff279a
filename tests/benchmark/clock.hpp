#pragma once

#include "sim/engine/chance.hpp"
#include "sim/engine/distribution.hpp"
#include "sim/engine/series.hpp"
#include "sim/engine/time.hpp"

#include <cstdint>

/// Units, rates and chance: the same in every program that is compared, so that their results are.
namespace bench {

/// Ticks of the clock in one unit of time.
inline constexpr double unit = 1e6;
/// Customers a unit of time; each takes a server one unit on average.
inline constexpr double arrivals = 0.9;

/// `units` in ticks.
constexpr sim::Duration ticks(std::int64_t units) {
    return sim::Duration{units * static_cast<std::int64_t>(unit)};
}
/// A number of ticks in units of time.
inline double in_units(double ticks) { return ticks / unit; }

/// What a draw is for.
enum class Draw : std::uint32_t { arrival, service, patience, kind };

/// Exponential lengths of time, one after another. \param mean [units of time]
inline sim::Series exponential(Draw draw, double mean) {
    return {sim::Distribution::exponential(mean * unit), sim::Streams(20'130'301, 0),
            static_cast<std::uint32_t>(draw)};
}

} // namespace bench
