#include "sim/shell/measure_choice.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/experiment/project.hpp"

using namespace sim;
using namespace sim::shell;

TEST_CASE("a measure is chosen by its long or its short name") {
    const OutcomeDescription shape = Project::describe(2);
    CHECK(chosen_measure(shape, "project.cost", "x") == 2);
    CHECK(chosen_measure(shape, "cost", "x") == 2);
    CHECK(chosen_measure(shape, "tasks.task 1.length", "x") == 5);
}

TEST_CASE("a measure that does not exist is answered with the nearest and with all") {
    const OutcomeDescription shape = Project::describe(2);
    CHECK_THROWS_WITH(
        chosen_measure(shape, "cots", "slipway compare: --by"),
        "slipway compare: --by: no measure 'cots'; did you mean 'cost'? allowed: late, "
        "end, cost, state, tasks.task 0.length, tasks.task 1.length");
}

TEST_CASE("without a name it is the chief one, and a model without any asks for a name") {
    OutcomeDescription shape = Project::describe(2);
    CHECK_THROWS_AS(chosen_measure(shape, std::nullopt, "--by"), InvalidInput);
    shape.sections[0].measures[2].better = Better::lower;
    CHECK(chosen_measure(shape, std::nullopt, "--by") == 2);
}
