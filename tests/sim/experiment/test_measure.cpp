#include "sim/experiment/measure.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/experiment/project.hpp"

TEST_CASE("an outcome holds sections, their members, their measures, in this order") {
    const sim::OutcomeDescription shape = Project::describe(3);
    shape.validate();
    CHECK(shape.size() == 7);
    CHECK(shape.index(0, 0, 1) == 1);
    CHECK(shape.index(1, 2, 0) == 6);
    CHECK(shape.index("project", "", "cost") == 2);
    CHECK(shape.index("tasks", "task 1", "length") == 5);
    CHECK(shape.title(5) == "tasks / task 1 / length");
    CHECK(shape.title(1) == "project / end");
    CHECK(shape.measure(6).kind == sim::MeasureKind::duration);
}

TEST_CASE("places and indices are each other's inverse", "[property]") {
    const sim::OutcomeDescription shape = Project::describe(5);
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const auto at = shape.place(i);
        CHECK(shape.index(at.section, at.member, at.measure) == i);
    }
}

TEST_CASE("a name or number that is not in the outcome breaks the contract") {
    const sim::OutcomeDescription shape = Project::describe(2);
    CHECK_THROWS_AS(shape.index("projects", "", "cost"), sim::ContractViolation);
    CHECK_THROWS_AS(shape.index("project", "x", "cost"), sim::ContractViolation);
    CHECK_THROWS_AS(shape.index("tasks", "", "length"), sim::ContractViolation);
    CHECK_THROWS_AS(shape.index("tasks", "task 1", "end"), sim::ContractViolation);
    CHECK_THROWS_AS(shape.index(1, 2, 0), sim::ContractViolation);
    CHECK_THROWS_AS(shape.place(6), sim::ContractViolation);
}

TEST_CASE("an outcome with names taken twice or misplaced categories is refused") {
    sim::OutcomeDescription twice = Project::describe(2);
    twice.sections[1].key = "project";
    CHECK_THROWS_AS(twice.validate(), sim::ContractViolation);
    sim::OutcomeDescription measure = Project::describe(2);
    measure.sections[0].measures[0].name = "end";
    CHECK_THROWS_AS(measure.validate(), sim::ContractViolation);
    sim::OutcomeDescription label = Project::describe(2);
    label.sections[1].members[0].labels[0].first = "length";
    CHECK_THROWS_AS(label.validate(), sim::ContractViolation);
    sim::OutcomeDescription category = Project::describe(2);
    category.sections[0].measures[3].categories.clear();
    CHECK_THROWS_AS(category.validate(), sim::ContractViolation);
    sim::OutcomeDescription resolution = Project::describe(2);
    resolution.sections[0].measures[1].resolution = 0;
    CHECK_THROWS_AS(resolution.validate(), sim::ContractViolation);
}
