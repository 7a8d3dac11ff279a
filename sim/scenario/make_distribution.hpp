#pragma once

#include <optional>

#include "sim/scenario/leaf.hpp"

namespace sim::scenario {

/// The distribution that a number or a table spells, in the unit it is written in.
///
/// A table has exactly one key of distribution_keys(), and modifiers applied in the order scaled,
/// shifted, truncated, then at_least and at_most, and last times. Nothing, with complaints, if
/// anything is wrong.
std::optional<Distribution> make_distribution(const Node& node, const LeafContext& context);

} // namespace sim::scenario
