#include "sim/engine/distribution.hpp"
#include "sim/engine/errors.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

using sim::Distribution;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double normal_density(double x) {
    return std::exp(-0.5 * x * x) / std::sqrt(2.0 * std::numbers::pi);
}

// P(Z > x), exact far out.
double normal_above(double x) { return 0.5 * std::erfc(x / std::numbers::sqrt2); }

const std::vector<double> values{1.0, 3.0, 10.0};
const std::vector<double> weights{1.0, 2.0, 1.0};

std::vector<Distribution> some() {
    return {Distribution::uniform(1.0, 13.0),        Distribution::triangular(1.0, 4.0, 13.0),
            Distribution::pert(1.0, 4.0, 13.0),      Distribution::normal(6.0, 3.0),
            Distribution::lognormal(6.0, 5.0),       Distribution::exponential(5.0),
            Distribution::discrete(values, weights), Distribution::empirical(values)};
}

} // namespace

TEST_CASE("scaling and shifting move every quantile", "[property]") {
    for (const Distribution& base : some()) {
        const Distribution moved = base.scaled(2.0).shifted(-3.0);
        for (const double u : {0.01, 0.4, 0.77, 0.999})
            CHECK(moved.quantile(u) == Approx(2.0 * base.quantile(u) - 3.0).epsilon(1e-13));
        CHECK(moved.mean() == Approx(2.0 * base.mean() - 3.0));
        CHECK(moved.variance() == Approx(4.0 * base.variance()));
        CHECK(moved.lower() == 2.0 * base.lower() - 3.0);
        CHECK(base.scaled(0.0).quantile(0.9) == 0.0);
    }
}

TEST_CASE("truncation is conditioning on the interval", "[known-answer]") {
    // P(X <= Q(u) | 2 < X <= 9) = u, where P is that of the whole distribution.
    const Distribution cut = Distribution::exponential(5.0).truncated(2.0, 9.0);
    const double low = 1.0 - std::exp(-2.0 / 5.0);
    const double high = 1.0 - std::exp(-9.0 / 5.0);
    for (const double u : {0.001, 0.2, 0.5, 0.8, 0.999}) {
        const double below = 1.0 - std::exp(-cut.quantile(u) / 5.0);
        CHECK((below - low) / (high - low) == Approx(u).epsilon(1e-7));
    }
    CHECK(cut.quantile(0.0) == 2.0);
    CHECK(cut.quantile(1.0) == Approx(9.0).epsilon(1e-8));
}

TEST_CASE("an exponential that has lasted so long starts anew", "[known-answer]") {
    const Distribution whole = Distribution::exponential(5.0);
    const Distribution late = whole.truncated(150.0, infinity); // probability 1e-13
    for (const double u : {0.01, 0.5, 0.99})
        CHECK(late.quantile(u) - 150.0 == Approx(whole.quantile(u)).epsilon(1e-6));
    CHECK(late.mean() == Approx(155.0).epsilon(1e-9));
    CHECK(late.variance() == Approx(25.0).epsilon(1e-7));
}

TEST_CASE("a normal cut far out in either tail keeps its digits", "[known-answer]") {
    // Mean of a standard normal between a and b: (phi(a) - phi(b)) / P(a < Z < b).
    const double mean =
        (normal_density(8.0) - normal_density(9.0)) / (normal_above(8.0) - normal_above(9.0));
    CHECK(Distribution::normal(0.0, 1.0).truncated(8.0, 9.0).mean() == Approx(mean).epsilon(1e-10));
    CHECK(Distribution::normal(0.0, 1.0).truncated(-9.0, -8.0).mean() ==
          Approx(-mean).epsilon(1e-10));
    const Distribution cut = Distribution::normal(0.0, 1.0).truncated(8.0, 9.0);
    const double share = (normal_above(8.0) - normal_above(cut.quantile(0.3))) /
                         (normal_above(8.0) - normal_above(9.0));
    CHECK(share == Approx(0.3).epsilon(1e-8));
}

TEST_CASE("a truncated uniform is uniform", "[known-answer]") {
    const Distribution cut = Distribution::uniform(0.0, 10.0).truncated(2.0, 6.0);
    CHECK(cut.quantile(0.25) == Approx(3.0).epsilon(1e-15));
    CHECK(cut.mean() == Approx(4.0).epsilon(1e-15));
    CHECK(cut.variance() == Approx(16.0 / 12.0).epsilon(1e-14));
}

TEST_CASE("truncating a discrete distribution keeps the values inside, bounds included") {
    const Distribution cut = Distribution::discrete(values, weights).truncated(1.0, 3.0);
    CHECK(cut.quantile(0.33) == 1.0);
    CHECK(cut.quantile(0.34) == 3.0);
    CHECK(cut.upper() == 3.0);
    CHECK(cut.mean() == Approx(7.0 / 3.0));
}

