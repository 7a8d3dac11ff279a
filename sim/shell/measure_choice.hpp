#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "sim/experiment/measure.hpp"

namespace sim::shell {

/// The place of the measure that a name means, or the outcome's chief one without a name.
/// InvalidInput "<what> ..." with the nearest name if there is none; `what` is such as "slipway
/// compare: --by".
std::size_t chosen_measure(const OutcomeDescription& outcome,
                           const std::optional<std::string>& name, const std::string& what);

} // namespace sim::shell
