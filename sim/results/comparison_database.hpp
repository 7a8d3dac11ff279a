#pragma once

#include "sim/results/comparison.hpp"
#include "sim/results/folder.hpp"
#include "sim/results/sqlite.hpp"

namespace sim::results {

/// Adds the tables of a comparison to a database that holds the run; README.md has them.
void write_comparison(Database& database, const Comparison& comparison, const Findings& found);

/// Writes `summary.json` and `run.db` of a comparison, whole or not at all; errors as
/// Folder::write.
void publish(const Folder& folder, const Run& run, const Comparison& comparison,
             const Findings& found);

} // namespace sim::results
