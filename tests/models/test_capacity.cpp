#include "models/capacity.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

#include <algorithm>
#include <fmt/format.h>

using trial::Run;

namespace {
/// Two trusts of a group, each with two tests of ten days that need a tester, then a joint one.
std::string tests_with(const std::string& of, int units, const std::string& change = "") {
    return fmt::format(R"(
capacity = [{{ name = "testers", of = "{}", units = {}{} }}]
group = [{{ name = "west" }}]
trust = [{{ name = "Ash", route = "way", group = "west" }},
         {{ name = "Elm", route = "way", group = "west" }}]
[[route]]
name = "way"
stage = [{{ name = "one", duration = 10, needs = [{{ capacity = "testers" }}] }},
         {{ name = "two", duration = 10, needs = [{{ capacity = "testers" }}] }},
         {{ name = "joint", by = "group", after = ["one"], duration = 5,
         needs = [{{ capacity = "testers" }}] }}]
)",
                       of, units, change);
}

double both_tests(const Run& run, const std::string& trust) {
    return std::max(run.end("one of " + trust), run.end("two of " + trust));
}
} // namespace

TEST_CASE("what trusts have of their own is not shared") {
    const Run shared(tests_with("all", 1));
    CHECK(std::max(both_tests(shared, "Ash"), both_tests(shared, "Elm")) == 40);
    const Run own(tests_with("trust", 1));
    CHECK(both_tests(own, "Ash") == 20);
    CHECK(both_tests(own, "Elm") == 20);
}

TEST_CASE("what a group does takes units of each member") {
    CHECK(Run(tests_with("trust", 1)).end("joint of west") ==
          25); // the members' tests asked before
    CHECK(Run(tests_with("trust", 2)).end("joint of west") == 15);
}

TEST_CASE("a change is one for each trust's units") {
    const Run own(tests_with("trust", 1, ", change = [{ date = 2024-01-06, units = 2 }]"));
    CHECK(both_tests(own, "Ash") == 15);
    CHECK(both_tests(own, "Elm") == 15);
}
