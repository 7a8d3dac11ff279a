#pragma once

#include <string>

#include "sim/report/chart.hpp"

namespace sim::report {

/// The report as one HTML page that asks nobody for anything: a strict content policy lets it run
/// what it carries (by its hash) and nothing else.
std::string page(const Json& document);

} // namespace sim::report
