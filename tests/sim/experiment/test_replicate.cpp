#include "sim/experiment/replicate.hpp"

#include <cmath>
#include <cstdlib>
#include <new>

#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"
#include "sim/experiment/precision.hpp"
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

TEST_CASE("shares add up to the whole experiment", "[property]") {
    const Project project({.failing_each = 50});
    const Plan plan{.seed = 9, .replications = 1'000, .threads = 2, .block = 64};
    const Result whole = sim::replicate(project, plan);
    for (const std::uint32_t parts : {1U, 3U, 7U, 1'500U}) {
        Result sum(project.outcome());
        for (std::uint32_t part = parts; part >= 1; --part)
            sum.merge(sim::replicate(project, sim::share_of(plan, part, parts)));
        CHECK(sum == whole);
    }
    CHECK_THROWS_AS(sim::share_of(plan, 4, 3), sim::InvalidInput);
    CHECK_THROWS_AS(sim::share_of(plan, 0, 3), sim::InvalidInput);
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
    const auto outcome = sim::replay(project, 3, 777);
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

TEST_CASE("a wanted precision is reached at a fixed number of replications") {
    const Project project({});
    const Plan plan{.replications = 1'000'000};
    const Result result = sim::replicate_until(project, plan, 0.01);
    // p is about 0.24: the half-width falls below 0.01 after about 7,000.
    CHECK(result.done == 8'000);
    CHECK(sim::widest_half_width(result, project.outcome()) <= 0.01);
    CHECK(result == sim::replicate(project, {.replications = 8'000, .threads = 1}));
    const Plan capped{.replications = 3'000};
    CHECK(sim::replicate_until(project, capped, 0.0001).done == 3'000);
    const Plan few{.replications = 10};
    CHECK(sim::replicate_until(project, few, 0.5).done == 10);
}

TEST_CASE("a flag that is neither 0 nor 1 breaks the contract") {
    const Project project({});
    Result result(project.outcome());
    result.measures[0].add(2);
    CHECK_THROWS_AS(result.validate(project.outcome()), sim::ContractViolation);
    Result category(project.outcome());
    category.measures[3].add(3);
    CHECK_THROWS_AS(category.validate(project.outcome()), sim::ContractViolation);
}
