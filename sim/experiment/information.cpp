#include "sim/experiment/information.hpp"

#include <algorithm>
#include <numeric>

#include <Eigen/Dense>

#include "sim/engine/errors.hpp"
#include "sim/experiment/resamples.hpp"
#include "sim/experiment/splines.hpp"

namespace sim {

namespace {

using Rows = std::span<const std::uint32_t>;

/// The best mean of columns that hold what each option brings more than the first.
double best_mean(const Eigen::MatrixXd& more) {
    return std::max(0.0, more.colwise().mean().maxCoeff());
}

double mean_of_best(const Eigen::MatrixXd& more) {
    return more.rowwise().maxCoeff().cwiseMax(0.0).mean();
}

/// What each option but the first brings more than it, in some rows.
Eigen::MatrixXd gains(std::span<const Payoff> options, Rows rows) {
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
               [&](Rows rows) {
                   const Eigen::MatrixXd more = gains(options, rows);
                   return std::vector<double>{mean_of_best(more) - best_mean(more)};
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
               [&](Rows rows) {
                   const Eigen::MatrixXd more = gains(options, rows);
                   const Eigen::MatrixXd fitted = fit(basis.matrix(parameters, rows), more);
                   return std::vector<double>{mean_of_best(fitted) - best_mean(fitted)};
               },
               seed, resamples)
        .front();
}

} // namespace sim
