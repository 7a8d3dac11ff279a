#include "models/follow.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

#include <cmath>

using trial::not_done;
using trial::Run;

namespace {

/// One trust, Ash, on a route with these stages and nothing else.
std::string alone(const std::string& stages) {
    return "trust = [{ name = \"Ash\", route = \"way\" }]\n[[route]]\nname = \"way\"\nstage = [" +
           stages + "]\n";
}
} // namespace

TEST_CASE("a stage begins when the last of what comes before it has ended") {
    const Run run(alone(R"({ name = "a", duration = 3 },
                           { name = "b", duration = 5 },
                           { name = "c", after = ["a"], duration = 1 },
                           { name = "d", after = ["b", "c"], duration = 2 })"));
    CHECK(run.end("c of Ash") == 4);
    CHECK(run.end("d of Ash") == 7);
}

TEST_CASE("a failure leads back, and only what lies between is done again") {
    const Run run(alone(R"(
        { name = "a", duration = 1 },
        { name = "b", after = ["a"], duration = 2 },
        { name = "c", after = ["b"], duration = 3,
          failure = { probability = 1, to = "b", at_most = 1 } },
        { name = "aside", after = ["a"], duration = 10 },
        { name = "end", after = ["c", "aside"], duration = 1 })"));
    CHECK(run.end("a of Ash") == 1);
    CHECK(run.end("b of Ash") == 8); // 1 to 3, c to 6 fails, 6 to 8
    CHECK(run.end("c of Ash") == 11);
    CHECK(run.end("aside of Ash") == 11);
    CHECK(run.end("end of Ash") == 12);
    CHECK(run.attempts("a of Ash") == 1);
    CHECK(run.attempts("b of Ash") == 2);
    CHECK(run.attempts("c of Ash") == 2);
    CHECK(run.attempts("aside of Ash") == 1);
}

TEST_CASE("all ways from the stage gone back to are done again, what hangs off them is kept") {
    const Run run(alone(R"(
        { name = "a", duration = 1 },
        { name = "left", after = ["a"], duration = 2 },
        { name = "right", after = ["a"], duration = 4 },
        { name = "paper", after = ["a"], duration = 1 },
        { name = "test", after = ["left", "right"], duration = 1,
          failure = { probability = 1, to = "a", at_most = 1 } },
        { name = "end", after = ["test", "paper"] })"));
    CHECK(run.end("paper of Ash") == 2);
    CHECK(run.attempts("paper of Ash") == 1);
    CHECK(run.attempts("left of Ash") == 2);
    CHECK(run.end("left of Ash") == 9); // test fails at 6, a to 7
    CHECK(run.end("test of Ash") == 12);
    CHECK(run.end("end of Ash") == 12);
}

TEST_CASE("who has not begun waits again for what is done again") {
    const Run run(alone(R"(
        { name = "b", duration = 3 },
        { name = "c", after = ["b"], duration = 3,
          failure = { probability = 1, to = "b", at_most = 1 } },
        { name = "slow", duration = 7 },
        { name = "user", after = ["b", "slow"], duration = 1 })"));
    CHECK(run.end("b of Ash") == 9); // c fails at 6
    CHECK(run.end("user of Ash") == 10);
    CHECK(run.attempts("user of Ash") == 1);
}

TEST_CASE("who waits for its day has not begun, whoever puts it off and how often") {
    // b ends at 3, c fails at 6; b ends at 9, c at 12, d fails at 13; b ends at 16.
    const Run run(alone(R"(
        { name = "b", duration = 3 },
        { name = "c", after = ["b"], duration = 3,
          failure = { probability = 1, to = "b", at_most = 1 } },
        { name = "d", after = ["c"], duration = 1,
          failure = { probability = 1, to = "b", at_most = 1 } },
        { name = "user", after = ["b"], not_before = 2024-01-15, duration = 2 })"));
    CHECK(run.end("c of Ash") == 19);
    CHECK(run.end("user of Ash") == 18);
    CHECK(run.attempts("b of Ash") == 3);
    CHECK(run.attempts("user of Ash") == 1);
}

TEST_CASE("who has begun goes on with the first result of what is done again") {
    const Run run(alone(R"(
        { name = "b", duration = 3 },
        { name = "c", after = ["b"], duration = 3,
          failure = { probability = 1, to = "b", at_most = 1 } },
        { name = "user", after = ["b"], duration = 10 })"));
    CHECK(run.end("b of Ash") == 9);
    CHECK(run.end("user of Ash") == 13);
    CHECK(run.attempts("user of Ash") == 1);
}

TEST_CASE("two stages that fail at different times each lead back without losing count") {
    const Run run(alone(R"(
        { name = "a", duration = 1 },
        { name = "left", after = ["a"], duration = 2,
          failure = { probability = 1, to = "a", at_most = 1 } },
        { name = "right", after = ["a"], duration = 5,
          failure = { probability = 1, to = "a", at_most = 1 } },
        { name = "end", after = ["left", "right"], duration = 1 })"));
    // a 0-1, left fails at 3, a 3-4, left 4-6 done; right 1-6 fails: a 6-7, right 7-12.
    CHECK(run.end("left of Ash") == 6);
    CHECK(run.end("right of Ash") == 12);
    CHECK(run.end("end of Ash") == 13);
    CHECK(run.attempts("a of Ash") == 3);
}

TEST_CASE("a further attempt takes the time for repeats") {
    const Run run(alone(R"({ name = "load", duration = 5, repeat = 2,
                             failure = { probability = 1, at_most = 3 } })"));
    CHECK(run.end("load of Ash") == 5 + 2 + 2 + 2);
    CHECK(run.attempts("load of Ash") == 4);
}

TEST_CASE("a failure after which all is learnt does not come again") {
    const Run run(alone(R"({ name = "load", duration = 5,
                             failure = { probability = 1, learning = 0 } })"));
    CHECK(run.end("load of Ash") == 10);
}

TEST_CASE("with a constant chance of failure attempts are geometric, with learning fewer",
          "[known-answer]") {
    // P(more than k attempts) = p^k without learning, p^k l^(k (k-1) / 2) with the factor l.
    const models::Programme programme = trial::programme_of(trial::dates + R"(
measure = ["plain", "learning"]
)" + alone(R"({ name = "plain", duration = 1, failure = { probability = 0.5 } },
              { name = "learning", duration = 1, failure = { probability = 0.5,
         learning = 0.5 } })"));
    models::Programme::Workspace workspace(programme);
    std::vector<std::int64_t> outcome(programme.outcome().size());
    constexpr int n = 20'000;
    double plain = 0, learning = 0;
    for (std::uint32_t r = 0; r < n; ++r) {
        programme.run(sim::Streams(1, r), workspace, outcome);
        plain += static_cast<double>(
            outcome[programme.outcome().index("stages", "plain of Ash", "attempts")]);
        learning += static_cast<double>(
            outcome[programme.outcome().index("stages", "learning of Ash", "attempts")]);
    }
    CHECK(plain / n == Approx(2).epsilon(0).margin(4 * std::sqrt(2.0 / n))); // variance (1-q)/q^2
    double mean = 0, square = 0; // E N = sum P(N > k), E N^2 = sum (2k + 1) P(N > k)
    for (int k = 0; k < 20; ++k) {
        const double more = std::pow(0.5, k + k * (k - 1) / 2.0);
        mean += more;
        square += (2 * k + 1) * more;
    }
    const double sd = std::sqrt(square - mean * mean);
    CHECK(learning / n == Approx(mean).epsilon(0).margin(4 * sd / std::sqrt(n)));
}

TEST_CASE("failures have no end if nothing ends them, but the horizon has") {
    const Run run(alone(R"({ name = "load", duration = 100,
                             failure = { probability = 1, at_most = 10000 } },
                           { name = "end", after = ["load"] })"));
    CHECK(run.end("end of Ash") == not_done);
    CHECK(run.measure("programme", "", "any_miss") == 1);
    CHECK(run.measure("trusts", "Ash", "exit") == sim::censored);
}
