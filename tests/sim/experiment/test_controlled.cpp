#include "sim/experiment/controlled.hpp"

#include <cmath>
#include <numeric>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/experiment/pilot.hpp"
#include "sim/experiment/randomised.hpp"
#include "sim/experiment/replicate.hpp"
#include "tests/sim/experiment/project.hpp"
#include "tests/sim/experiment/san13.hpp"
#include "tests/sim/experiment/skewed.hpp"

namespace {

template <class M>
sim::ControlledResult controlled(const M& model, std::uint32_t replications, std::uint64_t seed = 1,
                                 std::size_t threads = 1) {
    const sim::Contender contender = sim::contender_of(model);
    const sim::Controls controls(
        seed, sim::draws_to_control(contender, {.seed = seed, .measures = {0, 1}}, 40));
    sim::Plan plan{.seed = seed, .replications = replications, .threads = threads};
    plan.block = 64 * static_cast<std::uint32_t>(threads);
    return sim::replicate_controlled(contender, controls, plan);
}

sim::Sample sample(const sim::ControlledResult& result, std::size_t measure) {
    return {result.all.measures[measure], nullptr, &result.correction.at(measure)};
}

} // namespace

TEST_CASE("controls have mean 0 and variance 1, and are multiples of their unit", "[property]") {
    const sim::Address here{1, 2, 3}, there{4, 5, 6};
    const sim::Controls controls(7, {.alone = {here}, .together = {{here, there}}});
    REQUIRE(controls.size() == 3);
    constexpr std::uint32_t n = 40'000;
    std::vector<std::int64_t> values(3);
    std::vector<double> sums(3), squares(3);
    for (std::uint32_t i = 0; i < n; ++i) {
        controls.write(i, values);
        for (std::size_t c = 0; c < 3; ++c) {
            const double value = static_cast<double>(values[c]) / sim::Controls::unit;
            sums[c] += value;
            squares[c] += value * value;
        }
    }
    for (std::size_t c = 0; c < 3; ++c) {
        CHECK(std::abs(sums[c]) < 4 * std::sqrt(n));
        // The variance of z^2 is 2, that of the square of (z^2 - 1) / sqrt(2) is 14.
        CHECK(std::abs(squares[c] - n) < 4 * std::sqrt((c == 1 ? 14.0 : 2.0) * n));
    }
}

TEST_CASE("controls take the share of variance that theory says from a lognormal cost",
          "[known-answer]") {
    // In Hermite polynomials of z, e^z has squared coefficients proportional to 1 / k!: the first
    // two hold 1.5 of e - 1, and the logarithm itself all but its rounding.
    const Skewed model({.first = 1});
    const sim::ControlledResult result = controlled(model, 16'000);
    const sim::Interval ratio = variance_ratio(sample(result, 0));
    const double expected = 1 / (1 - 1.5 / (std::exp(1.0) - 1));
    CHECK(ratio.value == Approx(expected).epsilon(0.15)); // of so skewed a sum
    const sim::Interval cost = mean(sample(result, 0));
    CHECK(std::abs(cost.value - model.mean()) < 4 * cost.half_width() / 1.96);
    CHECK(cost.half_width() <
          mean(result.all.measures[0]).half_width() / std::sqrt(0.8 * expected));
    CHECK(variance_ratio(sample(result, 2)).lo > 10'000);
    CHECK(std::abs(mean(sample(result, 2)).value) < 100); // [1e-6]
}

namespace {

/// Takes from `values` their mean, or their regression on others of mean 0.
void take_mean(std::vector<double>& values) {
    const double mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    for (double& value : values)
        value -= mean;
}

void take_regression(std::vector<double>& values, const std::vector<double>& on) {
    const double slope = std::inner_product(values.begin(), values.end(), on.begin(), 0.0) /
                         std::inner_product(on.begin(), on.end(), on.begin(), 0.0);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] -= slope * on[i];
}

} // namespace

TEST_CASE("the skewness of what controls leave is that of a regression on orthogonal scores",
          "[known-answer]") {
    const Skewed model({.first = 0.5});
    constexpr std::uint32_t n = 8'192;
    const sim::ControlledResult result = controlled(model, n);
    std::vector<double> cost(n), linear(n), square(n);
    for (std::uint32_t i = 0; i < n; ++i) {
        linear[i] = model.normal.score(sim::Streams(1, i).uniform({1, 0, 0}));
        square[i] = linear[i] * linear[i];
        cost[i] = std::exp(model.parameters.first * linear[i]);
    }
    take_mean(cost);
    take_mean(linear);
    take_mean(square);
    take_regression(square, linear);
    take_regression(cost, linear);
    take_regression(cost, square);
    double squares = 0, cubes = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
        squares += cost[i] * cost[i] / n;
        if (i < sim::replications_for_skewness)
            cubes += cost[i] * cost[i] * cost[i] / sim::replications_for_skewness;
    }
    const sim::Corrected left = result.correction.at(0).front();
    CHECK(left.skewness == Approx(cubes / std::pow(squares, 1.5)).epsilon(0.02));
    CHECK(left.skewness > 1);
    const sim::Interval around = mean(sample(result, 0));
    CHECK(around.hi - around.value > around.value - around.lo);
}

