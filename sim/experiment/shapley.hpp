#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/experiment/design.hpp"
#include "sim/experiment/estimates.hpp"

/// Shapley effects (Owen, SIAM/ASA J. Uncertainty Quantification 2, 2014): the variance shared out
/// among the inputs, fairly also where they interact or depend on each other.
namespace sim {

/// Most axes whose sets are gone through one by one.
inline constexpr std::size_t most_shapley_axes = 10;

/// By axis, exactly, from what each set of axes explains: explained[set], a bit an axis, is the
/// variance of the mean given those axes. They add up to that of the full set less that of none.
std::vector<double> shapley_effects(std::size_t axes, std::span<const double> explained);

/// The points at which the Shapley effects of independent inputs are estimated: a row of `sample`
/// is one point of a sample A and one of B; for each set of axes from none to all, A's points with
/// that set from B.
UnitPoints subset_points(const UnitPoints& sample);

/// By axis, as shares of the variance, of the values at subset_points; what a set explains by
/// Jansen's estimator, intervals as in sobol_indices. At most most_shapley_axes, four rows or more.
std::vector<Interval> shapley_of_subsets(std::size_t axes, std::span<const double> values,
                                         std::uint64_t seed = 1);

/// How many draws the estimator by permutations makes.
struct ShapleyPlan {
    std::size_t permutations = 2'000;
    std::size_t inner = 3;         ///< of the rest, given what is given
    std::size_t variance = 10'000; ///< for the variance itself
    std::uint64_t seed = 1;
};

/// The next uniform number in (0, 1).
using Uniform = std::function<double()>;
/// Draws the coordinates of a point that are not `given` (0), on condition of those that are.
using ConditionalSampler = std::function<void(
    std::span<double> point, std::span<const std::uint8_t> given, const Uniform& uniform)>;

/// By axis, as shares of the variance, by random permutations (Song, Nelson and Staum, SIAM/ASA J.
/// Uncertainty Quantification 4, 2016), also of inputs that depend on each other; Student's
/// intervals over the permutations. NaN if the value does not vary.
std::vector<Interval>
shapley_by_permutation(std::size_t axes, const ConditionalSampler& sample,
                       const std::function<double(std::span<const double>)>& value,
                       const ShapleyPlan& plan);

} // namespace sim
