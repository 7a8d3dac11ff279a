#include "sim/experiment/design.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"

using sim::UnitPoints;

TEST_CASE("the last axis of a grid runs fastest", "[known-answer]") {
    const std::vector<std::size_t> levels = {2, 1, 3};
    REQUIRE(sim::grid_size(levels) == 6);
    const std::vector<std::vector<std::size_t>> expected = {{0, 0, 0}, {0, 0, 1}, {0, 0, 2},
                                                            {1, 0, 0}, {1, 0, 1}, {1, 0, 2}};
    for (std::uint64_t point = 0; point < 6; ++point)
        CHECK(sim::grid_point(levels, point) == expected[point]);
    CHECK(sim::grid_size({}) == 1);
    CHECK(sim::grid_point({}, 0).empty());
    CHECK_THROWS_AS(sim::grid_size(std::vector<std::size_t>(5, 1'000)), sim::InvalidInput);
}

TEST_CASE("a Latin hypercube has one point in each stratum of each axis", "[property]") {
    for (const std::size_t points : {1U, 2U, 17U, 1'000U}) {
        const UnitPoints design = sim::latin_hypercube(4, points, 7);
        REQUIRE(design.size() == points);
        for (std::size_t axis = 0; axis < 4; ++axis) {
            std::set<std::size_t> strata;
            for (std::size_t i = 0; i < points; ++i)
                strata.insert(
                    static_cast<std::size_t>(design[i][axis] * static_cast<double>(points)));
            CHECK(strata.size() == points);
            CHECK(*strata.rbegin() == points - 1);
        }
    }
}

TEST_CASE("a design is a function of its seed", "[property]") {
    const auto same = [](const UnitPoints& a, const UnitPoints& b) {
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!std::ranges::equal(a[i], b[i]))
                return false;
        return true;
    };
    CHECK(same(sim::latin_hypercube(3, 50, 1), sim::latin_hypercube(3, 50, 1)));
    CHECK(!same(sim::latin_hypercube(3, 50, 1), sim::latin_hypercube(3, 50, 2)));
    CHECK(same(sim::sobol_points(3, 50, 1), sim::sobol_points(3, 50, 1)));
    CHECK(!same(sim::sobol_points(3, 50, 1), sim::sobol_points(3, 50, 2)));
    CHECK(!same(sim::sobol_points(3, 50, 1), sim::sobol_points(3, 50, std::nullopt)));
}

TEST_CASE("the axes of a Latin hypercube are matched at random", "[property]") {
    constexpr std::size_t points = 2'000;
    const UnitPoints design = sim::latin_hypercube(2, points, 3);
    double sum = 0; // of products of centred uniforms: variance 1/144 each
    for (std::size_t i = 0; i < points; ++i)
        sum += (design[i][0] - 0.5) * (design[i][1] - 0.5);
    CHECK(std::abs(sum) < 4 * std::sqrt(points / 144.0));
}

TEST_CASE("Sobol's sequence begins with the points that Joe and Kuo publish", "[known-answer]") {
    // S. Joe and F. Y. Kuo, "Notes on generating Sobol sequences" (2008), new-joe-kuo-6.21201.
    const std::array<std::array<double, 3>, 8> expected = {{{0, 0, 0},
                                                            {0.5, 0.5, 0.5},
                                                            {0.75, 0.25, 0.25},
                                                            {0.25, 0.75, 0.75},
                                                            {0.375, 0.375, 0.625},
                                                            {0.875, 0.875, 0.125},
                                                            {0.625, 0.125, 0.875},
                                                            {0.125, 0.625, 0.375}}};
    const UnitPoints points = sim::sobol_points(3, 8, std::nullopt);
    for (std::size_t i = 0; i < 8; ++i)
        CHECK(std::ranges::equal(points[i], expected[i]));
    CHECK_THROWS_AS(sim::sobol_points(sim::most_sobol_axes + 1, 1, std::nullopt),
                    sim::InvalidInput);
}

TEST_CASE("scrambling keeps the balance of a Sobol sequence", "[property]") {
    // The first two axes are a (0, m, 2)-net: of 2^m points one is in each box of 2^-a by 2^(a-m).
    constexpr int m = 8;
    constexpr std::size_t size = std::size_t{1} << m;
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const UnitPoints points = sim::sobol_points(5, size, seed);
        for (int a = 0; a <= m; ++a) {
            std::set<std::pair<int, int>> boxes;
            for (std::size_t i = 0; i < size; ++i)
                boxes.emplace(static_cast<int>(std::ldexp(points[i][0], a)),
                              static_cast<int>(std::ldexp(points[i][1], m - a)));
            CHECK(boxes.size() == size);
        }
        for (std::size_t axis = 0; axis < 5; ++axis) {
            std::set<int> strata;
            for (std::size_t i = 0; i < size; ++i)
                strata.insert(static_cast<int>(std::ldexp(points[i][axis], m)));
            CHECK(strata.size() == size);
        }
    }
}

TEST_CASE("a scrambled coordinate is uniform over seeds", "[property]") {
    // The origin is scrambled to a uniform place: mean 1/2, variance 1/12.
    constexpr std::size_t seeds = 2'000;
    double sum = 0;
    for (std::uint64_t seed = 0; seed < seeds; ++seed)
        sum += sim::sobol_points(1, 1, seed)[0][0] - 0.5;
    CHECK(std::abs(sum) < 4 * std::sqrt(seeds / 12.0));
}
