#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <Eigen/Core>

/// Smooth regression of several columns on several parameters.
namespace sim {

/// A constant, for each parameter a natural cubic spline (Hastie, Tibshirani and Friedman, Elements
/// of Statistical Learning, section 5.2.1) with knots at quantiles of its values, and the products
/// of pairs.
class SplineBasis {
public:
    /// With so many knots for each parameter (2: a straight line).
    SplineBasis(std::span<const std::vector<double>> parameters, std::size_t knots);

    /// The basis at some rows of the parameters, a column for each of its functions.
    Eigen::MatrixXd matrix(std::span<const std::vector<double>> parameters,
                           std::span<const std::uint32_t> rows) const;

private:
    std::vector<std::vector<double>> knots_; ///< by parameter, in units of its spread
    std::vector<double> middle_, spread_;
};

/// The least-squares fit of each column, at the basis's own rows.
Eigen::MatrixXd fit(const Eigen::MatrixXd& basis, const Eigen::MatrixXd& columns);

/// The basis of 2, 3, 4, 6 or 9 knots with the least generalised cross-validation error, summed
/// over the columns in units of their variance.
SplineBasis chosen_basis(std::span<const std::vector<double>> parameters,
                         const Eigen::MatrixXd& columns);

} // namespace sim
