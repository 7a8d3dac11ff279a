#pragma once

#include "sim/results/comparison.hpp"
#include "sim/results/sqlite.hpp"

namespace sim::results {

/// Adds the tables of a comparison to a database that holds the run; README.md has them.
void write_comparison(Database& database, const Comparison& comparison, const Findings& found);

} // namespace sim::results