TEST_CASE("clamping moves what lies outside to the bounds", "[known-answer]") {
    // E min(X, c) = m (1 - exp(-c / m)); E min(X, c)^2 = 2 m^2 (1 - (1 + c / m) exp(-c / m)).
    const Distribution clamped = Distribution::exponential(5.0).clamped(0.0, 10.0);
    const double mean = 5.0 * (1.0 - std::exp(-2.0));
    const double square = 50.0 * (1.0 - 3.0 * std::exp(-2.0));
    CHECK(clamped.mean() == Approx(mean).epsilon(1e-10));
    CHECK(clamped.variance() == Approx(square - mean * mean).epsilon(1e-9));
    CHECK(clamped.quantile(0.9) == 10.0);
    CHECK(clamped.upper() == 10.0);
    CHECK(Distribution::normal(0.0, 1.0).clamped(0.0, infinity).mean() ==
          Approx(1.0 / std::sqrt(2.0 * std::numbers::pi)).epsilon(1e-10));
    CHECK(Distribution::uniform(0.0, 1.0).clamped(2.0, 3.0).mean() == 2.0);
    CHECK(Distribution::constant(1.0).clamped(2.0, 3.0).mean() == 2.0);
}

TEST_CASE("a clamped distribution is cut with the weight on its bounds", "[known-answer]") {
    // Uniform on 0..1 raised to at least 1/2, then cut at 0.7: 5/7 of the draws are 1/2.
    const Distribution both = Distribution::uniform(0.0, 1.0).clamped(0.5, 2.0).truncated(0.2, 0.7);
    CHECK(both.quantile(0.70) == 0.5);
    CHECK(both.quantile(0.72) == Approx(0.504));
    CHECK(both.mean() == Approx((0.25 + 0.5 * (0.49 - 0.25)) / 0.7).epsilon(1e-13));
}

TEST_CASE("cutting twice is cutting once", "[property]") {
    for (const Distribution& base : some()) {
        CAPTURE(base.describe());
        const Distribution once = base.truncated(2.5, 10.5);
        const Distribution twice = base.truncated(0.5, 10.5).truncated(2.5, 12.0);
        for (const double u : {0.0, 0.1, 0.5, 0.9, 1.0})
            CHECK(twice.quantile(u) == Approx(once.quantile(u)).epsilon(1e-7));
        CHECK(twice.mean() == Approx(once.mean()).epsilon(1e-9));
        CHECK(twice.variance() == Approx(once.variance()).epsilon(1e-8));
    }
}

TEST_CASE("moments after cutting and clamping are those of the draws", "[property]") {
    constexpr int size = 100'000;
    for (const Distribution& base : some())
        for (const Distribution& changed :
             {base.truncated(2.0, 10.5), base.clamped(2.5, 9.0), base.clamped(2.5, 9.0).scaled(3.0),
              base.truncated(2.0, 10.5).clamped(2.5, 9.0)}) {
            CAPTURE(changed.describe());
            double sum = 0.0;
            double squares = 0.0;
            const double mean = changed.mean();
            for (int i = 0; i < size; ++i) {
                const double x = changed.quantile((i + 0.5) / size);
                sum += x;
                squares += (x - mean) * (x - mean);
            }
            CHECK(sum / size == Approx(mean).epsilon(1e-5));
            CHECK(squares / size == Approx(changed.variance()).epsilon(1e-4));
        }
}

TEST_CASE("transformations that leave nothing are refused with what is allowed") {
    const Distribution pert = Distribution::pert(60.0, 90.0, 180.0);
    CHECK_THROWS_WITH(pert.truncated(200.0, 300.0),
                      "pert(60, 90, 180): truncated to [200, 300], which has no probability; "
                      "allowed: an interval that holds a part of [60, 180]");
    CHECK_THROWS_AS(pert.truncated(100.0, 90.0), sim::InvalidInput);
    CHECK_THROWS_AS(pert.truncated(70.0, 70.0), sim::InvalidInput);
    CHECK_THROWS_AS(Distribution::constant(1.0).truncated(2.0, 3.0), sim::InvalidInput);
    CHECK_THROWS_AS(Distribution::discrete(values, weights).truncated(4.0, 9.0), sim::InvalidInput);
    CHECK_THROWS_AS(pert.clamped(3.0, 2.0), sim::InvalidInput);
    CHECK_THROWS_AS(pert.scaled(-1.0), sim::InvalidInput);
    CHECK_THROWS_AS(pert.shifted(infinity), sim::InvalidInput);
    CHECK(pert.scaled(2.0).truncated(130.0, infinity).describe() ==
          "pert(60, 90, 180), scaled by 2, truncated to [130, inf]");
}
