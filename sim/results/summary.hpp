#pragma once

#include <string>

#include "sim/results/run.hpp"
#include "sim/results/statistics.hpp"

namespace sim::results {

/// The key `schema` of every summary; grows when a published name changes its meaning.
inline constexpr const char* summary_schema = "slipway-summary-1";

/// The summary of an experiment as one JSON document; README.md lists its names, which are kept.
Json summary_json(const Run& run);

/// The same as text, indented, with a line feed at its end: numbers that read back to the same
/// bits. What is not UTF-8 is replaced.
std::string summary_text(const Run& run);

} // namespace sim::results
