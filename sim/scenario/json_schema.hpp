#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sim/scenario/description.hpp"

namespace sim::scenario {

/// A JSON Schema (draft 2020-12) of the scenario files that `root` describes, for editors.
///
/// It accepts every file that reads without error (dates as strings, as tools present TOML to a
/// schema) and refuses unknown keys, wrong types and words, numbers out of range in the field's own
/// unit, and tables with no or several distributions. What it cannot say (support of distributions,
/// unique names, order of parameters, reachable option paths) only read() checks.
nlohmann::json json_schema(const Record& root);

} // namespace sim::scenario
