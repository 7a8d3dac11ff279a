#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/experiment/design.hpp"
#include "sim/experiment/estimates.hpp"

namespace sim {

/// Trajectories of the method of Morris (Technometrics 33, 1991) on a grid of `levels` (even, 4 or
/// more) places from 0 to 1: axes + 1 points each, of which neighbours differ on one axis by
/// levels / (2 (levels - 1)), the axes in random order. A function of its arguments.
UnitPoints morris_trajectories(std::size_t axes, std::size_t trajectories, std::size_t levels,
                               std::uint64_t seed);

/// Of one axis, over the trajectories: the mean of its elementary effects without sign (Campolongo,
/// Cariboni and Saltelli, Environmental Modelling & Software 22, 2007), their mean, and their
/// standard deviation, which is 0 for a linear axis that acts alone. Effects are for the whole way
/// from 0 to 1. Student's intervals; that of sigma by the chi-squared distribution.
struct ElementaryEffects {
    Interval mu_star, mu, sigma;
};

/// By axis, of the values at the points of morris_trajectories, at least two of them.
std::vector<ElementaryEffects> elementary_effects(const UnitPoints& points,
                                                  std::span<const double> values);

} // namespace sim
