#pragma once

#include "sim/results/run.hpp"
#include "sim/results/sqlite.hpp"

namespace sim::results {

/// Adds the views made for reading to a database that holds the run: `v_options`, `v_measures`, and
/// for each section one with a row for each option and member; README.md has their columns.
void write_views(Database& database, const Run& run);

} // namespace sim::results
