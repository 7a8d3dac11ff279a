#include "sim/experiment/measure_names.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/experiment/project.hpp"

using namespace sim;

TEST_CASE("a measure is called by section, member and measure") {
    const OutcomeDescription shape = Project::describe(2);
    CHECK(measure_name(shape, 0) == "project.late");
    CHECK(measure_name(shape, 5) == "tasks.task 1.length");
    CHECK(measure_names(shape).size() == shape.size());
    CHECK(find_measure(shape, "project.cost") == 2);
    CHECK(find_measure(shape, "cost") == 2);
    CHECK(find_measure(shape, "tasks.task 0.length") == 4);
    CHECK_FALSE(find_measure(shape, "length"));
    CHECK_FALSE(find_measure(shape, ""));
}

TEST_CASE("the chief measure is the one that is said, or the first with a better side") {
    OutcomeDescription shape = Project::describe(2);
    CHECK_FALSE(chief_measure(shape));
    shape.sections[1].measures[0].better = Better::lower; // of members
    CHECK_FALSE(chief_measure(shape));
    shape.sections[0].measures[1].better = Better::lower;
    CHECK(chief_measure(shape) == 1);
    shape.chief = "project.cost";
    CHECK(chief_measure(shape) == 2);
    shape.chief = "project.price";
    CHECK_THROWS_AS(chief_measure(shape), ContractViolation);
}
