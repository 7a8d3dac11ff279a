#include "sim/experiment/estimates.hpp"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure.hpp"

using sim::QuantileRanks;

namespace {

sim::Accumulator of(const std::vector<std::int64_t>& values) {
    sim::Accumulator accumulator;
    for (const std::int64_t value : values)
        accumulator.add(value);
    return accumulator;
}

void check_wilson(std::uint64_t successes, std::uint64_t n, double lo, double hi) {
    const sim::Interval interval = sim::wilson(successes, n);
    CHECK(interval.lo == Approx(lo).margin(6e-6));
    CHECK(interval.hi == Approx(hi).margin(6e-6));
}

} // namespace

TEST_CASE("Wilson's interval gives the published bounds", "[known-answer]") {
    // R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
    check_wilson(81, 263, .25529, .36621);
    check_wilson(15, 148, .06239, .16049);
    check_wilson(0, 20, 0, .16113);
    check_wilson(1, 29, .00611, .17176);
    // Textbook case 80 of 100.
    check_wilson(80, 100, .71117, .86663);
}

TEST_CASE("Wilson's interval mirrors when successes and failures change places", "[property]") {
    for (const std::uint64_t n : {1U, 7U, 100U, 100'000U})
        for (const std::uint64_t k : {std::uint64_t{0}, n / 3, n / 2, n}) {
            const sim::Interval one = sim::wilson(k, n), other = sim::wilson(n - k, n);
            CHECK(one.lo == Approx(1 - other.hi).margin(1e-12));
            CHECK(one.hi == Approx(1 - other.lo).margin(1e-12));
            CHECK(one.lo <= one.value);
            CHECK(one.value <= one.hi);
        }
    CHECK(sim::wilson(0, 10).lo == 0);
    CHECK(sim::wilson(10, 10).hi == 1);
    CHECK(std::isnan(sim::wilson(0, 0).value));
    CHECK_THROWS_AS(sim::wilson(2, 1), sim::ContractViolation);
}

TEST_CASE("ranks around a quantile are those of the binomial distribution", "[known-answer]") {
    // Distribution-free intervals as in H. A. David and H. N. Nagaraja, Order Statistics (3rd ed.,
    // Wiley 2003), section 7.1; ranks from exact binomial tails.
    CHECK(sim::quantile_ranks(10, .5) == QuantileRanks{5, 2, 9});
    CHECK(sim::quantile_ranks(20, .5) == QuantileRanks{10, 6, 15});
    CHECK(sim::quantile_ranks(100, .8) == QuantileRanks{80, 72, 89});
    CHECK(sim::quantile_ranks(1000, .8) == QuantileRanks{800, 775, 825});
    CHECK(sim::quantile_ranks(1000, .9) == QuantileRanks{900, 881, 919});
    CHECK(sim::quantile_ranks(1000, .95) == QuantileRanks{950, 936, 964});
}

TEST_CASE("with too few values a quantile's interval is open", "[known-answer]") {
    // 0.95^n > 0.025 up to n = 71: the largest of so few need not reach the 95th percentile.
    CHECK(sim::quantile_ranks(71, .95).hi == 72);
    CHECK(sim::quantile_ranks(73, .95).hi == 73);
    CHECK(sim::quantile_ranks(1, .5) == QuantileRanks{1, 0, 2});
    const sim::QuantileInterval few = sim::quantile(of({1, 2, 3}), .95);
    CHECK(few.value == 3);
    CHECK(few.lo == 2);
    CHECK(few.hi == sim::censored);
    const sim::QuantileInterval low = sim::quantile(of({1, 2, 3}), .05);
    CHECK(low.value == 1);
    CHECK(low.lo == sim::unset);
    const sim::QuantileInterval none = sim::quantile(of({}), .5);
    CHECK(none.value == sim::censored);
    CHECK(none.lo == sim::unset);
}

TEST_CASE("the interval for a percentile covers it as often as it says", "[known-answer]") {
    // The exact coverage for n = 100, P80, ranks (72, 89) is 0.96740; uniform values on 0..9999
    // have their 80th percentile at 7999. 4,000 trials: standard error 0.0028.
    std::mt19937_64 random(5);
    int covered = 0;
    constexpr int trials = 4'000;
    for (int trial = 0; trial < trials; ++trial) {
        sim::Accumulator values;
        for (int i = 0; i < 100; ++i)
            values.add(static_cast<std::int64_t>(random() % 10'000));
        const sim::QuantileInterval interval = sim::quantile(values, .8);
        covered += interval.lo <= 7'999 && 7'999 <= interval.hi ? 1 : 0;
    }
    CHECK(covered / double{trials} == Approx(.96740).margin(4 * .0028));
}

TEST_CASE("censored values are larger than every quantile's value") {
    std::vector<std::int64_t> values;
    for (std::int64_t i = 1; i <= 1'000; ++i)
        values.push_back(i <= 810 ? i : sim::censored);
    const sim::QuantileInterval p80 = sim::quantile(of(values), .8);
    CHECK(p80.value == 800);
    CHECK(p80.lo == 775);
    CHECK(p80.hi == sim::censored);
    CHECK(sim::quantile(of(values), .95).value == sim::censored);
    CHECK(sim::mean(of(values)).value == Approx(405.5));
}

TEST_CASE("without skewness the interval of a mean is Student's, by the tabulated quantiles",
          "[known-answer]") {
    // t(0.975; 9) = 2.2621572, t(0.95; 4) = 2.1318468, t(0.95; 9) = 1.8331129 and
    // t(0.95; 39) = 1.6848751, as in the usual tables (e.g. Abramowitz and Stegun, table 26.10).
    const auto half_in_errors = [](int n, double level) {
        std::vector<std::int64_t> values;
        for (int i = 0; i < n; ++i)
            values.push_back(7 * i); // symmetric
        const sim::Accumulator all = of(values);
        return sim::mean(all, level).half_width() / std::sqrt(sim::variance(all) / n);
    };
    CHECK(half_in_errors(10, .95) == Approx(2.2621572).epsilon(1e-7));
    CHECK(half_in_errors(10, .90) == Approx(1.8331129).epsilon(1e-7));
    CHECK(half_in_errors(5, .90) == Approx(2.1318468).epsilon(1e-7));
    CHECK(half_in_errors(40, .90) == Approx(1.6848751).epsilon(1e-7));
}

TEST_CASE("the bounds of a skewed mean are where Hall's transformation has Student's quantiles",
          "[known-answer]") {
    std::vector<std::int64_t> values;
    for (std::int64_t i = 0; i < 40; ++i)
        values.push_back(i * i * i);
    const sim::Accumulator all = of(values);
    const double n = 40, centre = static_cast<double>(all.sum()) / n,
                 deviation = std::sqrt(sim::variance(all));
    double cubes = 0;
    for (const std::int64_t value : values)
        cubes += std::pow((static_cast<double>(value) - centre) / deviation, 3) / n;
    CHECK(sim::skewness(all) == Approx(cubes).epsilon(1e-10));
    // Hall (1992): sqrt(n) (x + g x^2 / 3 + g^2 x^3 / 27 + g / 6n) of x = (mean - mu) / s.
    const auto transformed = [&](double mu) {
        const double x = (centre - mu) / deviation;
        return std::sqrt(n) *
               (x + cubes * x * x / 3 + cubes * cubes * x * x * x / 27 + cubes / (6 * n));
    };
    const sim::Interval mean = sim::mean(all, .90); // t(0.95; 39) = 1.6848751
    CHECK(transformed(mean.lo) == Approx(1.6848751).epsilon(1e-6));
    CHECK(transformed(mean.hi) == Approx(-1.6848751).epsilon(1e-6));
    CHECK(mean.hi - mean.value > mean.value - mean.lo);
}

TEST_CASE("bins wider than the deviation say nothing of skewness") {
    sim::Accumulator coarse(1'000);
    for (const std::int64_t value : {1, 2, 3, 50})
        coarse.add(value);
    CHECK(sim::skewness(coarse) == 0);
    CHECK(std::isnan(sim::skewness(of({4, 4}))));
}

TEST_CASE("mean and variance of 1 to n are (n + 1) / 2 and n (n + 1) / 12", "[known-answer]") {
    for (const std::int64_t n : {2, 3, 10, 1'000}) {
        std::vector<std::int64_t> values, far;
        for (std::int64_t i = 1; i <= n; ++i) {
            values.push_back(i);
            far.push_back(i + (std::int64_t{1} << 46));
        }
        const double expected = static_cast<double>(n * (n + 1)) / 12;
        CHECK(sim::mean(of(values)).value == Approx(static_cast<double>(n + 1) / 2).epsilon(1e-15));
        CHECK(sim::variance(of(values)) == Approx(expected).epsilon(1e-14));
        CHECK(sim::variance(of(far)) == Approx(expected).epsilon(1e-14));
    }
}

TEST_CASE("one value has an open interval, none has no mean") {
    const sim::Interval one = sim::mean(of({5}));
    CHECK(one.value == 5);
    CHECK(std::isinf(one.lo));
    CHECK(std::isnan(sim::mean(of({sim::censored})).value));
    CHECK(std::isnan(sim::variance(of({5}))));
    CHECK(sim::variance(of({5, 5, 5})) == 0);
}

TEST_CASE("a probability counts the censored among its trials") {
    const sim::Interval p = sim::probability(of({0, 1, 1, 3}));
    CHECK(p.value == .5);
    CHECK(sim::probability(of({0, 1, 1, 3}), 3).value == .25);
    CHECK(sim::probability(of({0, 1, 1, 3}), 9).value == 0);
}
