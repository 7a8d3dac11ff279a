#pragma once

#include <span>
#include <vector>

namespace sim {

/// A quantile, and the density of the distribution there.
struct QuantileAndDensity {
    double quantile, density;
};

/// Quantiles of the beta distribution with shapes `a` and `b`, for a falling row of probabilities.
///
/// The first is found by Boost.Math; each of the others starts from its predecessor, extrapolated
/// in ln x over ln p, where both tails are nearly straight, and is polished by Halley steps on ln
/// I_x(a, b) = ln p. A close row needs one evaluation of I_x for each value, a quarter of what an
/// inversion from nothing costs, at the same accuracy.
///
/// \param falling probabilities in (0, 1/2], each less than the one before.
std::vector<QuantileAndDensity> beta_quantiles(double a, double b, std::span<const double> falling);

} // namespace sim
