#include "sim/scenario/problems.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"

using namespace sim::scenario;

TEST_CASE("the nearest name allows for a letter too many, too few, wrong, or two swapped") {
    const std::vector<std::string> names{"duration", "minimum", "kind", "by"};
    CHECK(nearest("durations", names) == "duration");
    CHECK(nearest("duraton", names) == "duration");
    CHECK(nearest("DURATION", names) == "duration");
    CHECK(nearest("knid", names) == "kind");
    CHECK(nearest("yb", names) == "by");
    CHECK(nearest("minimax", names) == "minimum");
    CHECK(nearest("colour", names).empty());
    CHECK(nearest("", names).empty());
    CHECK(nearest("x", {}).empty());
}

TEST_CASE("words far too long to be a slip have no nearest name") {
    CHECK(nearest(std::string(1'000'000, 'a'), {"a"}).empty());
    CHECK(nearest("a", {std::string(1'000'000, 'a')}).empty());
}

TEST_CASE("the same problem at the same place is kept once") {
    Problems problems;
    problems.add({"f", 1, 2}, "wrong");
    problems.add({"f", 1, 2}, "wrong");
    problems.add({"f", 1, 3}, "wrong");
    CHECK(problems.count() == 2);
}

TEST_CASE("problems are thrown together, and those beyond any use only counted") {
    Problems problems;
    CHECK_NOTHROW(problems.throw_if_any());
    for (std::size_t i = 0; i < Problems::most + 5; ++i)
        problems.add({"f", static_cast<std::uint32_t>(i + 1), 1}, "wrong");
    try {
        problems.throw_if_any();
        FAIL("nothing was thrown");
    } catch (const sim::InvalidInput& error) {
        CHECK(error.problems().size() == Problems::most + 1);
        CHECK(error.problems().front() == "f:1:1: wrong");
        CHECK(error.problems().back() == "and 5 more problems");
    }
}

TEST_CASE("an unknown reference is reported where it stands") {
    Problems problems;
    problems.add_unknown({"flour", {"f", 3, 4}}, "thing", {"floor", "roof"});
    CHECK(problems.lines() ==
          std::vector<std::string>{
              "f:3:4: unknown thing 'flour'; did you mean 'floor'? allowed: floor, roof"});
}

TEST_CASE("long lists of candidates are cut") {
    CHECK(listed({}) == "none");
    CHECK(listed(std::vector<std::string>(50, "x")).ends_with("x and 10 more"));
}
