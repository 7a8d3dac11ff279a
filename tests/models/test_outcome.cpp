#include "models/outcome.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

using trial::day;
using trial::Run;

namespace {

/// One trust whose only stage takes so many seconds. The deadline is midnight after day 366, the
/// horizon midnight after day 731.
std::string taking(std::int64_t seconds) {
    return "trust = [{ name = \"Ash\", route = \"way\" }]\nmeasure = [\"a\"]\n[[route]]\nname = "
           "\"way\"\nstage = [{ name = \"a\", duration = { constant = " +
           std::to_string(seconds) + ", unit = \"seconds\" } }]\n";
}
} // namespace

TEST_CASE("an exit up to the midnight after the last day is in time") {
    const Run in_time(taking(366 * day));
    CHECK(in_time.measure("trusts", "Ash", "miss") == 0);
    CHECK(in_time.measure("trusts", "Ash", "late_days") == 0);
    CHECK(in_time.measure("trusts", "Ash", "exit") == 366 * day);
    const Run late(taking(366 * day + 1));
    CHECK(late.measure("trusts", "Ash", "miss") == 1);
    CHECK(late.measure("trusts", "Ash", "late_days") == 1);
    CHECK(late.measure("programme", "", "any_miss") == 1);
    CHECK(late.measure("programme", "", "misses") == 1);
}

TEST_CASE("an exit at the horizon or after it is a miss, and later than all that is known") {
    const Run known(taking(731 * day - 1));
    CHECK(known.measure("trusts", "Ash", "exit") == 731 * day - 1);
    for (const std::int64_t length : {731 * day, 5'000 * day}) {
        const Run later(taking(length));
        CHECK(later.measure("trusts", "Ash", "miss") == 1);
        for (const char* measure : {"exit", "late_days", "cost_gbp"})
            CHECK(later.measure("trusts", "Ash", measure) == sim::censored);
        CHECK(later.measure("programme", "", "last_exit") == sim::censored);
        CHECK(later.measure("programme", "", "cost_gbp") == sim::censored);
        CHECK(later.measure("programme", "", "misses") == 1);
        CHECK(later.measure("stages", "a of Ash", "end") == sim::censored);
        CHECK(later.measure("stages", "a of Ash", "attempts") == 1);
    }
}

TEST_CASE("a trust that is late pays for each month from the deadline to its exit") {
    // 30.4375 days are a month of 365.25 / 12 days.
    const Run run("money = { run_on = 1000 }\n" + taking(366 * day + 2 * 2'629'800));
    CHECK(run.measure("trusts", "Ash", "cost_gbp") == 200'000);
    const Run in_time("money = { run_on = 1000 }\n" + taking(366 * day));
    CHECK(in_time.measure("programme", "", "cost_gbp") == 0);
}

TEST_CASE("a trust ends up with its incumbent if nothing is awarded, or with nobody") {
    const Run run(R"(
supplier = [{ name = "Alder" }, { name = "Birch" }]
trust = [{ name = "Ash", route = "way", incumbent = "Birch" }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "a", duration = 1 }]
)");
    CHECK(run.measure("trusts", "Ash", "supplier") == 1);
    CHECK(run.measure("trusts", "Elm", "supplier") == 2); // "none"
}

TEST_CASE("the shape of an outcome is valid and tells the scenario's facts") {
    const models::Programme programme = trial::programme_of(trial::dates + taking(1));
    const sim::OutcomeDescription& shape = programme.outcome();
    CHECK_NOTHROW(shape.validate());
    REQUIRE(shape.sections.size() == 3); // no suppliers, so nothing about them
    CHECK(shape.sections[0].key == "programme");
    CHECK(shape.sections[1].key == "trusts");
    CHECK(shape.sections[2].key == "stages");
    CHECK(shape.facts[2] == std::pair<std::string, std::string>{"deadline", "2024-12-31"});
}

TEST_CASE("a stage under measure is told for each of its owners, a trust for each exit") {
    const Run run(R"(
measure = ["buy", "move"]
group = [{ name = "pair" }]
trust = [{ name = "Ash", group = "pair", route = "way" }, { name = "Elm", group = "pair",
         route = "way" }]
[[route]]
name = "way"
stage = [{ name = "buy", by = "group", duration = 2, failure = { probability = 1, at_most = 2 } },
         { name = "move", after = ["buy"], duration = 1 }]
)");
    CHECK(run.measure("stages", "buy of pair", "end") == 6 * day);
    CHECK(run.measure("stages", "buy of pair", "attempts") == 3);
    CHECK(run.measure("stages", "move of Ash", "end") == 7 * day);
    CHECK(run.measure("trusts", "Elm", "exit") == 7 * day);
    CHECK(run.measure("programme", "", "last_exit") == 7 * day);
}

TEST_CASE("who leaves before the contract is free pays for each month until it is") {
    const std::string two_months_early = taking(366 * day - 2 * 2'629'800);
    const auto cost = [](const Run& run) { return run.measure("trusts", "Ash", "cost_gbp"); };
    CHECK(cost(Run("money = { early = 1000 }\n" + two_months_early)) == 200'000);
    CHECK(cost(Run("money = { early = 1000 }\n" + taking(366 * day))) == 0);
    CHECK(cost(Run("money = { early = 1000 }\n" + taking(400 * day))) == 0);
    CHECK(cost(Run("money = { early = 1000, free_from = 2023-06-01 }\n" + two_months_early)) == 0);
    CHECK(cost(Run("money = { early = 3653, free_from = 2024-01-11 }\n" + taking(0))) == 120'016);
    CHECK(cost(Run("money = { early = 1000, run_on = 1000 }\n" + taking(800 * day))) ==
          sim::censored);
}

TEST_CASE("a trust with a deadline of its own is late, and pays, from that on") {
    // Both are out after 30 days: one of them was to be out on day 20, and runs on in terms of a
    // month.
    const Run run(R"(
money = { run_on = 1000, early = 3652.5, term = 1 }
trust = [{ name = "Ash", route = "way", deadline = 2024-01-20 }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "a", duration = 30 }]
)");
    CHECK(run.measure("trusts", "Ash", "miss") == 1);
    CHECK(run.measure("trusts", "Ash", "late_days") == 10 * day);
    CHECK(run.measure("trusts", "Ash", "cost_gbp") == 100'000);
    CHECK(run.measure("trusts", "Elm", "miss") == 0);
    CHECK(run.measure("trusts", "Elm", "cost_gbp") == 336 * 12'000); // leaves 336 days early
    CHECK(run.measure("programme", "", "misses") == 1);
}

TEST_CASE("a trust's priority decides who is served first of those that ask at once") {
    const auto order = [](const std::string& first, const std::string& second) {
        return Run("capacity = [{ name = \"team\", units = 1 }]\ntrust = [{ name = \"Ash\", route "
                   "= \"way\"" +
                   first + " }, { name = \"Elm\", route = \"way\"" + second +
                   " }]\n[[route]]\nname = \"way\"\nstage = [{ name = \"a\", needs = [{ capacity = "
                   "\"team\" }], duration = 10 }]\n");
    };
    const auto exit = [](const Run& run, const char* trust) {
        return run.measure("trusts", trust, "exit") / day;
    };
    CHECK(exit(order("", ""), "Ash") == 10);
    CHECK(exit(order(", priority = 2", ", priority = 1"), "Ash") == 20);
    CHECK(exit(order(", priority = 2", ", priority = 1"), "Elm") == 10);
    CHECK(exit(order(", priority = 1", ", priority = 2"), "Ash") == 10);
}
