#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/report/chart.hpp"

namespace sim::report {

/// Everything that the page shows, as one JSON document: for each file what it says of itself, and
/// those charts for which it has rows. InvalidInput for a file that is no run database.
Json document(const std::vector<std::filesystem::path>& files);

/// One chart of a document of one file, ready for other tools: title, explanation, a Vega-Lite
/// specification with its data. InvalidInput if the file has no rows for it.
Json chart_json(const Json& document, const std::string& name);

} // namespace sim::report
