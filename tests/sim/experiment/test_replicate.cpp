#include "sim/experiment/replicate.hpp"

#include <cmath>
#include <cstdlib>
#include <new>

#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"
#include "tests/sim/experiment/project.hpp"

using sim::Plan;
using sim::Result;

TEST_CASE("results are the same bits for any threads and blocks", "[property]") {
    const Project project({.failing_each = 97});
    const Result once = sim::replicate(project, {.replications = 5'000, .threads = 1});
    for (const std::size_t threads : {1U, 2U, 3U, 7U})
        for (const std::uint32_t block : {1U, 7U, 256U, 100'000U}) {
            const Result other = sim::replicate(
                project, {.replications = 5'000, .threads = threads, .block = block});
            CHECK(other == once);
            CHECK(other.digest.to_string() == once.digest.to_string());
        }
    CHECK(sim::replicate(project, {.seed = 2, .replications = 5'000}).digest != once.digest);
}

TEST_CASE("a project's end has the mean and spread of its sum of exponentials", "[known-answer]") {
    // Erlang(3, mean 10 days): mean 30, variance 300, P(T > 40) = e^-4 (1 + 4 + 8).
    const Project project({});
    const Result result = sim::replicate(project, {.seed = 4, .replications = 100'000});
    const sim::Accumulator& end = result.measures[project.outcome().index("project", "", "end")];
    CHECK(sim::mean(end).value / 86'400 == Approx(30).margin(4 * std::sqrt(300 / 1e5)));
    const double late = std::exp(-4) * 13;
    CHECK(sim::probability(result.measures[0]).value ==
          Approx(late).margin(4 * std::sqrt(late * (1 - late) / 1e5)));
}

TEST_CASE("replications that throw are counted and told, the others finish") {
    const Project project({.failing_each = 100});
    const Result result = sim::replicate(project, {.replications = 20'050, .threads = 3});
    CHECK(result.done == 20'050);
    CHECK(result.failed == 201);
    REQUIRE(result.failures.size() == Result::most_failures);
    for (std::uint32_t i = 0; i < Result::most_failures; ++i) {
        CHECK(result.failures[i].replication == 100 * i);
        CHECK(result.failures[i].message == "no luck in " + std::to_string(100 * i));
    }
    for (const sim::Accumulator& measure : result.measures)
        CHECK(measure.total() == 20'050 - 201);
}

TEST_CASE("a stopped experiment is exactly its first replications") {
    const Project project({});
    std::atomic<bool> stop = false;
    Plan plan{.replications = 1'000'000, .threads = 3, .block = 10, .stop = &stop};
    plan.progress = [&](std::uint64_t done) {
        if (done >= 500)
            stop = true;
    };
    const Result stopped = sim::replicate(project, plan);
    CHECK(stopped.interrupted());
    CHECK(stopped.requested == 1'000'000);
    REQUIRE(stopped.done >= 500);
    Result again = sim::replicate(
        project, {.replications = static_cast<std::uint32_t>(stopped.done), .threads = 1});
    CHECK_FALSE(again.interrupted());
    again.requested = stopped.requested;
    CHECK(again == stopped);
}

TEST_CASE("each worker makes one workspace and keeps it") {
    const Project project({});
    static_cast<void>(sim::replicate(project, {.replications = 10'000, .threads = 1}));
    CHECK(*project.workspaces == 1);
    static_cast<void>(sim::replicate(project, {.replications = 10'000, .threads = 3}));
    CHECK(*project.workspaces <= 4);
}

TEST_CASE("a measure left unset is told with its replication and name") {
    const Project project({.forgotten = 1'234});
    CHECK_THROWS_WITH(sim::replicate(project, {.replications = 2'000, .threads = 1}),
                      Catch::Contains("replication 1234") && Catch::Contains("project / late"));
}

TEST_CASE("one replication replayed gives the outcome it had") {
    const Project project({});
    const auto outcome = sim::replay(project, sim::Streams(3, 777));
    const Result alone = sim::replicate(project, {.seed = 3, .first = 777, .replications = 1});
    sim::Digest digest;
    digest.add(777, outcome);
    CHECK(alone.digest == digest);
}

TEST_CASE("no replications are an empty result") {
    const Project project({});
    const Result none = sim::replicate(project, {.replications = 0});
    CHECK(none.done == 0);
    CHECK_FALSE(none.interrupted());
    CHECK(none.measures[0].total() == 0);
}
