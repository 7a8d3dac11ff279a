#include "sim/experiment/morris.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace sim;

namespace {

std::vector<ElementaryEffects> effects_of(const UnitPoints& points,
                                          double (*value)(std::span<const double>)) {
    std::vector<double> values;
    for (std::size_t i = 0; i < points.size(); ++i)
        values.push_back(value(points[i]));
    return elementary_effects(points, values);
}

} // namespace

TEST_CASE("a trajectory moves one axis at a time, each once, on the grid", "[property]") {
    const UnitPoints points = morris_trajectories(5, 20, 4, 1);
    REQUIRE(points.size() == 120);
    for (std::size_t t = 0; t < 20; ++t) {
        std::vector<int> moves(5);
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t axis = 0; axis < 5; ++axis) {
                const double from = points[t * 6 + i][axis], to = points[t * 6 + i + 1][axis];
                CHECK(std::abs(from * 3 - std::round(from * 3)) < 1e-12);
                CHECK((to > -1e-12 && to < 1 + 1e-12));
                if (from != to) {
                    CHECK(std::abs(to - from) == Approx(2.0 / 3));
                    ++moves[axis];
                }
            }
        CHECK(moves == std::vector<int>(5, 1));
    }
}

TEST_CASE("the effects of a plane are its slopes, without spread", "[known-answer]") {
    const auto effects = effects_of(morris_trajectories(3, 10, 6, 7),
                                    [](auto x) { return 4 * x[0] - 3 * x[1] + 0 * x[2]; });
    CHECK(effects[0].mu_star.value == Approx(4));
    CHECK(effects[1].mu_star.value == Approx(3));
    CHECK(effects[1].mu.value == Approx(-3));
    CHECK(effects[1].sigma.value == Approx(0).margin(1e-9));
    CHECK(effects[2].mu_star.value == Approx(0).margin(1e-9));
}

TEST_CASE("axes that act together have spread", "[known-answer]") {
    // x y on the grid 0, 1/3, 2/3, 1: the effect of x is y, uniform on the grid: mean 1/2,
    // standard deviation sqrt(5) / 6.
    const std::size_t many = 4'000;
    const auto effects =
        effects_of(morris_trajectories(2, many, 4, 3), [](auto x) { return x[0] * x[1]; });
    const double sd = std::sqrt(5.0) / 6, error = sd / std::sqrt(static_cast<double>(many));
    for (const ElementaryEffects& each : effects) {
        CHECK(std::abs(each.mu_star.value - 0.5) < 4 * error);
        CHECK(std::abs(each.sigma.value - sd) < 4 * error);
        CHECK(each.sigma.lo < each.sigma.value);
    }
}
