#include "models/challenge.hpp"

#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"
#include "tests/models/experiment.hpp"

#include <cmath>

using trial::Run;

namespace {
/// A standstill from Monday 1 January 2024, over at the end of Thursday the 11th.
std::string challenged(const std::string& challenge) {
    return R"(trust = [{ name = "Ash", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "evaluation", duration = 0 },
         { name = "standstill", kind = "standstill", after = ["evaluation"], days = 10,
           challenge = { )" +
           challenge + R"( } },
         { name = "sign", after = ["standstill"], duration = 1 }]
)";
}

void check_count(const sim::Accumulator& values, double truth) {
    const double error = std::sqrt(sim::variance(values) / static_cast<double>(values.count()));
    CHECK(sim::mean(values).value == Approx(truth).epsilon(0).margin(4 * error));
}
} // namespace

TEST_CASE("awards are made until one stands", "[known-answer]") {
    // Each award is struck down with probability q = 0.4 x 0.5: 1 / (1 - q) awards on average, and
    // 0.4 challenges to each.
    const trial::Experiment suits("scenarios/challenges.toml", 50'000);
    check_count(suits.of("stages", "standstill of Ash", "attempts"), 1 / 0.8);
    check_count(suits.of("programme", "", "challenges"), 0.4 / 0.8);
}

TEST_CASE("a challenge suspends the award, and is counted") {
    const Run run(challenged("probability = 1, suspension = 60, upheld = 0"));
    CHECK(run.end("standstill of Ash") == 11 + 60);
    CHECK(run.end("sign of Ash") == 72);
    CHECK(run.attempts("standstill of Ash") == 1);
    CHECK(run.measure("programme", "", "challenges") == 1);
}

TEST_CASE("an award that nobody challenges stands when the standstill is over") {
    const Run run(challenged("probability = 0, suspension = 60, upheld = 1"));
    CHECK(run.end("sign of Ash") == 12);
    CHECK(run.measure("programme", "", "challenges") == 0);
}

TEST_CASE("a challenge that is upheld leads back, again and again if it must") {
    const Run run(challenged("probability = 1, suspension = 60, upheld = 1, to = \"evaluation\""));
    // Each time 11 days or a few more, if the last day is none that is worked, and 60; the last
    // ruling is after the horizon.
    CHECK(run.attempts("evaluation of Ash") > 9);
    CHECK(run.attempts("evaluation of Ash") < 12);
    CHECK(run.measure("trusts", "Ash", "miss") == 1);
    CHECK(run.measure("programme", "", "challenges") == run.attempts("evaluation of Ash"));
}

TEST_CASE("a challenge never brings the signature forward", "[property]") {
    for (std::uint32_t k = 0; k < 300; ++k) {
        const Run quiet(challenged("probability = 0, suspension = 1, upheld = 0"), k);
        const Run loud(challenged("probability = 0.5, suspension = { exponential = 20 }, "
                                  "upheld = 0.5, to = \"evaluation\""),
                       k);
        REQUIRE(loud.end("sign of Ash") >= quiet.end("sign of Ash"));
    }
}
