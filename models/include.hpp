#pragma once

#include "models/parameters.hpp"
#include "sim/scenario/problems.hpp"

namespace models {

/// The parameters with the stages of included routes copied into the routes that include them, and
/// without the routes that are only ever included or that are parts.
///
/// Adds to `problems` unknown routes, routes that include themselves, and stages whose name stands
/// twice in the sum.
Parameters with_included_stages(Parameters parameters, sim::scenario::Problems& problems);

} // namespace models
