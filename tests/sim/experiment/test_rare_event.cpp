#include "sim/experiment/rare_event.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"

namespace {

constexpr std::int64_t day = 86'400;

/// The five activities of Nelson (2013), exponential with mean 1 day; and a dozen that are each
/// late with a chance of 0.3, whatever the others are.
struct Rarely {
    struct Parameters {
        bool fails = false;
    };
    struct Workspace {
        explicit Workspace(const Rarely&) {}
    };
    explicit Rarely(Parameters given) : parameters(given) {}
    const sim::OutcomeDescription& outcome() const { return description; }
    void run(const sim::Streams& streams, Workspace&, std::span<std::int64_t> outcome) const {
        if (parameters.fails)
            throw std::runtime_error("no luck");
        std::vector<double> x(6);
        for (std::uint32_t i = 1; i <= 5; ++i)
            x[i] = -std::log1p(-streams.uniform({i, 0, 0}));
        const double length = std::max({x[1] + x[4], x[1] + x[3] + x[5], x[2] + x[5]});
        outcome[0] = static_cast<std::int64_t>(length * day);
        outcome[1] = 0;
        for (std::uint32_t i = 0; i < 12; ++i)
            outcome[1] += streams.uniform({7, i, 0}) < 0.3 ? 1 : 0;
        outcome[2] = outcome[1] == 12 ? 1 : 0;
    }
    Parameters parameters;
    sim::OutcomeDescription description{
        .epoch = sim::Epoch(sim::Date{std::chrono::year{2020} / 1 / 1}),
        .sections = {
            {.key = "programme",
             .members = {},
             .measures = {
                 {.name = "length", .kind = sim::MeasureKind::duration, .meaning = "longest path"},
                 {.name = "late", .kind = sim::MeasureKind::count, .meaning = "how many are late"},
                 {.name = "all", .kind = sim::MeasureKind::flag, .meaning = "whether all are"}}}}};
};

static_assert(sim::Model<Rarely>);

/// B. L. Nelson, Foundations and Methods of Stochastic Simulation (Springer 2013): P(Y > t).
double beyond(double t) {
    return -((t * t / 2 - 3 * t - 3) * std::exp(-2 * t) + (-t * t / 2 - 3 * t + 3) * std::exp(-t) -
             std::exp(-3 * t));
}

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
        return chance({.measure = 0, .threshold = days * day}, {.particles = 128, .threads = 1});
    };
    check(longer(5), beyond(5));
    const sim::RareResult far = longer(20); // 5.3e-7
    check(far, beyond(20));
    CHECK(far.levels.back().threshold == 20 * day);
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
    const sim::RareEvent event{.measure = 0, .threshold = 12 * day};
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
