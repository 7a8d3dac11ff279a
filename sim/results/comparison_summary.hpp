#pragma once

#include <string>

#include "sim/results/comparison.hpp"
#include "sim/results/statistics.hpp"

namespace sim::results {

/// The object `comparison` of a summary; README.md lists its names, which are kept.
Json comparison_json(const Run& run, const Comparison& comparison, const Findings& found);

/// summary_text() of the run with `comparison` as its last key.
std::string comparison_text(const Run& run, const Comparison& comparison, const Findings& found);

} // namespace sim::results
