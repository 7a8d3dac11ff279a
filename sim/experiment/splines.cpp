#include "sim/experiment/splines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <Eigen/QR>

namespace sim {

namespace {

double cube_above(double x, double knot) { return x > knot ? std::pow(x - knot, 3) : 0.0; }

/// The k-th function beyond constant and straight line of a natural spline with these knots.
double natural(double x, const std::vector<double>& knots, std::size_t k) {
    const std::size_t last = knots.size() - 1;
    const auto part = [&](std::size_t j) {
        return (cube_above(x, knots[j]) - cube_above(x, knots[last])) / (knots[last] - knots[j]);
    };
    return part(k) - part(last - 1);
}

std::vector<double> quantiles(std::vector<double> values, std::size_t count) {
    std::ranges::sort(values);
    std::vector<double> chosen;
    for (std::size_t i = 0; i < count; ++i) {
        const double p = 0.02 + 0.96 * static_cast<double>(i) / static_cast<double>(count - 1);
        chosen.push_back(
            values[static_cast<std::size_t>(p * static_cast<double>(values.size() - 1))]);
    }
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
}

} // namespace

SplineBasis::SplineBasis(std::span<const std::vector<double>> parameters, std::size_t knots) {
    for (const std::vector<double>& values : parameters) {
        const auto [least, most] = std::ranges::minmax(values);
        middle_.push_back((least + most) / 2);
        spread_.push_back(most > least ? (most - least) / 2 : 1);
        knots_.push_back(quantiles(values, knots));
        for (double& knot : knots_.back())
            knot = (knot - middle_.back()) / spread_.back();
    }
}

Eigen::MatrixXd SplineBasis::matrix(std::span<const std::vector<double>> parameters,
                                    std::span<const std::uint32_t> rows) const {
    std::vector<std::vector<double>> columns(1, std::vector<double>(rows.size(), 1.0));
    std::vector<std::size_t> lines;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        lines.push_back(columns.size());
        std::vector<double> line;
        for (const std::uint32_t row : rows)
            line.push_back((parameters[p][row] - middle_[p]) / spread_[p]);
        columns.push_back(line);
        for (std::size_t k = 0; k + 2 < knots_[p].size(); ++k) {
            std::vector<double>& bend = columns.emplace_back();
            for (const double x : line)
                bend.push_back(natural(x, knots_[p], k));
        }
    }
    for (std::size_t p = 0; p < lines.size(); ++p)
        for (std::size_t q = p + 1; q < lines.size(); ++q) {
            std::vector<double> product(rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i)
                product[i] = columns[lines[p]][i] * columns[lines[q]][i];
            columns.push_back(std::move(product));
        }
    Eigen::MatrixXd basis(static_cast<Eigen::Index>(rows.size()),
                          static_cast<Eigen::Index>(columns.size()));
    for (std::size_t c = 0; c < columns.size(); ++c)
        basis.col(static_cast<Eigen::Index>(c)) = Eigen::Map<const Eigen::VectorXd>(
            columns[c].data(), static_cast<Eigen::Index>(rows.size()));
    return basis;
}

Eigen::MatrixXd fit(const Eigen::MatrixXd& basis, const Eigen::MatrixXd& columns) {
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> solver(basis);
    return basis * solver.solve(columns);
}

SplineBasis chosen_basis(std::span<const std::vector<double>> parameters,
                         const Eigen::MatrixXd& columns) {
    std::vector<std::uint32_t> rows(static_cast<std::size_t>(columns.rows()));
    std::iota(rows.begin(), rows.end(), 0U);
    const auto n = static_cast<double>(columns.rows());
    SplineBasis best(parameters, 2);
    double least = std::numeric_limits<double>::infinity();
    for (const std::size_t knots : {2U, 3U, 4U, 6U, 9U}) {
        SplineBasis basis(parameters, knots);
        const Eigen::MatrixXd matrix = basis.matrix(parameters, rows);
        const double left = n - static_cast<double>(matrix.cols());
        if (left < n / 2)
            break;
        const Eigen::MatrixXd missed = columns - fit(matrix, columns);
        double error = 0;
        for (Eigen::Index c = 0; c < columns.cols(); ++c) {
            const double spread =
                (columns.col(c).array() - columns.col(c).mean()).matrix().squaredNorm();
            if (spread > 0)
                error += missed.col(c).squaredNorm() / spread * n / (left * left);
        }
        if (error < least) {
            least = error;
            best = std::move(basis);
        }
    }
    return best;
}

} // namespace sim
