#include "sim/experiment/stopping.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "sim/experiment/precision.hpp"
#include "tests/sim/experiment/project.hpp"

using namespace sim;

TEST_CASE("looks double from a thousand and end at the most") {
    CHECK(next_look(0, 50'000) == 1'000);
    CHECK(next_look(1'000, 50'000) == 2'000);
    CHECK(next_look(32'000, 50'000) == 50'000);
    CHECK(next_look(0, 600) == 600);
    CHECK(next_look(3'000, 1'000'000) == 4'000);
}

TEST_CASE("stopping by a measure's half-width is stopping at a look, with the same bits") {
    const Project project({});
    const auto run = [&](const Plan& plan) { return replicate(project, plan); };
    for (const std::size_t measure : {0U, 1U, 2U, 3U}) {
        const Result all = replicate(project, {.replications = 8'000});
        const double wanted = 1.0001 * half_width_of(all, project.outcome(), measure);
        const Result stopped =
            replicate_until(run, {.replications = 1'000'000}, [&](const Result& seen) {
                return half_width_of(seen, project.outcome(), measure) <= wanted;
            });
        CHECK(stopped.done <= 8'000);
        CHECK(stopped ==
              replicate(project, {.replications = static_cast<std::uint32_t>(stopped.done)}));
        CHECK(half_width_of(stopped, project.outcome(), measure) <= wanted);
    }
    CHECK(replicate_until(run, {.replications = 3'000}, [](const Result&) { return false; }) ==
          replicate(project, {.replications = 3'000}));
}

TEST_CASE("a half-width is that of what is printed") {
    const Project project({.horizon_days = 31});
    const Result result = replicate(project, {.replications = 2'000});
    const OutcomeDescription& shape = project.outcome();
    CHECK(half_width_of(result, shape, 0) == probability(result.measures[0]).half_width());
    CHECK(half_width_of(result, shape, 2) == mean(result.measures[2]).half_width());
    CHECK(half_width_of(result, shape, 3) >= half_width_of(result, shape, 0));
    const Project late({.horizon_days = 20});
    CHECK(std::isinf(half_width_of(replicate(late, {.replications = 2'000}), shape, 1)));
}
