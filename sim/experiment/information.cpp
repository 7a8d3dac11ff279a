#include "sim/experiment/information.hpp"

#include <algorithm>
#include <numeric>

#include <Eigen/Dense>

#include "sim/engine/errors.hpp"
#include "sim/experiment/resamples.hpp"
#include "sim/experiment/splines.hpp"

namespace sim {

namespace {

using Picked = std::span<const std::uint32_t>;

/// The best mean of columns that hold what each option brings more than the first.
double best_mean(const Eigen::MatrixXd& more) {
    return std::max(0.0, more.colwise().mean().maxCoeff());
}

double mean_of_best(const Eigen::MatrixXd& more) {
    return more.rowwise().maxCoeff().cwiseMax(0.0).mean();
}

/// What `judging` says of the options that `choosing` calls best, on average over the rows.
double mean_of_chosen(const Eigen::MatrixXd& choosing, const Eigen::MatrixXd& judging) {
    double sum = 0;
    for (Eigen::Index row = 0; row < choosing.rows(); ++row) {
        Eigen::Index best = 0;
        if (choosing.row(row).maxCoeff(&best) > 0)
            sum += judging(row, best);
    }
    return sum / static_cast<double>(choosing.rows());
}

/// What each option but the first brings more than it, in some rows.
Eigen::MatrixXd gains(std::span<const Payoff> options, Picked rows) {
    Eigen::MatrixXd more(static_cast<Eigen::Index>(rows.size()),
                         static_cast<Eigen::Index>(options.size() - 1));
    for (std::size_t option = 1; option < options.size(); ++option)
        for (std::size_t i = 0; i < rows.size(); ++i)
            more(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(option - 1)) =
                options[option][rows[i]] - options[0][rows[i]];
    return more;
}

void check(std::span<const Payoff> options, std::size_t least) {
    expects(options.size() >= 2, "information has no value without a choice (one option alone)");
    expects(
        options.front().size() >= least &&
            std::ranges::all_of(
                options, [&](const Payoff& each) { return each.size() == options.front().size(); }),
        "options differ in their rows, or there are too few of them");
}

} // namespace

Interval perfect_information(std::span<const Payoff> options, std::uint64_t seed) {
    check(options, 2);
    return bootstrapped(
               options.front().size(),
               [&](Picked rows) {
                   const Eigen::MatrixXd more = gains(options, rows);
                   return std::vector<double>{mean_of_best(more) - best_mean(more)};
               },
               seed)
        .front();
}

Interval perfect_information(std::span<const Payoff> first, std::span<const Payoff> second,
                             std::uint64_t seed) {
    check(first, 2);
    check(second, first.front().size());
    expects(first.size() == second.size(), "the halves differ in their options");
    return bootstrapped(
               first.front().size(),
               [&](Picked rows) {
                   const Eigen::MatrixXd a = gains(first, rows), b = gains(second, rows);
                   const double judged = (mean_of_chosen(a, b) + mean_of_chosen(b, a)) / 2;
                   return std::vector<double>{judged - best_mean((a + b) / 2)};
               },
               seed)
        .front();
}

Interval partial_information(std::span<const std::vector<double>> parameters,
                             std::span<const Payoff> options, std::uint64_t seed) {
    check(options, 50);
    constexpr std::size_t resamples = 200;
    std::vector<std::uint32_t> all(options.front().size());
    std::iota(all.begin(), all.end(), 0U);
    const SplineBasis basis = chosen_basis(parameters, gains(options, all));
    return bootstrapped(
               all.size(),
               [&](Picked rows) {
                   const Eigen::MatrixXd more = gains(options, rows);
                   const Eigen::MatrixXd fitted = fit(basis.matrix(parameters, rows), more);
                   return std::vector<double>{mean_of_best(fitted) - best_mean(fitted)};
               },
               seed, resamples)
        .front();
}

} // namespace sim
