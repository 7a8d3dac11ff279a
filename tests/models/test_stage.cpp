#include "models/stage.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

using trial::Run;

// What a stage says about itself, one key at a time.

namespace {
const std::string suppliers = R"(
supplier = [{ name = "Alder" }, { name = "Birch" }]
)";
} // namespace

TEST_CASE("a stage takes its minimum at the least") {
    const Run run(R"(trust = [{ name = "Ash", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "short", duration = 3, minimum = 40 }, { name = "long", duration = 50,
         minimum = 40 },
         { name = "bare", minimum = 7 }]
)");
    CHECK(run.end("short of Ash") == 40);
    CHECK(run.end("long of Ash") == 50);
    CHECK(run.end("bare of Ash") == 7);
}

TEST_CASE("no stage begins before its day, nor before its trust starts") {
    const Run run(R"(
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way", starts = 2024-02-01 }]
[[route]]
name = "way"
stage = [{ name = "a", duration = 1 },
         { name = "b", after = ["a"], not_before = 2024-01-11, duration = 1 }]
)");
    CHECK(run.end("a of Ash") == 1);
    CHECK(run.end("b of Ash") == 11);
    CHECK(run.end("a of Elm") == 32);
    CHECK(run.end("b of Elm") == 33);
}

TEST_CASE("what a trust has done at the start takes no time, nor does what comes before it") {
    const Run run(R"(
trust = [{ name = "Ash", route = "way", done = ["b"] }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "a", duration = 5 }, { name = "b", after = ["a"], duration = 5 },
         { name = "aside", after = ["a"], duration = 2 },
         { name = "c", after = ["b"], duration = 5 }]
)");
    CHECK(run.end("b of Ash") == 0);
    CHECK(run.end("aside of Ash") == 2);
    CHECK(run.end("c of Ash") == 5);
    CHECK(run.end("c of Elm") == 15);
}

TEST_CASE("a stage for stayers is done by those who stay, one for changers by the others") {
    const Run run(suppliers + R"(
trust = [{ name = "Ash", route = "way", incumbent = "Alder" },
         { name = "Elm", route = "way", incumbent = "Birch" }]
[[route]]
name = "way"
stage = [{ name = "tender", kind = "tender", bidders = ["Alder"], duration = 10 },
         { name = "move host", when = "stay", after = ["tender"], duration = 1 },
         { name = "build", when = "change", after = ["tender"], duration = 100 },
         { name = "end", after = ["move host", "build"] }]
)");
    CHECK(run.end("end of Ash") == 11);
    CHECK(run.end("end of Elm") == 110);
    CHECK(run.end("build of Ash") == 10);
}

TEST_CASE("a stage for those together is done by a group, not by a trust alone") {
    const Run run(R"(
group = [{ name = "pair" }, { name = "single" }]
trust = [{ name = "Ash", group = "pair", route = "way" }, { name = "Elm", group = "pair",
         route = "way" },
         { name = "Oak", group = "single", route = "way" }, { name = "Fir", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "forming", by = "group", when = "together", duration = 30 }]
)");
    CHECK(run.end("forming of pair") == 30);
    CHECK(run.end("forming of single") == 0);
    CHECK(run.end("forming of Fir") == 0);
}

TEST_CASE("a stage that is not done costs nothing, fails never and holds nothing") {
    const Run run(suppliers + R"(
capacity = [{ name = "crew", units = 0 }]
trust = [{ name = "Ash", route = "way", incumbent = "Alder" }]
[[route]]
name = "way"
stage = [{ name = "tender", kind = "tender", bidders = ["Alder"], duration = 10 },
         { name = "build", when = "change", after = ["tender"], duration = 9, minimum = 5,
         cost = 7,
           needs = [{ capacity = "crew" }], failure = { probability = 1 } }]
)");
    CHECK(run.end("build of Ash") == 10);
    CHECK(run.attempts("build of Ash") == 1);
    CHECK(run.measure("trusts", "Ash", "cost_gbp") == 0);
}

TEST_CASE("a board hears a case on a meeting day, and the same board meets for all stages") {
    const Run run(R"(trust = [{ name = "Ash", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "first", kind = "approval", meets_every = 30, papers = 7 },
         { name = "second", kind = "approval", after = ["first"], meets_every = 30, papers = 7 },
         { name = "third", kind = "approval", after = ["second"], meets_every = 30, papers = 30,
         duration = 10 }]
)");
    CHECK(run.end("first of Ash") >= 7);
    CHECK(run.end("first of Ash") < 37);
    CHECK(run.end("second of Ash") == Approx(run.end("first of Ash") + 30).margin(1e-9));
    CHECK(run.end("third of Ash") == Approx(run.end("second of Ash") + 60).margin(1e-9));
}

TEST_CASE("a standstill runs from its beginning to the end of a working day") {
    const Run run(R"(
holidays = [2024-03-29, 2024-04-01]
trust = [{ name = "Ash", route = "way", starts = 2024-03-19 }]
[[route]]
name = "way"
stage = [{ name = "wait", kind = "standstill" }, { name = "sign", after = ["wait"],
         duration = 1 }]
)");
    // Ten days after Tuesday 19 March is Good Friday; the next working day is Tuesday 2 April.
    CHECK(run.end("wait of Ash") == 93);
    CHECK(run.end("sign of Ash") == 94);
}

TEST_CASE("what an attempt costs is paid by each attempt, shared by those it is for") {
    const Run run(R"(
group = [{ name = "pair" }]
trust = [{ name = "Ash", group = "pair", route = "way" }, { name = "Elm", group = "pair",
         route = "way" }]
[[route]]
name = "way"
stage = [{ name = "paper", by = "group", duration = 1, cost = 1000, failure = { probability = 1,
         at_most = 2 } }]
)");
    CHECK(run.measure("trusts", "Ash", "cost_gbp") == 3 * 50'000); // pence
    CHECK(run.measure("programme", "", "cost_gbp") == 300'000);
}

TEST_CASE("a stage above a value is done for contracts that are together worth it") {
    const Run run(R"(
group = [{ name = "pair" }]
trust = [{ name = "Ash", group = "pair", route = "way", value = 3_000_000 },
         { name = "Elm", group = "pair", route = "way", value = 2_000_000 },
         { name = "Oak", route = "way", value = 4_999_999 }, { name = "Fir", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "Treasury", by = "group", above = 5_000_000, duration = 60, cost = 9 },
         { name = "board", above = 3_000_000, after = ["Treasury"], duration = 5 },
         { name = "any", above = 0, duration = 7 }]
)");
    CHECK(run.end("Treasury of pair") == 60);
    CHECK(run.end("Treasury of Oak") == 0);
    CHECK(run.end("board of Ash") == 65);
    CHECK(run.end("board of Elm") == 60);
    CHECK(run.end("board of Oak") == 5);
    CHECK(run.end("any of Fir") == 7);
    CHECK(run.measure("trusts", "Fir", "cost_gbp") == 0);
}
