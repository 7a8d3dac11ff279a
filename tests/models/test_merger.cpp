#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

// Trusts that end as organisations.

using trial::day;
using trial::not_done;
using trial::Run;

namespace {
/// Ash, Elm and Oak alone on a route of one stage, with one merger.
std::string three_and(const std::string& merger) {
    return "supplier = [{ name = \"Alder\" }, { name = \"Birch\" }]\nmerger = [" + merger + R"(]
trust = [{ name = "Ash", route = "way", incumbent = "Alder" },
         { name = "Elm", route = "way", incumbent = "Birch" },
         { name = "Oak", route = "long", incumbent = "Birch" }]
capacity = [{ name = "crew", units = 1 }]
[[route]]
name = "way"
stage = [{ name = "case", duration = 30, needs = [{ capacity = "crew" }] },
         { name = "closed", by = "programme", after = ["case"] }]
[[route]]
name = "long"
stage = [{ name = "case", duration = 50 }]
)";
}
} // namespace

TEST_CASE("a trust that merges is out with the other, but not before it has merged") {
    const Run later(three_and("{ trust = \"Ash\", into = \"Oak\", date = 2024-01-11 }"));
    CHECK(later.measure("trusts", "Ash", "exit") == 50 * day);
    CHECK(later.measure("trusts", "Ash", "merged") == 1);
    CHECK(later.measure("trusts", "Ash", "supplier") == 1); // Oak's
    CHECK(later.measure("trusts", "Ash", "stays") == 0);
    CHECK(later.end("case of Ash") == not_done);
    CHECK(later.measure("trusts", "Elm", "exit") == 40 * day); // the crew is free at 10
    const Run late(three_and("{ trust = \"Oak\", into = \"Elm\", date = 2024-01-31, delay = 10 }"));
    CHECK(late.measure("trusts", "Oak", "exit") == 60 * day); // Elm has the crew second
    const Run not_before(
        three_and("{ trust = \"Oak\", into = \"Ash\", date = 2024-01-31, delay = 15 }, { trust = "
                  "\"Elm\", date = 2024-01-01 }"));
    CHECK(not_before.measure("trusts", "Ash", "exit") == 30 * day);
    CHECK(not_before.measure("trusts", "Oak", "exit") == 45 * day);
}

TEST_CASE("a trust that is dissolved is out that day, unless it is out already") {
    const Run gone(three_and("{ trust = \"Elm\", date = 2024-01-21 }"));
    CHECK(gone.measure("trusts", "Elm", "exit") == 20 * day);
    CHECK(gone.measure("trusts", "Ash", "exit") == 30 * day);
    const Run out(three_and("{ trust = \"Oak\", date = 2024-02-21 }"));
    CHECK(out.measure("trusts", "Oak", "merged") == 0);
    CHECK(out.measure("trusts", "Oak", "exit") == 50 * day);
    const Run chain(three_and("{ trust = \"Ash\", into = \"Elm\", date = 2024-01-02 }, { trust = "
                              "\"Elm\", into = \"Oak\", date = 2024-01-03 }"));
    CHECK(chain.measure("trusts", "Ash", "exit") == 50 * day);
    CHECK(chain.end("closed of programme") == not_done); // nobody is left to close for
}

TEST_CASE("a trust ends in time as often as its date and delay say", "[known-answer]") {
    // Ash's only stage takes 40 days. With .8 it is to be dissolved after 10 days and an
    // exponential delay of mean 20: it is out after the lesser of both, and the mean of the lesser
    // of such a delay and 30 days is 20 (1 - exp(-30 / 20)).
    const trial::Experiment end("scenarios/merger.toml", 20'000);
    const double in_time = 1 - std::exp(-1.5);
    trial::check_flag(end.of("trusts", "Ash", "merged"), .8 * in_time);
    trial::check_mean(end.of("trusts", "Ash", "exit"), .8 * (10 + 20 * in_time) + .2 * 40);
}

TEST_CASE("a group that loses a member by a merger may be too small, and breaks up") {
    const std::string text = R"(
merger = [{ trust = "Ash", into = "Oak", date = 2024-01-06 }]
trust = [{ name = "Ash", group = "pair", route = "together" },
         { name = "Elm", group = "pair", route = "together" },
         { name = "Oak", route = "alone" }]
[[route]]
name = "together"
stage = [{ name = "bought", by = "group", duration = 10, each_further_member = 1 }]
[[route]]
name = "alone"
stage = [{ name = "bought alone", by = "group", duration = 30 }]
)";
    const Run goes_on("group = [{ name = \"pair\" }]" + text);
    CHECK(goes_on.end("bought of pair") == 20); // as it was begun
    CHECK(goes_on.measure("groups", "pair", "members_left") == 1);
    const Run breaks("group = [{ name = \"pair\", at_least = 2, fallback = \"alone\" }]" + text);
    CHECK(breaks.measure("groups", "pair", "broken_up") == 1);
    CHECK(breaks.measure("trusts", "Elm", "exit") == 35 * day);
    CHECK(breaks.measure("trusts", "Ash", "exit") == 30 * day);
}

TEST_CASE("the trouble of a trust that ends stops nobody any more") {
    const auto text = [](const std::string& merger) {
        return "merger = [" + merger + R"(]
halt = [{ name = "stop", remedy = 5, until = "settled" }]
trust = [{ name = "Ash", route = "first" }, { name = "Elm", route = "way", starts = 2024-01-03 }]
[[route]]
name = "first"
stage = [{ name = "live", duration = 1, trouble = { probability = 1, halt = "stop" } },
         { name = "settled", after = ["live"], duration = 100 }]
[[route]]
name = "way"
stage = [{ name = "moved", behind = ["stop"], duration = 1 }]
)";
    };
    CHECK(Run(text("")).end("moved of Elm") == 102);
    CHECK(Run(text("{ trust = \"Ash\", date = 2024-01-21 }")).end("moved of Elm") == 21);
}
