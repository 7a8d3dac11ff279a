#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/batches.hpp"
#include "sim/experiment/measure.hpp"

namespace sim {

/// One measure of the plane in which options are set against each other.
struct Axis {
    const AxisBatches* batches = nullptr;
    MeasureKind kind = MeasureKind::count;
    Better better = Better::lower;
};

/// What an axis shows of an option: the mean of flags and counts, the median of all else (censored
/// values are greater than all) [base units]; infinite if it is not known within the horizon.
/// `weights`: how often each batch counts. The median is interpolated within bins 64 times as wide
/// as the measure's resolution, or wider.
double axis_value(const Axis& axis, std::size_t option, const std::vector<unsigned>& weights);

/// One option in the plane of two axes.
struct FrontPoint {
    double x = 0, y = 0;    ///< as axis_value has them
    bool on_front = false;  ///< no other option is at least as good on both and better on one
    double probability = 0; ///< share of resamples in which it is on the front
};

/// The options' places and the Pareto front. The probability comes from 1,000 bootstrap resamples
/// of the 32 batches with replacement (Efron and Tibshirani, An Introduction to the Bootstrap,
/// 1993), options paired within a batch, by draws that depend on nothing but the resample's number:
/// so it is the same for any threads. It says how well the replications know the front, not the
/// world.
std::vector<FrontPoint> pareto_front(const Axis& x, const Axis& y);

} // namespace sim
