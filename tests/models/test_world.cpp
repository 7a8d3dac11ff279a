#include "models/world.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

using trial::not_done;
using trial::Run;

// Who waits for what is scarce, and who is served first.

namespace {

/// One trust, Ash, on a route with these stages; one unit of "crew".
std::string alone(const std::string& stages, const std::string& units = "1") {
    return "capacity = [{ name = \"crew\", units = " + units +
           " }]\ntrust = [{ name = \"Ash\", route = \"way\" }]\n[[route]]\nname = \"way\"\n"
           "stage = [" +
           stages + "]\n";
}

/// Two trusts, Ash before Elm, on a route with these stages; one unit of "crew".
std::string two(const std::string& stages) {
    return "capacity = [{ name = \"crew\", units = 1 }]\n"
           "trust = [{ name = \"Ash\", route = \"way\" }, { name = \"Elm\", route = \"way\" }]\n"
           "[[route]]\nname = \"way\"\nstage = [" +
           stages + "]\n";
}

const std::string its_crew = "needs = [{ capacity = \"crew\" }]";
} // namespace

TEST_CASE("trusts that ask at the same instant are served in the order of the scenario") {
    const Run run(two("{ name = \"move\", duration = 3, " + its_crew + " }"));
    CHECK(run.end("move of Ash") == 3);
    CHECK(run.end("move of Elm") == 6);
}

TEST_CASE("the stage with the lower priority number is served first") {
    const Run run(alone("{ name = \"late\", priority = 20, duration = 3, " + its_crew +
                        " }, { name = \"soon\", priority = 10, duration = 2, " + its_crew + " }"));
    CHECK(run.end("soon of Ash") == 2);
    CHECK(run.end("late of Ash") == 5);
}

TEST_CASE("who asks as a unit falls free is weighed against those who wait already") {
    const auto stages = [](const std::string& urgent) {
        return "{ name = \"hold\", priority = 1, duration = 5, " + its_crew +
               " }, { name = \"patient\", priority = 100, duration = 1, " + its_crew +
               " }, { name = \"timer\", duration = 5 }, { name = \"urgent\", after = [\"timer\"], "
               "priority = " +
               urgent + ", duration = 1, " + its_crew + " }";
    };
    const Run higher(alone(stages("10")));
    CHECK(higher.end("urgent of Ash") == 6);
    CHECK(higher.end("patient of Ash") == 7);
    const Run equal(alone(stages("100")));
    CHECK(equal.end("patient of Ash") == 6);
    CHECK(equal.end("urgent of Ash") == 7);
}

TEST_CASE("what is held until a later stage is not free before that has ended") {
    const Run run(two(R"({ name = "load", duration = 2,
                           needs = [{ capacity = "crew", until = "test" }] },
                         { name = "test", after = ["load"], duration = 3 },
                         { name = "end", after = ["test"], duration = 1 })"));
    CHECK(run.end("end of Ash") == 6);
    CHECK(run.end("load of Elm") == 7);
    CHECK(run.end("end of Elm") == 11);
}

TEST_CASE("a stage that fails keeps what was taken before it, and gives back its own") {
    const Run kept(two(R"({ name = "load", duration = 2,
                            needs = [{ capacity = "crew", until = "test" }] },
                          { name = "test", after = ["load"], duration = 3,
                            failure = { probability = 1, at_most = 1 } })"));
    CHECK(kept.end("test of Ash") == 8);
    CHECK(kept.end("load of Elm") == 10);
    const Run own(two("{ name = \"test\", duration = 3, failure = { probability = 1, at_most = 1 "
                      "}, " +
                      its_crew + " }"));
    CHECK(own.end("test of Ash") == 9); // 0 to 3, then Elm 3 to 6
    CHECK(own.end("test of Elm") == 12);
}

TEST_CASE("what is held over a stage gone back to is not taken twice") {
    const Run run(two(R"({ name = "load", duration = 2,
                           needs = [{ capacity = "crew", until = "end" }] },
                         { name = "test", after = ["load"], duration = 3,
                           failure = { probability = 1, at_most = 1, to = "load" } },
                         { name = "end", after = ["test"], duration = 1 })"));
    CHECK(run.end("end of Ash") == 11);
    CHECK(run.end("end of Elm") == 22);
}

