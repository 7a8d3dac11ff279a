#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sim/scenario/description.hpp"

namespace sim::scenario {

/// The JSON Schema of one value of a field, of any type; description and default not included.
nlohmann::json leaf_schema(const LeafField& field);

/// The JSON Schema of `evidence = { grade = "C", source = "..." }`.
nlohmann::json evidence_schema();

} // namespace sim::scenario
