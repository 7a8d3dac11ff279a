#include "sim/experiment/front.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "sim/engine/chance.hpp"

using namespace sim;

namespace {

constexpr std::size_t batches = AxisBatches::count;

/// One axis on which every replication of an option yields the same value.
AxisBatches constant(const std::vector<std::int64_t>& values) {
    AxisBatches axis(values.size(), 1);
    for (std::size_t option = 0; option < values.size(); ++option)
        for (std::uint32_t i = 0; i < 2 * batches; ++i)
            axis.add(option, i, values[option]);
    return axis;
}

} // namespace

TEST_CASE("the front is what nothing beats on both axes", "[known-answer]") {
    const AxisBatches cost = constant({10, 20, 30, 20, 30}), late = constant({9, 5, 5, 7, 1});
    const auto points = pareto_front({&cost, MeasureKind::count, Better::lower},
                                     {&late, MeasureKind::count, Better::lower});
    const std::vector<bool> expected = {true, true, false, false, true};
    for (std::size_t option = 0; option < points.size(); ++option) {
        CHECK(points[option].on_front == expected[option]);
        CHECK(points[option].probability == (expected[option] ? 1 : 0));
    }
    const auto turned = pareto_front({&cost, MeasureKind::count, Better::lower},
                                     {&late, MeasureKind::count, Better::higher});
    CHECK(turned[0].on_front);
    CHECK_FALSE(turned[4].on_front);
}

TEST_CASE("equals share the front") {
    const AxisBatches cost = constant({10, 10}), late = constant({3, 3});
    for (const FrontPoint& point : pareto_front({&cost, MeasureKind::count, Better::lower},
                                                {&late, MeasureKind::count, Better::lower}))
        CHECK(point.on_front);
}

TEST_CASE("a median counts what is beyond the horizon, a mean does not exist then") {
    AxisBatches axis(1, 1);
    for (std::uint32_t i = 0; i < 100 * batches; ++i)
        axis.add(0, i, i % 100 < 30 ? censored : 64 * std::int64_t{i % 100});
    const std::vector<unsigned> once(batches, 1);
    // 30 of 100 are beyond; the others are 64 * (30, ..., 99): 50 of 100 lie below 64 * 80.
    CHECK(axis_value({&axis, MeasureKind::money, Better::lower}, 0, once) == Approx(64 * 80));
    CHECK(std::isinf(axis_value({&axis, MeasureKind::count, Better::lower}, 0, once)));
}

TEST_CASE("the probability of being on the front is the normal one for two options",
          "[known-answer]") {
    // Same cost, chances of missing whose difference has mean d and a known standard error: the
    // worse option is on the front in a share Phi(-d / se) of resamples.
    AxisBatches late(2, 1);
    constexpr std::uint32_t n = 64'000;
    const Streams chance(5, 0);
    double sum = 0, squares = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
        const bool a = chance.uniform({1, i, 0}) < 0.300, b = chance.uniform({2, i, 0}) < 0.302;
        late.add(0, i, a ? 1 : 0);
        late.add(1, i, b ? 1 : 0);
        const double d = (b ? 1 : 0) - (a ? 1 : 0);
        sum += d;
        squares += d * d;
    }
    const double mean = sum / n, error = std::sqrt((squares / n - mean * mean) / n);
    const AxisBatches cost = constant({1, 1});
    const auto points = pareto_front({&cost, MeasureKind::money, Better::lower},
                                     {&late, MeasureKind::flag, Better::lower});
    const double expected = 0.5 * std::erfc(mean / error / std::sqrt(2.0));
    CHECK(points[1].probability == Approx(expected).margin(0.08)); // 32 batches know se to 13 %
    CHECK(points[0].probability + points[1].probability >= 1);
}
