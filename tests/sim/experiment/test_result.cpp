#include "sim/experiment/result.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/replicate.hpp"
#include "tests/sim/experiment/project.hpp"

using sim::Plan;
using sim::Result;

TEST_CASE("shares add up to the whole experiment", "[property]") {
    const Project project({.failing_each = 50});
    const Plan plan{.seed = 9, .replications = 1'000, .threads = 2, .block = 64};
    const Result whole = sim::replicate(project, plan);
    for (const std::uint32_t parts : {1U, 3U, 7U, 1'500U}) {
        Result sum(project.outcome());
        for (std::uint32_t part = parts; part >= 1; --part)
            sum.merge(sim::replicate(project, sim::share_of(plan, part, parts)));
        CHECK(sum == whole);
    }
    CHECK_THROWS_AS(sim::share_of(plan, 4, 3), sim::InvalidInput);
    CHECK_THROWS_AS(sim::share_of(plan, 0, 3), sim::InvalidInput);
}

TEST_CASE("a flag that is neither 0 nor 1 breaks the contract") {
    const Project project({});
    Result result(project.outcome());
    result.measures[0].add(2);
    CHECK_THROWS_AS(result.validate(project.outcome()), sim::ContractViolation);
    Result category(project.outcome());
    category.measures[3].add(3);
    CHECK_THROWS_AS(category.validate(project.outcome()), sim::ContractViolation);
}
