#include "sim/experiment/prim.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace sim;

TEST_CASE("a corner where a plan fails is found, with coverage and density", "[known-answer]") {
    // It fails where the first axis is above 0.7 and the second below 0.4: mass 0.12.
    const UnitPoints points = sobol_points(4, 2'048, 1);
    std::vector<double> fails;
    for (std::size_t i = 0; i < points.size(); ++i)
        fails.push_back(points[i][0] > 0.7 && points[i][1] < 0.4 ? 1 : 0);
    const std::vector<Box> boxes = peeled_boxes(points, fails, {.wanted = 1});
    CHECK(boxes.front().density == Approx(0.12).margin(0.002));
    CHECK(boxes.front().coverage == 1);
    const Box& best = best_box(boxes);
    CHECK(best.low[0] == Approx(0.7).margin(0.03));
    CHECK(best.high[1] == Approx(0.4).margin(0.03));
    CHECK(best.coverage > 0.9);
    CHECK(best.density > 0.9);
    CHECK(best.mass == Approx(0.12).margin(0.02));
    for (const std::size_t idle : {2U, 3U})
        CHECK(best.high[idle] - best.low[idle] > 0.9);
}

TEST_CASE("density rises along the trajectory, and no box is too small", "[property]") {
    const UnitPoints points = latin_hypercube(3, 500, 2);
    std::vector<double> fails;
    for (std::size_t i = 0; i < points.size(); ++i)
        fails.push_back(points[i][0] * points[i][1]);
    const std::vector<Box> boxes = peeled_boxes(points, fails);
    REQUIRE(boxes.size() > 5);
    for (std::size_t i = 1; i < boxes.size(); ++i) {
        CHECK(boxes[i].density > boxes[i - 1].density);
        CHECK(boxes[i].mass >= 0.05);
    }
}

TEST_CASE("where nothing happens there is no box") {
    CHECK(peeled_boxes(latin_hypercube(2, 50, 1), std::vector<double>(50, 0.0)).empty());
}
