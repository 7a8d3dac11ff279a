#include "models/include.hpp"

#include <catch2/catch.hpp>

#include "sim/scenario/read.hpp"
#include "tests/models/trial.hpp"

using sim::scenario::Problems;

namespace {
models::Parameters included(const std::string& routes, Problems& problems) {
    const std::string text =
        trial::dates + "trust = [{ name = \"Ash\", route = \"whole\" }]\n" + routes;
    return models::with_included_stages(
        sim::scenario::read<models::Parameters>(sim::scenario::Document::parse(text, "s.toml")),
        problems);
}

std::vector<std::string> stages_of(const models::Route& route) {
    std::vector<std::string> names;
    for (const models::Stage& stage : route.stages)
        names.push_back(stage.name.text);
    return names;
}
} // namespace

TEST_CASE("a route has the stages of the routes it includes, and of those that they include") {
    Problems problems;
    const models::Parameters p = included(R"(
[[route]]
name = "whole"
includes = ["first", "second"]
stage = [{ name = "own" }]
[[route]]
name = "first"
includes = ["inner"]
stage = [{ name = "a" }]
[[route]]
name = "second"
stage = [{ name = "b" }]
[[route]]
name = "inner"
stage = [{ name = "c" }]
)",
                                          problems);
    CHECK(problems.empty());
    REQUIRE(p.routes.size() == 1); // the others are only ever included
    CHECK(stages_of(p.routes[0]) == std::vector<std::string>{"own", "a", "c", "b"});
}

TEST_CASE("routes that include themselves, or what is not there, are refused") {
    Problems circle;
    static_cast<void>(included(R"(
[[route]]
name = "whole"
includes = ["part"]
[[route]]
name = "part"
includes = ["whole"]
stage = [{ name = "a" }]
)",
                               circle));
    CHECK_FALSE(circle.empty());
    CHECK(circle.lines().front().find("includes itself") != std::string::npos);
    Problems unknown;
    static_cast<void>(included("[[route]]\nname = \"whole\"\nincludes = [\"whle\"]\n", unknown));
    REQUIRE(unknown.count() == 1);
    CHECK(unknown.lines().front() ==
          "s.toml:7:13: unknown route 'whle'; did you mean 'whole'? allowed: whole");
}

TEST_CASE("a stage that would stand twice in the sum is refused at the second") {
    Problems problems;
    static_cast<void>(included(R"(
[[route]]
name = "whole"
includes = ["part"]
stage = [{ name = "a" }]
[[route]]
name = "part"
stage = [{ name = "a" }]
)",
                               problems));
    REQUIRE(problems.count() == 1);
    CHECK(problems.lines().front() ==
          "s.toml:12:19: stage 'a' stands twice in route 'whole' with what it includes; allowed: "
          "names that differ");
}

TEST_CASE("a part that nobody includes is not looked at") {
    Problems problems;
    const models::Parameters p = included(R"(
[[route]]
name = "whole"
includes = ["one way"]
stage = [{ name = "a" }]
[[route]]
name = "one way"
part = true
stage = [{ name = "b", after = ["a"] }]
[[route]]
name = "another way"
part = true
stage = [{ name = "c", after = ["not here"] }]
)",
                                          problems);
    CHECK(problems.empty());
    REQUIRE(p.routes.size() == 1);
    CHECK(stages_of(p.routes[0]) == std::vector<std::string>{"a", "b"});
}
