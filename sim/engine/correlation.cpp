#include "sim/engine/correlation.hpp"

#include "sim/engine/errors.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

namespace sim {

namespace {
using Matrix = Eigen::MatrixXd;

constexpr double hardly_negative = -1e-9; ///< an eigenvalue that is 0 but for rounding
constexpr double least_variance = 1e-10;  ///< of any combination, so that a factor exists
constexpr double settled = 1e-10;         ///< a step that changes no correlation by more
constexpr int most_steps = 20'000;

Matrix matrix_of(const Correlations& correlations) {
    const auto size = static_cast<Eigen::Index>(correlations.size());
    Matrix matrix(size, size);
    for (Eigen::Index i = 0; i < size; ++i)
        for (Eigen::Index j = 0; j < size; ++j)
            matrix(i, j) =
                correlations.at(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
    return matrix;
}

/// With eigenvalues below `least` raised to it.
Matrix raised(const Matrix& matrix, double least) {
    const Eigen::SelfAdjointEigenSolver<Matrix> parts(matrix);
    return parts.eigenvectors() * parts.eigenvalues().cwiseMax(least).asDiagonal() *
           parts.eigenvectors().transpose();
}

double least_eigenvalue(const Matrix& matrix) {
    return Eigen::SelfAdjointEigenSolver<Matrix>(matrix, Eigen::EigenvaluesOnly).eigenvalues()(0);
}

/// Correlations of variables with these covariances.
Matrix scaled_to_ones(const Matrix& matrix) {
    const Eigen::VectorXd roots = matrix.diagonal().cwiseSqrt().cwiseInverse();
    return roots.asDiagonal() * matrix * roots.asDiagonal();
}
} // namespace

Correlations::Correlations(std::size_t size) : size_(size), values_(size * size, 0.0) {
    expects(size >= 1, "correlations of no variables; give at least one");
    for (std::size_t i = 0; i < size; ++i)
        values_[i * size + i] = 1;
}

void Correlations::set(std::size_t i, std::size_t j, double rho) {
    expects(i < size_ && j < size_ && i != j, "a correlation is of two different variables");
    expects(rho >= -1 && rho <= 1, "a correlation lies in -1..1");
    values_[i * size_ + j] = rho;
    values_[j * size_ + i] = rho;
}

bool is_possible(const Correlations& wanted) {
    return least_eigenvalue(matrix_of(wanted)) >= hardly_negative;
}

Correlations nearest_possible(const Correlations& wanted) {
    if (is_possible(wanted))
        return wanted;
    Matrix ones = matrix_of(wanted); // with ones on the diagonal
    Matrix correction = Matrix::Zero(ones.rows(), ones.cols());
    for (int step = 0; step < most_steps; ++step) {
        const Matrix corrected = ones - correction;
        const Matrix possible = raised(corrected, 0);
        correction = possible - corrected;
        const Matrix before = ones;
        ones = possible;
        ones.diagonal().setOnes();
        if ((ones - before).cwiseAbs().maxCoeff() < settled)
            break;
    }
    const Matrix found = scaled_to_ones(raised(ones, 0));
    Correlations nearest(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const double rho = found(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
            nearest.set(i, j, std::clamp(rho, -1.0, 1.0));
        }
    return nearest;
}

GaussianCopula::GaussianCopula(const Correlations& wanted)
    : size_(wanted.size()), rows_(wanted.size() * wanted.size(), 0.0) {
    const Matrix possible =
        scaled_to_ones(raised(matrix_of(nearest_possible(wanted)), least_variance));
    const Matrix factor = possible.llt().matrixL();
    for (std::size_t i = 0; i < size_; ++i)
        for (std::size_t j = 0; j <= i; ++j)
            rows_[i * size_ + j] =
                factor(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
}

CommonCause::CommonCause(double rho) : cause_(std::sqrt(rho)), own_(std::sqrt(1.0 - rho)) {
    expects(rho >= 0 && rho <= 1, "a common cause correlates by 0..1");
}

} // namespace sim