TEST_CASE("the mean and the chance of thirteen activities are known better by controls",
          "[known-answer]") {
    // The data of L'Ecuyer and Lemieux (2000); the values by 2e8 replications of independent code.
    const San13 model({});
    const sim::ControlledResult result = controlled(model, 16'384);
    const sim::Interval length = mean(sample(result, 0)), late = probability(sample(result, 1));
    CHECK(length.value / day ==
          Approx(64.0077).epsilon(0).margin(4 * length.half_width() / 1.96 / day + 0.003));
    CHECK(late.value == Approx(0.113001).epsilon(0).margin(4 * late.half_width() / 1.96 + 4.4e-5));
    CHECK(variance_ratio(sample(result, 0)).lo > 4);
    CHECK(variance_ratio(sample(result, 1)).lo > 1.5);
    CHECK(probability(sample(result, 1), 0).value == Approx(1 - late.value));
    CHECK(sim::quantile(sample(result, 0), 0.8).value ==
          sim::quantile(result.all.measures[0], 0.8).value);
}

TEST_CASE("estimates with controls vary from seed to seed as little as they say", "[property]") {
    const San13 model({});
    constexpr int seeds = 60;
    double sum = 0, squares = 0, said = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const sim::Correction of = controlled(model, 1'000, seed).correction.at(0);
        sum += of.front().value / day;
        squares += of.front().value / day * of.front().value / day;
        said += of.front().variance / day / day / seeds;
    }
    const double seen = (squares - sum * sum / seeds) / (seeds - 1);
    CHECK(seen / said == Approx(1).margin(4 * std::sqrt(2.0 / (seeds - 1))));
}

TEST_CASE("a controlled experiment is the plain one, with the same bits for any threads",
          "[property]") {
    const San13 model({});
    const sim::ControlledResult one = controlled(model, 2'000, 3, 1);
    const sim::ControlledResult three = controlled(model, 2'000, 3, 3);
    sim::Plan plan{.seed = 3, .replications = 2'000, .threads = 2};
    CHECK(one.all == sim::replicate(model, plan));
    CHECK(one.all == three.all);
    CHECK(mean(sample(one, 0)).hi == mean(sample(three, 0)).hi);
    CHECK(mean(sample(one, 0)).lo == mean(sample(three, 0)).lo);
}

TEST_CASE("where controls do not apply the figures are the plain ones") {
    const Project some({.horizon_days = 60});
    const sim::ControlledResult result = controlled(some, 2'000);
    CHECK(result.correction.at(1).empty()); // some ends are beyond the horizon
    CHECK_FALSE(result.correction.at(2).empty());
    double shares = 0;
    for (std::int64_t value = 0; value < 3; ++value)
        shares += result.correction.at(3).at(static_cast<std::size_t>(value)).value;
    CHECK(shares == Approx(1));
    CHECK(controlled(Project({.failing_each = 100}), 2'000).correction.empty());
    CHECK(controlled(some, 64).correction.empty()); // fewer than 20 a control
    sim::Accumulator rarely;
    for (int i = 0; i < 1'000; ++i)
        rarely.add(i < 5 ? 1 : 0);
    const sim::Correction doubtful(2, {.value = 0.004, .variance = 1e-6, .freedom = 900});
    CHECK(probability(sim::Sample(rarely, nullptr, &doubtful)).hi == sim::probability(rarely).hi);
}
