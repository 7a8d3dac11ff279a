#pragma once

#include <string>

#include "sim/results/comparison.hpp"
#include "sim/shell/columns.hpp"

namespace sim::shell {

/// A comparison for people, 100 columns wide; see README.md for how to read it.
std::string compare_table(const results::Run& run, const results::Comparison& comparison,
                          const results::Findings& found, Style style);

} // namespace sim::shell
