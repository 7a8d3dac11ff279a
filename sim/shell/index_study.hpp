#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/experiment/design.hpp"
#include "sim/results/study.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/laboratory.hpp"

namespace sim::shell {

/// The points that a method of indices looks at, for so many inputs. InvalidInput if it cannot have
/// so many.
UnitPoints index_points(const SensitivityArguments& arguments, std::size_t inputs);

/// What is asked for, and the number of the measure that is shown.
struct Wish {
    const SensitivityArguments& arguments;
    std::size_t by = 0;
};

/// Runs all points, each input uniform between its low and its high, and adds the inputs and their
/// indices of the measures without member and of the one shown. False if it was stopped: then
/// nothing is added.
bool add_indices(Laboratory& laboratory, const std::vector<scenario::Input>& inputs,
                 const UnitPoints& points, const Wish& wish, results::Study& study);

} // namespace sim::shell
