#include "sim/experiment/points.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <numeric>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/replicate.hpp"
#include "tests/sim/experiment/project.hpp"

using sim::Plan;
using sim::Result;

namespace {

/// A project whose tasks last 5 days and one more for each point; every third point has failures.
Project::Parameters parameters_of(std::uint64_t number) {
    return {.tasks = 3,
            .mean_days = 5.0 + static_cast<double>(number),
            .failing_each = number % 3 == 2 ? 11U : 0U};
}

sim::PointModel build(std::uint64_t number) {
    const auto model = std::make_shared<const Project>(parameters_of(number));
    return {.contender = sim::contender_of(*model), .owner = model};
}

sim::Points all_of(std::uint64_t count, std::map<std::uint64_t, Result>& results) {
    std::vector<std::uint64_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), std::uint64_t{0});
    return {.numbers = numbers,
            .build = build,
            .finished = [&](std::uint64_t number, const sim::OutcomeDescription&, Result&& result) {
                const bool is_new = results.emplace(number, std::move(result)).second;
                CHECK(is_new);
            }};
}

} // namespace

TEST_CASE("each point's result is that of replicate in every bit", "[property]") {
    for (const std::size_t threads : {1U, 2U, 3U, 8U})
        for (const std::uint32_t block : {1U, 7U, 100U, 5'000U}) {
            const Plan plan{
                .seed = 3, .first = 5, .replications = 700, .threads = threads, .block = block};
            std::map<std::uint64_t, Result> results;
            REQUIRE(sim::run_points(all_of(5, results), plan) == 5);
            REQUIRE(results.size() == 5);
            for (const auto& [number, result] : results)
                CHECK(result == sim::replicate(Project(parameters_of(number)), plan));
        }
}

TEST_CASE("a model is built once a point and dropped when the point is done", "[property]") {
    std::atomic<int> built = 0, alive = 0, most = 0;
    std::map<std::uint64_t, Result> results;
    sim::Points points = all_of(40, results);
    points.build = [&](std::uint64_t number) {
        ++built;
        most = std::max<int>(most, ++alive);
        const std::shared_ptr<const Project> model(new Project(parameters_of(number)),
                                                   [&](const Project* gone) {
                                                       --alive;
                                                       delete gone;
                                                   });
        return sim::PointModel{.contender = sim::contender_of(*model), .owner = model};
    };
    REQUIRE(sim::run_points(points, {.replications = 100, .threads = 2, .block = 10}) == 40);
    CHECK(built == 40);
    CHECK(alive == 0);
    CHECK(most <= 3); // two workers, and one point that is handed in
}

TEST_CASE("progress counts the replications of all points", "[property]") {
    std::map<std::uint64_t, Result> results;
    std::atomic<std::uint64_t> last = 0;
    const Plan plan{.replications = 100,
                    .threads = 1,
                    .block = 33,
                    .progress = [&](std::uint64_t n) { last = n; }};
    sim::run_points(all_of(3, results), plan);
    CHECK(last == 300);
}

TEST_CASE("after a stop whole points alone are told", "[property]") {
    for (const std::size_t threads : {1U, 3U}) {
        std::map<std::uint64_t, Result> results;
        std::atomic<bool> stop = false;
        sim::Points points = all_of(50, results);
        const auto keep = points.finished;
        points.finished = [&](std::uint64_t number, const sim::OutcomeDescription& outcome,
                              Result&& result) {
            keep(number, outcome, std::move(result));
            stop = results.size() >= 4;
        };
        const Plan plan{.replications = 200, .threads = threads, .block = 10, .stop = &stop};
        const std::uint64_t finished = sim::run_points(points, plan);
        CHECK(finished == results.size());
        CHECK(finished >= 4);
        CHECK(finished < 50);
        for (const auto& [number, result] : results)
            CHECK(result == sim::replicate(Project(parameters_of(number)), {.replications = 200}));
    }
}

TEST_CASE("what a point's builder throws ends the run and is thrown", "[property]") {
    for (const std::size_t threads : {1U, 4U}) {
        std::map<std::uint64_t, Result> results;
        sim::Points points = all_of(20, results);
        points.build = [](std::uint64_t number) {
            if (number == 3)
                throw sim::InvalidInput("no such point");
            return build(number);
        };
        CHECK_THROWS_AS(sim::run_points(points, {.replications = 50, .threads = threads}),
                        sim::InvalidInput);
        CHECK(!results.contains(3));
    }
}

TEST_CASE("a point that breaks the contract is named by replication and measure", "[property]") {
    std::map<std::uint64_t, Result> results;
    sim::Points points = all_of(2, results);
    points.build = [](std::uint64_t) {
        const auto model = std::make_shared<const Project>(Project::Parameters{.forgotten = 70});
        return sim::PointModel{.contender = sim::contender_of(*model), .owner = model};
    };
    CHECK_THROWS_WITH(sim::run_points(points, {.replications = 100, .threads = 2}),
                      Catch::Contains("project / late"));
}

TEST_CASE("no points are no work", "[property]") {
    std::map<std::uint64_t, Result> results;
    CHECK(sim::run_points(all_of(0, results), {}) == 0);
}

TEST_CASE("shares of points are all of them, once each, and as many in each", "[property]") {
    for (const std::uint64_t size : {0U, 1U, 2U, 7U, 60U, 1'000U})
        for (const std::uint32_t parts : {1U, 3U, 7U, 100U}) {
            std::map<std::uint64_t, int> dealt;
            for (std::uint32_t part = 1; part <= parts; ++part) {
                const auto points = sim::points_of_share(size, part, parts);
                CHECK(points.size() >= size / parts);
                CHECK(points.size() <= (size + parts - 1) / parts);
                CHECK(std::ranges::is_sorted(points));
                for (const std::uint64_t point : points)
                    ++dealt[point];
            }
            CHECK(dealt.size() == size);
            CHECK((size == 0 || dealt.rbegin()->first == size - 1));
        }
}

TEST_CASE("what neighbours have in common falls on all shares alike", "[statistical]") {
    // A grid whose last axis has 10 levels, one of which takes all the time, in 20 shares of 500:
    // each has a tenth of them, hypergeometric with a standard deviation of 6.5.
    for (std::uint32_t part = 1; part <= 20; ++part) {
        const auto points = sim::points_of_share(10'000, part, 20);
        const auto heavy =
            std::ranges::count_if(points, [](std::uint64_t point) { return point % 10 == 3; });
        CHECK(std::abs(static_cast<double>(heavy) - 50) < 4 * 6.5);
    }
}
