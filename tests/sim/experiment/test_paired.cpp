#include "sim/experiment/paired.hpp"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/sim/experiment/joint_run.hpp"
#include "tests/sim/experiment/san13.hpp"

using namespace sim;

namespace {

/// The quartic of which Tango's bounds are roots: Yang, Sun and Hardin, "A non-iterative
/// implementation of Tango's score confidence interval for a paired difference of proportions"
/// (Statistics in Medicine 32, 2013).
double quartic(double x, double b, double c, double n, double g) {
    const double d = b - c, s = b + c;
    const double m0 = n * n * (n / g + 1) * (n / g + 1);
    const double m1 = -n * d * (n / g + 1) * (4 * n / g + 1);
    const double m2 = 2 * n * d * d * (3 * n / g + 2) / g - n * n * (s / g + 1);
    const double m3 = n * d * (2 * s / g + 1) - d * d * d * (4 * n / g + 1) / g;
    const double m4 = d * d * (d * d / g - s) / g;
    return (((m0 * x + m1) * x + m2) * x + m3) * x + m4;
}

double choose(int n, int k) {
    return std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1));
}

/// Chance that the interval holds the true difference, summed over every outcome.
double covered_by(int n, double p, double q) {
    double inside = 0;
    for (int b = 0; b <= n; ++b)
        for (int c = 0; b + c <= n; ++c) {
            const Interval of =
                paired_proportions(static_cast<std::uint64_t>(b), static_cast<std::uint64_t>(c),
                                   static_cast<std::uint64_t>(n));
            if (of.lo <= p - q && p - q <= of.hi)
                inside += choose(n, b) * choose(n - b, c) * std::pow(p, b) * std::pow(q, c) *
                          std::pow(1 - p - q, n - b - c);
        }
    return inside;
}

} // namespace

TEST_CASE("Tango's interval is the one printed for a clinical study", "[known-answer]") {
    // Fagerland, Lydersen and Laake, Statistics in Medicine 33, 2014: airway hyper-responsiveness
    // of children before and after a transplantation, cells 1, 1, 7 and 12.
    const Interval airway = paired_proportions(1, 7, 21);
    CHECK(airway.value == Approx(-0.286).margin(0.0005));
    CHECK(airway.lo == Approx(-0.517).margin(0.0006));
    CHECK(airway.hi == Approx(-0.026).margin(0.0006));
}

TEST_CASE("Tango's bounds are roots of the quartic that has them in closed form",
          "[known-answer]") {
    const double z = 1.959963984540054, g = z * z;
    for (const std::uint64_t n : {10U, 44U, 1'000U, 100'000U})
        for (const std::uint64_t b : {0U, 1U, 3U, 9U})
            for (const std::uint64_t c : {0U, 1U}) {
                if (b + c == 0)
                    continue; // then the quartic has 0 as a double root as well
                const Interval of = paired_proportions(b, c, n);
                INFO(b << " " << c << " of " << n);
                const auto at = [&](double x) {
                    return quartic(x, static_cast<double>(b), static_cast<double>(c),
                                   static_cast<double>(n), g);
                };
                const double step = 1e-6 * (of.hi - of.lo);
                CHECK(at(of.lo - step) * at(of.lo + step) <= 0);
                CHECK(at(of.hi - step) * at(of.hi + step) <= 0);
                CHECK(of.lo < of.value);
                CHECK(of.value < of.hi);
            }
}

TEST_CASE("Tango's interval covers what it says, counted over every outcome", "[known-answer]") {
    double sum = 0, least = 1;
    int cases = 0;
    for (const double p : {0.02, 0.1, 0.3})
        for (const double q : {0.02, 0.1, 0.3}) {
            const double covered = covered_by(40, p, q);
            sum += covered;
            least = std::min(least, covered);
            ++cases;
        }
    CHECK(sum / cases == Approx(0.95).margin(0.015));
    CHECK(least > 0.92);
}

TEST_CASE("a difference of proportions mirrors, and has bounds where nothing differs") {
    const Interval there = paired_proportions(7, 2, 50), back = paired_proportions(2, 7, 50);
    CHECK(there.lo == Approx(-back.hi));
    CHECK(there.hi == Approx(-back.lo));
    const Interval none = paired_proportions(0, 0, 100);
    CHECK(none.value == 0);
    CHECK(none.lo < 0);
    CHECK(none.hi == Approx(-none.lo));
    CHECK(none.hi == Approx(3.84146 / 103.84146).epsilon(1e-4)); // z^2 / (n + z^2)
    CHECK(std::isnan(paired_proportions(0, 0, 0).value));
    CHECK(paired_proportions(5, 0, 5).hi == 1);
    CHECK(paired_proportions(0, 5, 5).lo == -1);
}

TEST_CASE("common random numbers save on a network what they save in the literature's example",
          "[known-answer]") {
    // V3 and V5 get means 10 and 18.5 instead of 7 and 16.5: by 2.5 * 10^7 pairs of independent
    // code, the mean difference is 1.5346 days and the variances 9.171 and 956.65: ratio 104.3.
    const std::vector<San13> models = {San13({10, 18.5}), San13({7, 16.5})};
    const auto contenders = contenders_of(models);
    const JointPlan joint = joint_plan_of(contenders);
    const JointResult result = replicate_jointly(contenders, joint, {.replications = 100'000});
    const PairTally& tally = result.joint.pairs(0).front();
    const Interval apart = paired_difference(MeasureKind::duration, tally);
    const double error = std::sqrt(9.171 / 100'000);
    CHECK(apart.value / 86'400 == Approx(1.5346).margin(4 * error));
    CHECK(apart.half_width() / 86'400 == Approx(1.96 * error).epsilon(0.05));
    CHECK(variance_ratio(tally) == Approx(104.3).epsilon(0.07));
}

TEST_CASE("the variance ratio has its limits") {
    PairTally same;
    for (const std::int64_t value : {1, 5, 9}) {
        same.difference.add(2);
        same.sum.add(2 * value + 2);
    }
    CHECK(std::isinf(variance_ratio(same)));
    PairTally constant;
    for (int i = 0; i < 3; ++i) {
        constant.difference.add(1);
        constant.sum.add(7);
    }
    CHECK(std::isnan(variance_ratio(constant)));
}

TEST_CASE("too few replications that differ leave the interval open") {
    PairTally tally;
    for (std::uint64_t i = 0; i < 1'000; ++i) {
        const bool differs = i < fewest_that_differ - 1;
        tally.difference.add(differs ? 50 : 0);
        tally.greater += differs ? 1U : 0U;
    }
    const Interval open = paired_difference(MeasureKind::money, tally);
    CHECK(open.value == Approx(1.45));
    CHECK(std::isinf(open.lo));
    CHECK(std::isinf(open.hi));
    tally.difference.add(50);
    ++tally.greater;
    const Interval known = paired_difference(MeasureKind::money, tally);
    CHECK(known.lo > 0);
    CHECK(known.hi < 3);
    CHECK(std::isnan(paired_difference(MeasureKind::money, PairTally{}).lo));
}

TEST_CASE("so many intervals hold together if each holds at the level of Bonferroni") {
    CHECK(simultaneous_level(1) == Approx(0.95));
    CHECK(simultaneous_level(10) == Approx(0.995));
    CHECK(simultaneous_level(0) == Approx(0.95));
}