TEST_CASE("a need of several units waits until all of them are free, and nobody overtakes it") {
    const Run run(alone(R"({ name = "a", priority = 1, duration = 2,
         needs = [{ capacity = "crew" }] },
        { name = "big", priority = 2, duration = 2, needs = [{ capacity = "crew", units = 2 }] },
        { name = "b", priority = 3, duration = 2, needs = [{ capacity = "crew" }] })",
                        "2"));
    CHECK(run.end("a of Ash") == 2);
    CHECK(run.end("big of Ash") == 4);
    CHECK(run.end("b of Ash") == 6);
}

TEST_CASE("a capacity that grows lets those in who wait, one that shrinks drives nobody out") {
    const std::string stages = "{ name = \"move\", duration = 5, " + its_crew + " }";
    const std::string trusts = "trust = [{ name = \"Ash\", route = \"way\" }, { name = \"Elm\", "
                               "route = \"way\" }]\n[[route]]\nname = \"way\"\nstage = [" +
                               stages + "]\n";
    const Run grows("capacity = [{ name = \"crew\", units = 0, change = [{ date = 2024-01-11, "
                    "units = 1 }, { date = 2024-01-13, units = 2 }] }]\n" +
                    trusts);
    CHECK(grows.end("move of Ash") == 15);
    CHECK(grows.end("move of Elm") == 17);
    const Run shrinks("capacity = [{ name = \"crew\", units = 1, change = [{ date = 2024-01-03, "
                      "units = 0 }] }]\n" +
                      trusts);
    CHECK(shrinks.end("move of Ash") == 5);
    CHECK(shrinks.end("move of Elm") == not_done);
}

TEST_CASE("teams are those of the supplier that was chosen") {
    const Run run(R"(
supplier = [{ name = "Alder", team = [{ name = "build", units = 1 }] },
            { name = "Birch", team = [{ name = "build", units = 1 }] }]
trust = [{ name = "Ash", route = "way", incumbent = "Alder" },
         { name = "Elm", route = "way", incumbent = "Birch" },
         { name = "Oak", route = "way", incumbent = "Alder" }]
[[route]]
name = "way"
stage = [{ name = "build", duration = 4, needs = [{ team = "build" }] }]
)");
    CHECK(run.end("build of Ash") == 4);
    CHECK(run.end("build of Elm") == 4);
    CHECK(run.end("build of Oak") == 8);
}

TEST_CASE("a group waits for its slowest member, and all members for their group") {
    const Run run(R"(
group = [{ name = "pair" }]
trust = [{ name = "Ash", group = "pair", route = "way" },
         { name = "Elm", group = "pair", route = "way", starts = 2024-03-01 },
         { name = "Oak", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "case", duration = 1 }, { name = "buy", by = "group", after = ["case"],
         duration = 10 },
         { name = "build", after = ["buy"], duration = 1 },
         { name = "close", by = "programme", after = ["build"], duration = 1 }]
)");
    CHECK(run.end("buy of pair") == 71);
    CHECK(run.end("build of Ash") == 72);
    CHECK(run.end("build of Oak") == 12);
    CHECK(run.end("close of programme") == 73);
}

TEST_CASE("a workspace used again gives what a new one gives", "[property]") {
    const models::Programme programme = trial::programme_of(
        trial::dates + two("{ name = \"a\", duration = { exponential = 400 }, failure = { "
                           "probability = 0.5 }, " +
                           its_crew + " }"));
    models::Programme::Workspace used(programme);
    std::vector<std::int64_t> first(programme.outcome().size()), again(first);
    for (std::uint32_t r = 0; r < 50; ++r) {
        programme.run(sim::Streams(1, r), used, again);
        models::Programme::Workspace fresh(programme);
        programme.run(sim::Streams(1, r), fresh, first);
        REQUIRE(first == again);
    }
}
