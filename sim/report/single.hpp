#pragma once

#include <string>

#include "sim/report/chart.hpp"

namespace sim::report {

/// One chart of a document of one file, ready for other tools: title, explanation, columns, rows as
/// objects, and a Vega-Lite specification that draws them as it stands (of a chart that lets the
/// reader pick, the first choice; colours by value, as on light ground). InvalidInput if the file
/// has no rows for it.
Json chart_json(const Json& document, const std::string& name);

} // namespace sim::report
