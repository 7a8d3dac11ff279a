#include "sim/experiment/shifted.hpp"

#include <catch2/catch.hpp>

#include "sim/experiment/replicate.hpp"
#include "tests/sim/experiment/project.hpp"

TEST_CASE("a model on later luck yields what it yields there, failures by their own number") {
    const Project project({.tasks = 3, .mean_days = 5.0, .failing_each = 11});
    constexpr std::uint32_t first = 100, many = 50;
    const std::size_t width = project.outcome().size();
    std::vector<std::int64_t> later(many * width), plain(many * width);
    std::vector<std::uint8_t> ran(many), ran_plain(many);
    std::vector<sim::Failure> failures, failures_plain;
    sim::shifted(sim::contender_of(project), first).lane()->run(7, 0, later, ran, failures);
    sim::contender_of(project).lane()->run(7, first, plain, ran_plain, failures_plain);
    CHECK(later == plain);
    CHECK(ran == ran_plain);
    CHECK(failures == failures_plain);
    REQUIRE_FALSE(failures.empty());
    CHECK(failures.front().replication >= first);
}
