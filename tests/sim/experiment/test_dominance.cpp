#include "sim/experiment/dominance.hpp"

#include <cmath>
#include <initializer_list>

#include <catch2/catch.hpp>

#include "sim/experiment/measure.hpp"

using namespace sim;

namespace {

Accumulator seen(std::initializer_list<std::int64_t> values, int times = 1,
                 std::int64_t width = 1) {
    Accumulator all(width);
    for (int i = 0; i < times; ++i)
        for (const std::int64_t value : values)
            all.add(value);
    return all;
}

} // namespace

TEST_CASE("first-order dominance is a distribution function that is nowhere below",
          "[known-answer]") {
    const Accumulator low = seen({1, 2, 3, 4}), high = seen({2, 3, 4, 5}),
                      wide = seen({0, 2, 3, 9});
    const Dominance clear = dominance(low, high, Better::lower);
    CHECK(clear.order == Order::first);
    CHECK(clear.first_ahead == 0.25);
    CHECK(clear.second_ahead == 0);
    CHECK(dominance(low, high, Better::higher).order == Order::second);
    const Dominance crossed = dominance(low, wide, Better::lower);
    CHECK(crossed.order == Order::crossing);
    CHECK(crossed.first_ahead == 0.25);
    CHECK(crossed.second_ahead == 0.25);
    CHECK(dominance(low, low, Better::lower).order == Order::equal);
}

TEST_CASE("what is beyond the horizon is greater than all") {
    const Accumulator all = seen({1, 2, 3, 4}), some = seen({1, 2, 3, censored});
    CHECK(dominance(all, some, Better::lower).order == Order::first);
    const Accumulator none = seen({censored, censored});
    CHECK(dominance(none, all, Better::lower).order == Order::second);
    CHECK(dominance(none, none, Better::lower).order == Order::equal);
}

TEST_CASE("curves of different bins are compared at the coarser one's edges") {
    Accumulator fine = seen({-5, 3, 7, 12}), coarse = seen({-5, 3, 7, 12}, 1, 4);
    CHECK(dominance(fine, coarse, Better::lower).order == Order::equal);
    fine.add(-9);
    coarse.add(100);
    CHECK(dominance(fine, coarse, Better::lower).order == Order::first);
}

TEST_CASE("the allowance is Massart's, half of the error for each option", "[known-answer]") {
    const Accumulator many = seen({1, 2}, 500);
    CHECK(dominance(many, many, Better::lower).allowance ==
          Approx(2 * std::sqrt(std::log(80.0) / 2'000)));
}

TEST_CASE("a P80 is better only where the intervals lie apart") {
    const Accumulator low = seen({1, 2, 3, 4, 5}, 200), next = seen({2, 3, 4, 5, 6}, 200);
    CHECK(p80_order(low, seen({11, 12, 13, 14, 15}, 200), Better::lower) == Order::first);
    CHECK(p80_order(low, seen({11, 12, 13, 14, 15}, 200), Better::higher) == Order::second);
    CHECK(p80_order(low, low, Better::lower) == Order::equal);
    CHECK(p80_order(low, next, Better::lower) == Order::crossing);
    CHECK(p80_order(seen({1}), seen({9}), Better::lower) == Order::crossing);
}
