#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/experiment/estimates.hpp"

namespace sim {

/// Statistics of rows with percentile intervals: of all rows, and of `resamples` draws of as many
/// rows with replacement (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter
/// 13). `statistics` gets row numbers and returns always as many numbers. A function of its
/// arguments; an interval is NaN where its value is.
std::vector<Interval>
bootstrapped(std::size_t rows,
             const std::function<std::vector<double>(std::span<const std::uint32_t>)>& statistics,
             std::uint64_t seed, std::size_t resamples = 1'000);

} // namespace sim
