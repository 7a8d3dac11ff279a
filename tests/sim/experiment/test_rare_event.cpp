#include "sim/experiment/rare_event.hpp"

#include <atomic>
#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/experiment/rarely.hpp"

namespace {

constexpr std::int64_t whole_day = 86'400;

sim::RareResult chance(const sim::RareEvent& event, const sim::RarePlan& plan) {
    const Rarely model({});
    return sim::chance_of(sim::contender_of(model), event, plan);
}

void check(const sim::RareResult& result, double truth) {
    // Student's t, 31 degrees of freedom: 97.5 % is 2.04 standard errors.
    CHECK(result.chance.value ==
          Approx(truth).epsilon(0).margin(4 * (result.chance.hi - result.chance.value) / 2.04));
    CHECK(result.chance.hi - result.chance.value < 0.5 * truth);
}

} // namespace

TEST_CASE("a project of five activities overruns as often as its distribution function says",
          "[known-answer]") {
    REQUIRE(beyond(5) == Approx(0.165329706993608));
    const auto longer = [](std::int64_t days) {
        return chance({.measure = 0, .threshold = days * whole_day},
                      {.particles = 128, .threads = 1});
    };
    check(longer(5), beyond(5));
    const sim::RareResult far = longer(20); // 5.3e-7
    check(far, beyond(20));
    CHECK(far.levels.back().threshold == 20 * whole_day);
    CHECK(far.levels.size() > 5);
    CHECK(far.variance_ratio > 30);
}

TEST_CASE("all of a dozen are late together as often as the product of their chances",
          "[known-answer]") {
    check(chance({.measure = 1, .threshold = 12}, {.particles = 256, .threads = 1}),
          std::pow(0.3, 12));
    check(chance({.measure = 1, .threshold = 0, .side = sim::RareEvent::Side::at_most},
                 {.particles = 256, .threads = 1}),
          std::pow(0.7, 12));
}

TEST_CASE("a rare chance has the same bits for any number of threads", "[property]") {
    const sim::RareEvent event{.measure = 0, .threshold = 12 * whole_day};
    const sim::RareResult one = chance(event, {.seed = 5, .particles = 64, .threads = 1});
    const sim::RareResult three = chance(event, {.seed = 5, .particles = 64, .threads = 3});
    CHECK(one.repetitions == three.repetitions);
    CHECK(one.runs == three.runs);
    CHECK(chance(event, {.seed = 6, .particles = 64, .threads = 1}).repetitions != one.repetitions);
}

TEST_CASE("an event without steps towards it, or a model that fails, is refused") {
    CHECK_THROWS_AS(chance({.measure = 2, .threshold = 1}, {.threads = 1}), sim::InvalidInput);
    CHECK_THROWS_AS(chance({.measure = 1, .threshold = 13}, {.threads = 1}), sim::InvalidInput);
    const Rarely failing({.fails = true});
    CHECK_THROWS_WITH(sim::chance_of(sim::contender_of(failing), {}, {.threads = 1}),
                      Catch::Contains("no luck"));
}

TEST_CASE("a stopped estimate says that it is one, and of how many repetitions") {
    std::atomic<bool> stop = false;
    sim::RarePlan plan{.particles = 16, .threads = 1, .stop = &stop};
    plan.progress = [&](std::uint64_t done) { stop = done == 5; };
    const sim::RareResult five = chance({.measure = 0, .threshold = 5 * whole_day}, plan);
    CHECK(five.interrupted);
    CHECK(five.repetitions.size() == 5);
    CHECK(five.chance.value ==
          Approx(beyond(5)).margin(4 * (five.chance.hi - five.chance.value) / 2.776));
    const sim::RareResult none = chance({.measure = 0, .threshold = 5 * whole_day}, plan);
    CHECK(none.interrupted);
    CHECK(none.repetitions.empty());
    CHECK(std::isnan(none.chance.value));
    CHECK_FALSE(chance({.measure = 0, .threshold = whole_day}, {.particles = 16}).interrupted);
}
