#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/experiment/design.hpp"
#include "sim/experiment/estimates.hpp"

namespace sim {

/// The points at which first and total indices are estimated. A row of `sample` has 2 x axes
/// coordinates: a point of a sample A and one of an independent sample B. First come A's points,
/// then B's, then for each axis A's with that axis from B.
UnitPoints saltelli_points(const UnitPoints& sample);

/// The shares of the variance that an axis explains alone, and with all others.
struct SobolIndices {
    Interval first, total;
};

/// By axis, of the values at saltelli_points (at least four rows): first by Saltelli et al.
/// (Computer Physics Communications 181, 2010), total by Jansen (same journal 117, 1999). Intervals
/// are percentiles of 1,000 resamples of the rows, a function of `seed`; rows of a Sobol sequence
/// or Latin hypercube are more even than the independent draws which that supposes, so they are
/// then rather too wide. NaN if the values do not vary.
std::vector<SobolIndices> sobol_indices(std::size_t axes, std::span<const double> values,
                                        std::uint64_t seed = 1);

} // namespace sim
