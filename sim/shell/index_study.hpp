#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/design.hpp"
#include "sim/results/finding.hpp"
#include "sim/results/study.hpp"
#include "sim/shell/arguments.hpp"

namespace sim::shell {

/// The points that a method of indices looks at, for so many inputs. InvalidInput if it cannot have
/// so many.
UnitPoints index_points(const SensitivityArguments& arguments, std::size_t inputs);

/// Adds the indices of the inputs that the study has, of the measures without member and of the
/// one of number `by`, from what was found at index_points().
void add_indices(const SensitivityArguments& arguments, const UnitPoints& points,
                 const std::vector<results::Finding>& findings, std::size_t by,
                 results::Study& study);

} // namespace sim::shell
