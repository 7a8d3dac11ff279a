#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/experiment/estimates.hpp"
#include "sim/experiment/measure.hpp"
#include "sim/results/sweep.hpp"
#include "sim/shell/columns.hpp"
#include "sim/shell/design_space.hpp"

namespace sim::shell {

/// What a sweep's table shows of one finished point: the chief number in its published unit, dates
/// in days since 1970; open bounds are infinite, what is not known is NaN.
struct PointValue {
    std::uint64_t point;
    Interval value;
};

/// A published number as PointValue has it.
PointValue point_value(std::uint64_t point, const results::PointFigure& figure);

/// The sweep for people: what varies, a heat map over the first two axes, and the points (those
/// with the least and greatest values, if there are many).
std::string sweep_table(const results::Sweep& sweep, const DesignSpace& space,
                        const Measure& measure, const std::vector<PointValue>& points,
                        const std::string& digest, Style style);

} // namespace sim::shell
