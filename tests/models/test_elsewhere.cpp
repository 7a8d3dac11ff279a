#include "models/elsewhere.hpp"

#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

#include <algorithm>

using trial::Run;

TEST_CASE("who follows the stage of another begins when both are ready", "[known-answer]") {
    // The larger of two exponentials of mean m: mean m (1 + 1/2), variance m^2 (1 + 1/4).
    const trial::Experiment ways("scenarios/two-ways.toml", 50'000);
    const auto& called_off = ways.end("call-off of Oxford");
    trial::check_mean(called_off, 15);
    trial::check_variance(called_off, 125);
}

TEST_CASE("a stage follows a trust, each member of a group, or everyone") {
    const Run run(R"(
group = [{ name = "pair" }]
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way", group = "pair" },
         { name = "Oak", route = "way", starts = 2024-01-11, group = "pair" },
         { name = "Fir", route = "other" }, { name = "Yew", route = "last" }]
[[route]]
name = "way"
stage = [{ name = "sign", duration = 5 }]
[[route]]
name = "other"
stage = [{ name = "one", follows = [{ stage = "sign", of = "Ash" }], duration = 1 },
         { name = "pair", follows = [{ stage = "sign", of = "pair" }], duration = 1 }]
[[route]]
name = "last"
stage = [{ name = "all", follows = [{ stage = "sign", of = "programme" },
                                    { stage = "one", of = "Fir" }], duration = 1 }]
)");
    CHECK(run.end("one of Fir") == 6);
    CHECK(run.end("pair of Fir") == 16);
    CHECK(run.end("all of Yew") == 16);
}

TEST_CASE("a stage that others follow is still the last of its own route") {
    const Run run(R"(
trust = [{ name = "Ash", route = "way" }, { name = "Fir", route = "other" }]
[[route]]
name = "way"
stage = [{ name = "sign", duration = 5 }]
[[route]]
name = "other"
stage = [{ name = "join", follows = [{ stage = "sign", of = "Ash" }], duration = 1 }]
)");
    CHECK(run.measure("trusts", "Ash", "exit") == 5 * 86'400);
    CHECK(run.measure("trusts", "Fir", "exit") == 6 * 86'400);
}

TEST_CASE("a failure leads back on its own route, and who follows waits for the new end") {
    const Run run(R"(
trust = [{ name = "Ash", route = "way" }, { name = "Fir", route = "other" }]
[[route]]
name = "way"
stage = [{ name = "draft", duration = 2 },
         { name = "sign", after = ["draft"], duration = 3,
           failure = { probability = 1, at_most = 1, to = "draft" } }]
[[route]]
name = "other"
stage = [{ name = "early", follows = [{ stage = "draft", of = "Ash" }], duration = 1 },
         { name = "join", after = ["early"], follows = [{ stage = "sign", of = "Ash" }],
           duration = 1, failure = { probability = 1, at_most = 1, to = "early" } }]
)");
    CHECK(run.end("sign of Ash") == 10);
    CHECK(run.attempts("sign of Ash") == 2);
    CHECK(run.end("join of Fir") == 13);
    CHECK(run.attempts("early of Fir") == 2);
}

TEST_CASE("nobody begins before those it follows have ended", "[property]") {
    const std::string text = R"(
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way" },
         { name = "Fir", route = "other" }]
[[route]]
name = "way"
stage = [{ name = "draft", duration = { exponential = 9 } },
         { name = "sign", after = ["draft"], duration = { exponential = 9 },
           failure = { probability = 0.4, to = "draft" } }]
[[route]]
name = "other"
stage = [{ name = "join", follows = [{ stage = "sign", of = "programme" }],
           duration = { exponential = 1 } }]
)";
    for (std::uint32_t k = 0; k < 500; ++k) {
        const Run run(text, k);
        REQUIRE(run.end("join of Fir") >= std::max(run.end("sign of Ash"), run.end("sign of Elm")));
    }
}
