#include "sim/experiment/shapley.hpp"

#include <cmath>
#include <numeric>

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>

#include "tests/sim/experiment/textbook.hpp"

using namespace sim;

namespace {

double normal(double uniform) { return boost::math::quantile(boost::math::normal(), uniform); }

void independent(std::span<double> point, std::span<const std::uint8_t> given,
                 const Uniform& uniform) {
    for (std::size_t axis = 0; axis < point.size(); ++axis)
        if (given[axis] == 0)
            point[axis] = uniform();
}

} // namespace

TEST_CASE("Shapley effects from what Ishigami's sets of axes explain", "[known-answer]") {
    constexpr double first = .3139051911, second = .4424111448, both = .2436836641;
    const std::vector<double> explained = {0, first,        second, first + second,
                                           0, first + both, second, 1};
    const std::vector<double> effects = shapley_effects(3, explained);
    for (std::size_t axis = 0; axis < 3; ++axis)
        CHECK(effects[axis] == Approx(textbook::ishigami_shapley[axis]).margin(1e-9));
}

TEST_CASE("Shapley effects by sets of axes", "[known-answer]") {
    const UnitPoints points = subset_points(sobol_points(6, 2'048, 5));
    std::vector<double> values;
    for (std::size_t i = 0; i < points.size(); ++i)
        values.push_back(textbook::ishigami(points[i]));
    const std::vector<Interval> shares = shapley_of_subsets(3, values);
    double sum = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        textbook::check_near(shares[axis], textbook::ishigami_shapley[axis]);
        sum += shares[axis].value;
    }
    CHECK(sum == Approx(1).margin(1e-9));
}

TEST_CASE("Shapley effects by permutations, of independent inputs", "[known-answer]") {
    const auto shares = shapley_by_permutation(3, independent, textbook::ishigami, {});
    for (std::size_t axis = 0; axis < 3; ++axis)
        textbook::check_near(shares[axis], textbook::ishigami_shapley[axis]);
}

TEST_CASE("Shapley effects by permutations, of inputs that depend on each other",
          "[known-answer]") {
    // x + y of two standard normals with correlation rho: by symmetry half each; of 2 x + y (Owen
    // and Prieur 2017): share of x is 1/2 + (4 - 1)(1 - rho^2) / 2 / (5 + 4 rho).
    constexpr double rho = 0.6;
    const ConditionalSampler sample =
        [](std::span<double> point, std::span<const std::uint8_t> given, const Uniform& uniform) {
            for (std::size_t axis = 0; axis < 2; ++axis)
                if (given[axis] == 0) {
                    const bool free = axis == 0 && given[1] == 0;
                    const double z = normal(uniform());
                    point[axis] = free ? z : rho * point[1 - axis] + std::sqrt(1 - rho * rho) * z;
                }
        };
    const auto shares =
        shapley_by_permutation(2, sample, [](std::span<const double> x) { return 2 * x[0] + x[1]; },
                               {.permutations = 4'000, .variance = 100'000});
    const double first = 0.5 + 3 * (1 - rho * rho) / 2 / (5 + 4 * rho);
    textbook::check_near(shares[0], first);
    textbook::check_near(shares[1], 1 - first);
}
