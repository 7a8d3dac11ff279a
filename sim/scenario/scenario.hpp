#pragma once

// All that a model and its shell need of scenarios.

#include "sim/scenario/assumptions.hpp" // IWYU pragma: export
#include "sim/scenario/document.hpp"    // IWYU pragma: export
#include "sim/scenario/inputs.hpp"      // IWYU pragma: export
#include "sim/scenario/json_schema.hpp" // IWYU pragma: export
#include "sim/scenario/problems.hpp"    // IWYU pragma: export
#include "sim/scenario/read.hpp"        // IWYU pragma: export
#include "sim/scenario/record.hpp"      // IWYU pragma: export
#include "sim/scenario/reference.hpp"   // IWYU pragma: export
#include "sim/scenario/units.hpp"       // IWYU pragma: export
