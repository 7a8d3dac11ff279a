#include "sim/engine/distribution.hpp"

#include "sim/engine/errors.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

using sim::Distribution;

namespace {

const std::vector<double> few{3.0, 1.0, 10.0, 2.0};
const std::vector<double> parts{2.0, 1.0, 1.0, 0.0};

std::vector<Distribution> one_of_each() {
    return {Distribution{},
            Distribution::constant(5.0),
            Distribution::uniform(1.0, 3.0),
            Distribution::triangular(1.0, 4.0, 11.0),
            Distribution::triangular(1.0, 1.0, 11.0),
            Distribution::triangular(1.0, 11.0, 11.0),
            Distribution::pert(1.0, 4.0, 11.0),
            Distribution::normal(10.0, 2.0),
            Distribution::lognormal(10.0, 5.0),
            Distribution::exponential(3.0),
            Distribution::gamma(2.0, 3.0),
            Distribution::weibull(2.0, 3.0),
            Distribution::beta(2.0, 3.0),
            Distribution::bernoulli(0.3),
            Distribution::discrete(few, parts),
            Distribution::empirical(few)};
}

// Mean and variance over a fine stratified sample.
std::pair<double, double> sampled_moments(const Distribution& distribution) {
    constexpr int size = 200'000;
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < size; ++i) {
        const double x = distribution.quantile((i + 0.5) / size);
        sum += x;
        squares += x * x;
    }
    return {sum / size, squares / size - sum / size * sum / size};
}

} // namespace

TEST_CASE("quantiles agree with closed forms", "[known-answer]") {
    for (const double u : {1e-12, 0.001, 0.25, 0.5, 0.9, 0.999999}) {
        CAPTURE(u);
        CHECK(Distribution::uniform(2.0, 6.0).quantile(u) == Approx(2.0 + 4.0 * u).epsilon(1e-15));
        CHECK(Distribution::exponential(3.0).quantile(u) ==
              Approx(-3.0 * std::log1p(-u)).epsilon(2e-8));
        CHECK(Distribution::weibull(2.0, 3.0).quantile(u) ==
              Approx(3.0 * std::sqrt(-std::log1p(-u))).epsilon(2e-8));
        CHECK(Distribution::gamma(1.0, 3.0).quantile(u) ==
              Approx(-3.0 * std::log1p(-u)).epsilon(2e-8));
        CHECK(Distribution::beta(3.0, 1.0).quantile(u) == Approx(std::cbrt(u)).epsilon(2e-8));
        CHECK(Distribution::pert(0.0, 0.0, 2.0).quantile(u) ==
              Approx(2.0 - 2.0 * std::pow(1.0 - u, 0.2)).epsilon(2e-8).margin(1e-12));
        CHECK(Distribution::pert(1.0, 2.0, 5.0, 0.0).quantile(u) == Approx(1.0 + 4.0 * u));
    }
}

TEST_CASE("a triangular quantile inverts the triangular distribution function", "[known-answer]") {
    // P(X <= x) = (x - 15)^2 / 100 up to the mode 20, 1 - (35 - x)^2 / 300 above it.
    const Distribution triangular = Distribution::triangular(15.0, 20.0, 35.0);
    CHECK(triangular.quantile(0.04) == Approx(17.0).epsilon(1e-14));
    CHECK(triangular.quantile(0.25) == Approx(20.0).epsilon(1e-14));
    CHECK(triangular.quantile(1.0 - 27.0 / 300.0) == Approx(35.0 - std::sqrt(27.0)).epsilon(1e-14));
}

TEST_CASE("normal and lognormal quantiles are those of the tables", "[known-answer]") {
    // Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.5.
    CHECK(Distribution::normal(0.0, 1.0).quantile(0.975) ==
          Approx(1.959963984540054).epsilon(1e-8));
    CHECK(Distribution::normal(10.0, 2.0).quantile(0.01) ==
          Approx(10.0 - 2.0 * 2.326347874040841).epsilon(1e-8));
    CHECK(Distribution::lognormal_log(1.0, 0.5).quantile(0.5) ==
          Approx(std::numbers::e).epsilon(1e-14));
    CHECK(Distribution::lognormal_log(1.0, 0.5).quantile(0.975) ==
          Approx(std::exp(1.0 + 0.5 * 1.959963984540054)).epsilon(1e-8));
}

