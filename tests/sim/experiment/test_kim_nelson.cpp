#include "sim/experiment/kim_nelson.hpp"

#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>

#include "sim/engine/chance.hpp"
#include "sim/engine/errors.hpp"

using namespace sim;

namespace {

constexpr double unit = 1e6;

double normal(const Streams& chance, std::uint32_t option, std::uint32_t number) {
    return boost::math::quantile(boost::math::normal_distribution<double>(),
                                 chance.uniform({1, option, number}));
}

struct Behaviour {
    double correct, observations, error_of_observations;
};

/// How KN does on the slippage configuration: all means equal but the best, which is better by the
/// indifference of 1 / sqrt(10); normal with sd 1, `common` of the variance shared by all.
Behaviour behaviour(std::uint32_t options, double common, std::uint32_t repeats) {
    const double delta = 1 / std::sqrt(10.0);
    double correct = 0, sum = 0, squares = 0;
    for (std::uint32_t repeat = 0; repeat < repeats; ++repeat) {
        const Streams chance(options + 1'000, repeat);
        KimNelson race(options, {.indifference = delta * unit, .error = 0.05, .first_stage = 10});
        std::vector<std::int64_t> values(options);
        while (!race.decided()) {
            const auto number = static_cast<std::uint32_t>(race.observations());
            const double shared = common > 0 ? normal(chance, options, number) : 0;
            for (std::uint32_t i = 0; i < options; ++i)
                if (race.in_contention(i))
                    values[i] = std::llround(
                        unit * (std::sqrt(1 - common) * normal(chance, i, number) +
                                std::sqrt(common) * shared - (i == options / 2 ? delta : 0)));
            race.add(values);
        }
        double total = 0;
        for (std::uint32_t i = 0; i < options; ++i)
            total += static_cast<double>(race.observations(i));
        correct += race.best() == options / 2 ? 1 : 0;
        sum += total;
        squares += total * total;
    }
    const double mean = sum / repeats;
    return {correct / repeats, mean, std::sqrt((squares / repeats - mean * mean) / repeats)};
}

} // namespace

TEST_CASE("the constants of Kim and Nelson are those of their formula", "[known-answer]") {
    // eta = ((2 a / (k - 1))^(-2 / (n - 1)) - 1) / 2, evaluated in Python.
    CHECK(kim_nelson_constants(2, 10, 0.05).eta == Approx(0.334050).margin(5e-7));
    CHECK(kim_nelson_constants(2, 10, 0.05).h_squared == Approx(6.012905).margin(5e-7));
    CHECK(kim_nelson_constants(5, 10, 0.05).h_squared == Approx(11.429411).margin(5e-7));
    CHECK(kim_nelson_constants(10, 10, 0.05).h_squared == Approx(15.463502).margin(5e-7));
    CHECK(kim_nelson_constants(10, 20, 0.05).h_squared == Approx(11.511485).margin(5e-7));
    CHECK(kim_nelson_constants(100, 10, 0.05).eta == Approx(1.815617).margin(5e-7));
    CHECK_THROWS_AS(kim_nelson_constants(1, 10, 0.05), ContractViolation);
    CHECK_THROWS_AS(kim_nelson_constants(2, 1, 0.05), ContractViolation);
    CHECK_THROWS_AS(kim_nelson_constants(2, 10, 0.5), ContractViolation);
}

TEST_CASE("KN chooses right as often as it promises, and stops as early as independent code",
          "[known-answer]") {
    // 20,000 macro-replications of the procedure in independent code: share of correct selections
    // and mean of all observations taken.
    constexpr std::uint32_t repeats = 1'500;
    struct Case {
        std::uint32_t options;
        double common, correct, observations;
    };
    for (const Case& each : {Case{2, 0, 0.955, 82.2}, Case{5, 0, 0.961, 397.4},
                             Case{2, 0.5, 0.962, 43.6}, Case{5, 0.5, 0.964, 202.9}}) {
        INFO(each.options << " options, common " << each.common);
        const Behaviour seen = behaviour(each.options, each.common, repeats);
        const double error = std::sqrt(each.correct * (1 - each.correct) / repeats);
        CHECK(seen.correct == Approx(each.correct).margin(4 * error));
        CHECK(seen.correct > 0.95 - 4 * error);
        CHECK(seen.observations ==
              Approx(each.observations).margin(4.2 * seen.error_of_observations));
    }
}

TEST_CASE("an option without any spread is decided at the end of the first stage") {
    KimNelson race(3, {.indifference = 1, .first_stage = 5});
    for (int i = 0; i < 5; ++i) {
        CHECK_FALSE(race.decided());
        race.add(std::vector<std::int64_t>{7, 3, 9});
    }
    CHECK(race.decided());
    CHECK(race.best() == 1);
    CHECK(race.mean(2) == 9);
    CHECK(race.observations(0) == 5);
    CHECK_THROWS_AS(race.add(std::vector<std::int64_t>{7, 3, 9}), ContractViolation);
}

TEST_CASE("equal options end after as many observations as could be needed") {
    KimNelson race(2, {.indifference = 2, .first_stage = 4});
    std::uint32_t number = 0;
    while (!race.decided()) {
        const std::int64_t step = number++ % 2 == 0 ? 10 : -10;
        race.add(std::vector<std::int64_t>{step, -step});
        if (number > 10'000)
            FAIL("it never ends");
    }
    CHECK(static_cast<double>(race.observations()) <= race.most_needed());
}
