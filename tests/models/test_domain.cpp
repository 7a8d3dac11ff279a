#include "models/domain.hpp"

#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"
#include "sim/experiment/replicate.hpp"
#include "tests/models/experiment.hpp"

#include <cmath>

using namespace trial;

namespace {
/// Ash and Oak share an installation across two groups; Elm shares none.
std::string sharing(const std::string& acts) {
    return R"(
measure = ["copy"]
domain = [{ name = "south", acts = ")" +
           acts + R"(" }]
group = [{ name = "west" }, { name = "east" }]
trust = [
  { name = "Ash", group = "west", domain = "south", route = "way" },
  { name = "Elm", group = "west", route = "way" },
  { name = "Oak", group = "east", domain = "south", route = "way", starts = 2024-01-11 },
]
[[route]]
name = "way"
stage = [
  { name = "case", duration = 1 },
  { name = "buy", by = "group", after = ["case"], duration = 5 },
  { name = "separate", when = "split", after = ["buy"], duration = 7 },
  { name = "copy", by = "domain", after = ["separate"], duration = 2, cost = 100 },
  { name = "both", by = "domain", when = "together", after = ["copy"], duration = 3 },
  { name = "move", after = ["both"], duration = 1 },
  { name = "settle", by = "group", after = ["both"], duration = 1 },
]
)";
}
} // namespace

TEST_CASE("a domain's stage is done once, after all that its trusts and their groups have done") {
    const Run run(sharing("together"));
    CHECK(run.end("buy of west") == 6);
    CHECK(run.end("buy of east") == 16);
    CHECK(run.end("copy of south") == 18); // waits for Oak, which starts late
    CHECK(run.end("both of south") == 21);
    CHECK(run.end("move of Ash") == 22);
    CHECK(run.end("copy of Elm") == 8); // its own domain
    CHECK(run.end("both of Elm") == 8);
    CHECK(run.end("settle of west") == 22); // a group waits for the domains of all its members
    CHECK(run.measure("trusts", "Ash", "cost_gbp") == 50'00);
    CHECK(run.measure("trusts", "Elm", "cost_gbp") == 100'00);
}

TEST_CASE("the trusts of a domain that is split are separated, and then act alone") {
    const Run run(sharing("split"));
    CHECK(run.end("separate of Ash") == 13);
    CHECK(run.end("separate of Elm") == 6); // nothing to separate
    CHECK(run.end("copy of Ash") == 15);
    CHECK(run.end("both of Ash") == 15);
    CHECK(run.end("copy of Oak") == 25);
    CHECK(run.end("settle of west") == 16);
    CHECK(run.measure("trusts", "Ash", "cost_gbp") == 100'00);
}

TEST_CASE("a domain of one trust has nothing to split") {
    const Run run(R"(
domain = [{ name = "own", acts = "split" }]
trust = [{ name = "Ash", domain = "own", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "separate", when = "split", duration = 7 }, { name = "copy", by = "domain",
         after = ["separate"], duration = 2 }]
)");
    CHECK(run.end("copy of Ash") == 2);
}

TEST_CASE("what failed for one trust of a domain is done again for the domain") {
    const Run run(R"(
domain = [{ name = "south" }]
trust = [{ name = "Ash", domain = "south", route = "way" },
         { name = "Oak", domain = "south", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "copy", by = "domain", duration = 5 },
         { name = "test", after = ["copy"], duration = 1,
         failure = { probability = 1, at_most = 1, to = "copy" } },
         { name = "move", by = "domain", after = ["test"], duration = 1 }]
)");
    // Both tests fail at 6; the second finds the copying under way again already.
    CHECK(run.attempts("copy of south") == 2);
    CHECK(run.end("test of Ash") == 12);
    CHECK(run.end("move of south") == 13);
}

TEST_CASE("three trusts of a domain are out with one move, or with the last of three",
          "[known-answer]") {
    // W. Feller, An Introduction to Probability Theory and Its Applications II (Wiley 1971),
    // section I.6. One exponential of mean 30: P(later than 40) = e^(-4/3). Split: 14 days, then
    // the largest of three: mean 14 + 30 (1 + 1/2 + 1/3) = 69, variance 900 (1 + 1/4 + 1/9), and
    // P(none later than 40) = (1 - e^(-26/30))^3.
    const Experiment together("scenarios/shared-domain.toml", 50'000);
    check_mean(together.end("move of shared"), 30);
    check_flag(together.of("programme", "", "any_miss"), std::exp(-4.0 / 3));
    const Experiment split("scenarios/shared-domain.toml", 50'000, {"split"});
    const auto& last = split.of("programme", "", "last_exit");
    check_mean(last, 69);
    check_variance(last, 900 * (1 + 1. / 4 + 1. / 9));
    check_flag(split.of("programme", "", "any_miss"), 1 - std::pow(1 - std::exp(-26.0 / 30), 3));
    check_mean(split.end("move of Brook"), 44);
}

TEST_CASE("domains that nobody shares change nothing", "[property]") {
    const std::string text = R"(
trust = [{ name = "Ash", route = "way"DOMAIN }, { name = "Oak", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "case", duration = { exponential = 30 } },
         { name = "copy", by = "BY", after = ["case"], duration = { exponential = 50 },
         failure = { probability = 0.5, to = "case" } }]
)";
    const auto with = [&](const std::string& by, const std::string& domain) {
        std::string changed = text;
        changed.replace(changed.find("BY"), 2, by);
        return changed.replace(changed.find("DOMAIN"), 6, domain);
    };
    for (std::uint32_t r = 0; r < 20; ++r) {
        const Run plain(with("trust", ""), r);
        const Run own("domain = [{ name = \"Ash\" }]\n" + with("domain", ", domain = \"Ash\""), r);
        for (const char* trust : {"Ash", "Oak"})
            REQUIRE(plain.measure("trusts", trust, "exit") == own.measure("trusts", trust, "exit"));
    }
}
