#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/experiment/design.hpp"

/// Where something happens: boxes of few bounds that hold most of it and little else.
namespace sim {

/// A part of the unit cube.
struct Box {
    std::vector<double> low, high; ///< by axis; 0 and 1 where the axis is not bounded
    double mass = 1;               ///< share of the points that lie in it
    double coverage = 1;           ///< share of what happens that happens in it
    double density = 0;            ///< how much of what lies in it happens
    bool holds(std::span<const double> point) const;
};

/// How boxes are sought.
struct BoxSearch {
    double peel = 0.05;       ///< share of the box's points taken off at a time
    double least_mass = 0.05; ///< no box holds fewer of the points
    double wanted = 0.9;      ///< density at which peeling ends
};

/// The patient rule induction method (Friedman and Fisher, Statistics and Computing 9, 1999) as
/// used for scenario discovery (Bryant and Lempert 2010): from the whole cube on, the slice whose
/// loss raises the density most is peeled off; then slices that raise it are pasted back.
/// `happens`, 0 to 1, for each point. The boxes of the trajectory, each with its coverage and
/// density, the whole cube first; empty if nothing happens.
std::vector<Box> peeled_boxes(const UnitPoints& points, std::span<const double> happens,
                              const BoxSearch& search = {});

/// The box of a trajectory to show: the greatest coverage x density, the first among equals.
const Box& best_box(std::span<const Box> boxes);

} // namespace sim
