#pragma once

#include "sim/results/folder.hpp"
#include "sim/results/run.hpp"

namespace sim::results {

/// Writes `summary.json` and `run.db` into the folder, whole or not at all; errors as
/// Folder::write.
void publish(const Folder& folder, const Run& run);

} // namespace sim::results
