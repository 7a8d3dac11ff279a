#include "sim/engine/statistics.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>

using sim::Tally;
using sim::Time;
using sim::TimeWeighted;

namespace {

Time at(std::int64_t seconds) { return Time{sim::Duration{seconds}}; }

} // namespace

TEST_CASE("a tally gives count, mean, sample variance and range", "[known-answer]") {
    // 1..n: mean (n + 1) / 2, sample variance n (n + 1) / 12.
    Tally tally;
    for (int i = 1; i <= 100; ++i)
        tally.add(i);
    CHECK(tally.count() == 100);
    CHECK(tally.mean() == Approx(50.5).epsilon(1e-14));
    CHECK(tally.variance() == Approx(100.0 * 101.0 / 12.0).epsilon(1e-13));
    CHECK(tally.min() == 1.0);
    CHECK(tally.max() == 100.0);
}

TEST_CASE("a tally of nothing has no mean, and one of a single number no variance") {
    Tally tally;
    CHECK(tally.count() == 0);
    CHECK(std::isnan(tally.mean()));
    tally.add(3.0);
    CHECK(tally.mean() == 3.0);
    CHECK(std::isnan(tally.variance()));
}

TEST_CASE("a large mean costs the variance no digits", "[known-answer]") {
    // The textbook sum of squares loses everything here: 1e9 + {4, 7, 13, 16} has variance 30.
    Tally tally;
    for (const double value : {4.0, 7.0, 13.0, 16.0})
        tally.add(1e9 + value);
    CHECK(tally.variance() == Approx(30.0).epsilon(1e-12));
}

TEST_CASE("merging tallies is as adding all their numbers", "[property]") {
    Tally all;
    Tally left;
    Tally right;
    for (int i = 0; i < 1000; ++i) {
        const double value = std::sin(i) * 10.0 + 3.0;
        all.add(value);
        (i % 3 == 0 ? left : right).add(value);
    }
    left.merge(Tally{});
    Tally merged;
    merged.merge(left);
    merged.merge(right);
    CHECK(merged.count() == all.count());
    CHECK(merged.mean() == Approx(all.mean()).epsilon(1e-13));
    CHECK(merged.variance() == Approx(all.variance()).epsilon(1e-12));
    CHECK(merged.min() == all.min());
    CHECK(merged.max() == all.max());
}

TEST_CASE("the mean of a level over time weighs it by how long it held", "[known-answer]") {
    // 2 for 10 s, 5 for 20 s, 1 for 30 s: (20 + 100 + 30) / 60.
    TimeWeighted level(at(100), 2);
    level.set(at(110), 5);
    level.add(at(130), -4);
    CHECK(level.mean(at(160)) == 2.5);
    CHECK(level.level() == 1);
    CHECK(level.min() == 1);
    CHECK(level.max() == 5);
}

TEST_CASE("a level that has held for no time is its own mean") {
    const TimeWeighted level(at(5), 3);
    CHECK(level.mean(at(5)) == 3.0);
}

TEST_CASE("the area under a level is exact beyond 64 bits", "[property]") {
    const std::int64_t large = std::int64_t{1} << 61;
    TimeWeighted level(at(0), large);
    level.set(at(large), large);
    level.set(at(large + 1), 0);
    CHECK(level.mean(at(2 * large + 2)) == std::ldexp(1.0, 60));
}

TEST_CASE("a level's history cannot be rewritten") {
    TimeWeighted level(at(0), 1);
    level.set(at(10), 2);
    CHECK_THROWS_AS(level.set(at(9), 3), sim::ContractViolation);
    CHECK_THROWS_AS(level.mean(at(9)), sim::ContractViolation);
}
