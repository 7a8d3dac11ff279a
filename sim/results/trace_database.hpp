#pragma once

#include "sim/results/run.hpp"
#include "sim/results/sqlite.hpp"

namespace sim::results {

/// Adds the tables of the options' traces to a database that holds the run; README.md has them.
/// None if no option has traces.
void write_traces(Database& database, const Run& run);

} // namespace sim::results
