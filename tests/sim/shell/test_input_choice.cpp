#include "sim/shell/input_choice.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/shell/toy.hpp"

using Strings = std::vector<std::string>;

namespace {

std::vector<sim::scenario::Input> chosen(const Strings& named, const Strings& ranges = {}) {
    const auto document = sim::scenario::Document::parse(
        "question = \"?\"\nstart = 2020-01-01\ndeadline = 2020-02-15\npause = 2\n"
        "[[task]]\nname = \"walls\"\nduration = { uniform = [1, 2], unit = \"weeks\" }\n"
        "[[task]]\nname = \"roof\"\nduration = 4\n",
        "kitchen.toml");
    return sim::shell::chosen_inputs(document, Toy::Parameters::describe(), named, ranges, "here");
}

} // namespace

TEST_CASE("without names every number is an input, with names those at or below") {
    CHECK(chosen({}).size() == 3);
    CHECK(chosen({"task"}).size() == 2);
    const auto walls = chosen({"task.walls"});
    REQUIRE(walls.size() == 1);
    CHECK(walls[0].path == "task.walls.duration");
    CHECK(walls[0].low == Approx(1.1));
}

TEST_CASE("a range by hand takes the place of low and high, in the unit as written") {
    const auto walls = chosen({"pause"}, {"task.walls.duration=1..3"});
    REQUIRE(walls.size() == 2);
    CHECK(walls[1].low == 1);
    CHECK(walls[1].high == 3);
    CHECK(walls[1].unit == "weeks");
    CHECK(chosen({}, {"pause=0..1"}).size() == 3);
}

TEST_CASE("a path that leads to no number, and a range that is none, are refused") {
    CHECK_THROWS_WITH(chosen({"task.wals"}), Catch::Contains("no number of the scenario"));
    for (const char* bad : {"pause", "pause=", "pause=1", "pause=2..1", "pause=a..b", "..=1..2"})
        CHECK_THROWS_AS(chosen({}, {bad}), sim::InvalidInput);
}
