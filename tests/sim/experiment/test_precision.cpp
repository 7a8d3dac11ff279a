#include "sim/experiment/precision.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/experiment/project.hpp"

using sim::Plan;
using sim::Result;

TEST_CASE("a wanted precision is reached at a fixed number of replications") {
    const Project project({});
    const Plan plan{.replications = 1'000'000};
    const Result result = sim::replicate_until(project, plan, 0.01);
    // p is about 0.24: the half-width falls below 0.01 after about 7,000.
    CHECK(result.done == 8'000);
    CHECK(sim::widest_half_width(result, project.outcome()) <= 0.01);
    CHECK(result == sim::replicate(project, {.replications = 8'000, .threads = 1}));
    const Plan capped{.replications = 3'000};
    CHECK(sim::replicate_until(project, capped, 0.0001).done == 3'000);
    const Plan few{.replications = 10};
    CHECK(sim::replicate_until(project, few, 0.5).done == 10);
}
