#pragma once

#include <filesystem>
#include <vector>

#include "sim/report/chart.hpp"

namespace sim::report {

/// Everything that the page shows, as one JSON document: for each file what it says of itself, and
/// those charts for which it has rows. InvalidInput for a file that is no run database.
Json document(const std::vector<std::filesystem::path>& files);

} // namespace sim::report