TEST_CASE("Beta-PERT has the mean and variance of its beta distribution", "[known-answer]") {
    // Vose, Risk Analysis, 3rd ed.: mean (a + 4 m + b) / 6; variance (mean - a)(b - mean) / 7.
    const Distribution pert = Distribution::pert(1.0, 4.0, 11.0);
    CHECK(pert.mean() == Approx(28.0 / 6.0).epsilon(1e-14));
    CHECK(pert.variance() == Approx((28.0 / 6.0 - 1.0) * (11.0 - 28.0 / 6.0) / 7.0).epsilon(1e-13));
    CHECK(Distribution::pert(0.0, 1.0, 10.0, 8.0).mean() == Approx((0.0 + 8.0 + 10.0) / 10.0));
}

TEST_CASE("a lognormal has the mean and standard deviation it was asked for", "[known-answer]") {
    CHECK(Distribution::lognormal(10.0, 5.0).mean() == Approx(10.0).epsilon(1e-13));
    CHECK(Distribution::lognormal(10.0, 5.0).variance() == Approx(25.0).epsilon(1e-13));
    CHECK(Distribution::lognormal_log(1.0, 0.5).mean() == Approx(std::exp(1.125)).epsilon(1e-14));
}

TEST_CASE("the empirical quantile is Hyndman and Fan's type 7", "[known-answer]") {
    // R: quantile(c(3, 1, 10, 2), c(0, .25, .5, .75, .9, 1)) gives 1, 1.75, 2.5, 4.75, 7.9, 10.
    const Distribution empirical = Distribution::empirical(few);
    CHECK(empirical.quantile(0.0) == 1.0);
    CHECK(empirical.quantile(0.25) == Approx(1.75));
    CHECK(empirical.quantile(0.5) == Approx(2.5));
    CHECK(empirical.quantile(0.75) == Approx(4.75));
    CHECK(empirical.quantile(0.9) == Approx(7.9));
    CHECK(empirical.quantile(1.0) == 10.0);
    CHECK(empirical.mean() == Approx((1.5 + 2.5 + 6.5) / 3.0));
}

TEST_CASE("discrete values come in the proportion of their weights", "[known-answer]") {
    const Distribution discrete = Distribution::discrete(few, parts); // 1: 1/4, 3: 1/2, 10: 1/4
    CHECK(discrete.quantile(0.2499) == 1.0);
    CHECK(discrete.quantile(0.25) == 1.0);
    CHECK(discrete.quantile(0.2501) == 3.0);
    CHECK(discrete.quantile(0.7499) == 3.0);
    CHECK(discrete.quantile(0.7501) == 10.0);
    CHECK(discrete.mean() == 4.25);
    CHECK(discrete.variance() == Approx(11.6875));
    CHECK(Distribution::bernoulli(0.3).quantile(0.6999) == 0.0);
    CHECK(Distribution::bernoulli(0.3).quantile(0.7001) == 1.0);
    CHECK(Distribution::bernoulli(0.0).quantile(1.0) == 0.0);
    CHECK(Distribution::bernoulli(1.0).quantile(0.0) == 1.0);
}

TEST_CASE("a discrete look-up is the first value whose cumulative weight reaches u", "[property]") {
    std::vector<double> values;
    std::vector<double> uneven;
    for (int i = 0; i < 97; ++i) {
        values.push_back(i);
        uneven.push_back(std::pow(1.1, i % 40));
    }
    const Distribution discrete = Distribution::discrete(values, uneven);
    double total = 0.0;
    for (const double weight : uneven)
        total += weight;
    double below = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double middle = (below + 0.5 * uneven[i]) / total;
        REQUIRE(discrete.quantile(middle) == values[i]);
        below += uneven[i];
    }
}

TEST_CASE("mean and variance are those of the draws", "[property]") {
    for (const Distribution& distribution : one_of_each()) {
        CAPTURE(distribution.describe());
        const auto [mean, variance] = sampled_moments(distribution);
        CHECK(mean == Approx(distribution.mean()).epsilon(1e-5));
        CHECK(variance == Approx(distribution.variance()).epsilon(3e-4).margin(1e-12));
    }
}

TEST_CASE("quantiles rise from the lower to the upper end of the support", "[property]") {
    for (const Distribution& distribution : one_of_each()) {
        CAPTURE(distribution.describe());
        CHECK(distribution.quantile(0.0) == distribution.lower());
        CHECK(distribution.quantile(1.0) == distribution.upper());
        bool rises = true;
        double last = distribution.lower();
        for (int i = 1; i <= 100'000; ++i) {
            const double x = distribution.quantile(i * 1e-5);
            rises = rises && x >= last && x <= distribution.upper();
            last = x;
        }
        CHECK(rises);
    }
}

TEST_CASE("a draw is the quantile of the address's uniform number", "[property]") {
    const sim::Streams streams(1, 2);
    const Distribution pert = Distribution::pert(60.0, 90.0, 180.0);
    CHECK(pert.draw(streams, {3, 4, 5}) == pert.quantile(streams.uniform({3, 4, 5})));
}

