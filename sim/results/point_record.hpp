#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiment/result.hpp"
#include "sim/results/statistics.hpp"

namespace sim::results {

/// One number of a point, as it is published.
struct PointFigure {
    std::string section, member, measure; ///< `member` is "" where there is none
    std::string statistic, unit;
    Json value, lo, hi;
};

/// What a figure is of: its section, member, measure, statistic and unit.
using Title = std::array<std::string, 5>;
Title title_of(const PointFigure& figure);

/// What is kept of a finished point.
struct PointLine {
    std::uint64_t point = 0, replications = 0, failed = 0;
    Digest digest;
    std::optional<Failure> failure; ///< the first
};

/// A finished point of a sweep, with all numbers that are published of it.
struct PointRecord {
    PointLine line;
    std::vector<PointFigure> figures; ///< by measure, in the outcome's order
};

PointRecord point_record(std::uint64_t point, const OutcomeDescription& outcome,
                         const Result& result);

/// Finished points as the body of a share: the same bytes for the same points.
std::string encoded(const std::vector<PointRecord>& points);

/// The points that bytes of any origin hold, of these numbers in this order and of so many
/// replications each; Damaged (cbor.hpp) if they do not.
std::vector<PointRecord> decoded_points(std::string_view bytes,
                                        const std::vector<std::uint64_t>& numbers,
                                        std::uint64_t replications);

} // namespace sim::results
