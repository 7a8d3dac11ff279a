#include "models/milestone.hpp"

#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

#include <cmath>
#include <limits>

using trial::Run;

namespace {
std::string awaiting(const std::string& milestone) {
    return "milestone = [{ name = \"funding\", " + milestone + R"( }]
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "talk", duration = 4 },
         { name = "sign", after = ["talk"], awaits = ["funding"], duration = 1 },
         { name = "build", when = "change", after = ["talk"], awaits = ["funding"] }]
)";
}
} // namespace

TEST_CASE("what awaits a milestone is out as often as this comes in time", "[known-answer]") {
    // Comes with probability 0.8, then 10 days and an exponential delay of mean 10 days; the
    // deadline is the end of day 21: P(in time) = 0.8 (1 - exp(-11 / 10)).
    const trial::Experiment ways("scenarios/two-ways.toml", 50'000);
    trial::check_flag(ways.of("trusts", "Fund", "miss"), 1 - 0.8 * (1 - std::exp(-1.1)));
}

TEST_CASE("a stage begins when its milestone has come, or at once if that was before") {
    CHECK(Run(awaiting("date = 2024-01-11")).end("sign of Ash") == 11);
    CHECK(Run(awaiting("date = 2024-01-11, delay = 3")).end("sign of Ash") == 14);
    CHECK(Run(awaiting("date = 2024-01-11, delay = -3")).end("sign of Ash") == 8);
    CHECK(Run(awaiting("date = 2024-01-11, delay = -30")).end("sign of Ash") == 5);
    CHECK(Run(awaiting("date = 2023-06-01")).end("sign of Ash") == 5);
}

TEST_CASE("a milestone that never comes leaves what awaits it undone, and nothing else") {
    const Run run(awaiting("date = 2024-01-11, probability = 0"));
    CHECK(run.end("talk of Ash") == 4);
    CHECK(run.end("sign of Ash") == std::numeric_limits<double>::infinity());
    CHECK(run.end("build of Ash") == 4); // is not done, so it does not wait
    CHECK(run.measure("programme", "", "misses") == 2);
}

TEST_CASE("a milestone comes for all who await it at the same time", "[property]") {
    for (std::uint32_t k = 0; k < 300; ++k) {
        const Run run(awaiting("date = 2024-01-11, delay = { normal = [0, 20] }"), k);
        REQUIRE(run.end("sign of Ash") == run.end("sign of Elm"));
        REQUIRE(run.end("sign of Ash") >= 5);
    }
}