TEST_CASE("bounds that meet leave a constant") {
    CHECK(Distribution::uniform(5.0, 5.0).quantile(0.3) == 5.0);
    CHECK(Distribution::triangular(5.0, 5.0, 5.0).variance() == 0.0);
    CHECK(Distribution::pert(5.0, 5.0, 5.0).mean() == 5.0);
    CHECK(Distribution::empirical(std::vector<double>{5.0, 5.0}).quantile(0.9) == 5.0);
}

TEST_CASE("a distribution says how it was made") {
    CHECK(Distribution{}.describe() == "constant(0)");
    CHECK(Distribution::pert(60.0, 90.0, 180.0).describe() == "pert(60, 90, 180)");
    CHECK(Distribution::pert(60.0, 90.0, 180.0, 6.5).describe() == "pert(60, 90, 180, 6.5)");
    CHECK(Distribution::discrete(few, parts).describe() == "discrete({3, 1, 10, 2}, {2, 1, 1, 0})");
    CHECK(Distribution::empirical(std::vector<double>(20, 1.0)).describe() ==
          "empirical({1, 1, 1, 1, 1, 1, 1, 1, ... 20 in all})");
}

TEST_CASE("illegal parameters are refused with what is allowed") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    using D = Distribution;
    CHECK_THROWS_WITH(D::normal(0.0, -1.0),
                      "normal(0, -1): allowed: a finite mean, a standard deviation > 0");
    CHECK_THROWS_AS(D::constant(infinity), sim::InvalidInput);
    CHECK_THROWS_AS(D::uniform(2.0, 1.0), sim::InvalidInput);
    CHECK_THROWS_AS(D::uniform(-1e308, 1e308), sim::InvalidInput);
    CHECK_THROWS_AS(D::triangular(1.0, 0.0, 2.0), sim::InvalidInput);
    CHECK_THROWS_AS(D::triangular(1.0, nan, 2.0), sim::InvalidInput);
    CHECK_THROWS_AS(D::pert(1.0, 3.0, 2.0), sim::InvalidInput);
    CHECK_THROWS_AS(D::pert(1.0, 2.0, 3.0, -1.0), sim::InvalidInput);
    CHECK_THROWS_AS(D::normal(0.0, nan), sim::InvalidInput);
    CHECK_THROWS_AS(D::normal(0.0, 0.0), sim::InvalidInput);
    CHECK_THROWS_AS(D::lognormal(0.0, 1.0), sim::InvalidInput);
    CHECK_THROWS_AS(D::lognormal_log(0.0, 9.0), sim::InvalidInput);
    CHECK_THROWS_AS(D::exponential(0.0), sim::InvalidInput);
    CHECK_THROWS_AS(D::gamma(0.01, 1.0), sim::InvalidInput);
    CHECK_THROWS_AS(D::weibull(1.0, infinity), sim::InvalidInput);
    CHECK_THROWS_AS(D::beta(1.0, nan), sim::InvalidInput);
    CHECK_THROWS_AS(D::bernoulli(1.5), sim::InvalidInput);
    CHECK_THROWS_AS(D::discrete({}, {}), sim::InvalidInput);
    CHECK_THROWS_AS(D::discrete(few, std::vector<double>{1.0}), sim::InvalidInput);
    CHECK_THROWS_AS(D::discrete(few, std::vector<double>(4, 0.0)), sim::InvalidInput);
    CHECK_THROWS_AS(D::discrete(few, std::vector<double>{1.0, 1.0, -1.0, 1.0}), sim::InvalidInput);
    CHECK_THROWS_AS(D::empirical({}), sim::InvalidInput);
    CHECK_THROWS_AS(D::empirical(std::vector<double>{nan}), sim::InvalidInput);
}

TEST_CASE("seconds round to the nearest tick, halves up", "[known-answer]") {
    const auto ticks = [](double seconds) { return sim::to_duration(seconds).count(); };
    CHECK(ticks(0.5) == 1);
    CHECK(ticks(0.49999999999999994) == 0);
    CHECK(ticks(-0.5) == 0);
    CHECK(ticks(-0.51) == -1);
    CHECK(ticks(-1.5) == -1);
    CHECK(ticks(86'400.2) == 86'400);
    CHECK(ticks(1e300) == std::int64_t{1} << 53);
    CHECK(ticks(-1e300) == -(std::int64_t{1} << 53));
    CHECK_THROWS_AS(ticks(std::numeric_limits<double>::quiet_NaN()), sim::ContractViolation);
}
