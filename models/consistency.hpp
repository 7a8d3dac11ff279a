#pragma once

#include "models/parameters.hpp"
#include "sim/scenario/problems.hpp"

namespace models {

/// Adds to `problems` every reference to a name that is not there and every pair of statements that
/// cannot both hold: what no single field can be checked for. The routes' own shape is
/// network_of()'s business.
void check_consistency(const Parameters& parameters, sim::scenario::Problems& problems);

} // namespace models
