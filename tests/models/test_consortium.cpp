#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <random>

// Groups whose members leave: who takes longer, who is dropped, and what goes on without them.

using trial::Run;

namespace {
constexpr double not_done = std::numeric_limits<double>::infinity();
constexpr std::int64_t day = 86'400;

/// A pair of which Ash leaves when the group has agreed, after ten days, and Elm stays; stages of
/// the group's route besides "agreed", stages of the route that Ash then takes, and a head.
std::string pair_of(const std::string& together, const std::string& alone,
                    const std::string& head = "") {
    return head + R"(
group = [{ name = "pair", fallback = "alone" }]
trust = [{ name = "Ash", group = "pair", route = "together" },
         { name = "Elm", group = "pair", route = "together", independence = 0 }]
[[route]]
name = "together"
stage = [{ name = "agreed", by = "group", duration = 10, parting = { probability = 1 } },
         )" +
           together +
           R"(]
[[route]]
name = "alone"
stage = [)" +
           alone + "]\n";
}

const std::string crew = "capacity = [{ name = \"crew\", units = 1 }]\n";
const std::string needs_crew = "needs = [{ capacity = \"crew\" }]";
} // namespace

TEST_CASE("a stage takes a share longer for each further member of its group") {
    const auto text = [](const std::string& members) {
        return "group = [{ name = \"some\" }]\ntrust = [" + members +
               "]\n[[route]]\nname = \"way\"\nstage = [{ name = \"agreed\", by = \"group\", "
               "duration = 10, minimum = 11, each_further_member = 0.2 }]\n";
    };
    const std::string ash = "{ name = \"Ash\", group = \"some\", route = \"way\" }";
    const std::string elm = ", { name = \"Elm\", group = \"some\", route = \"way\" }";
    const std::string oak = ", { name = \"Oak\", group = \"some\", route = \"way\" }";
    CHECK(Run(text(ash)).end("agreed of some") == 11); // a statutory minimum is not stretched
    CHECK(Run(text(ash + elm)).end("agreed of some") == 12);
    CHECK(Run(text(ash + elm + oak)).end("agreed of some") == 14);
}

TEST_CASE("members leave, and the rest go on, with the chances that are given", "[known-answer]") {
    // Ash leaves with .3, Elm with .6, by themselves; if both do (.18) one is left, fewer than the
    // two it takes, and Oak must leave too. With n members the purchase takes 20 (1 + (n - 1) / 2)
    // days after the 10: Oak is out after 50 with .7 .4 = .28, after 40 with .3 .4 + .7 .6 = .54,
    // and after 10 + 15 with .18.
    const trial::Experiment trio("scenarios/parting.toml", 20'000);
    trial::check_flag(trio.of("trusts", "Ash", "left_group"), .3);
    trial::check_flag(trio.of("trusts", "Elm", "left_group"), .6);
    trial::check_flag(trio.of("trusts", "Oak", "left_group"), .18);
    trial::check_flag(trio.of("groups", "trio", "broken_up"), .18);
    trial::check_mean(trio.of("trusts", "Oak", "exit"), 50 * .28 + 40 * .54 + 25 * .18);
    trial::check_flag(trio.of("trusts", "Oak", "miss"), .82);
    trial::check_mean(trio.end("signed of Oak"), 50 * .28 + 40 * .54 + 25 * .18);
}

TEST_CASE("who leaves is out as if it had always been alone, from that day on", "[property]") {
    // The draws belong to stage, owner and attempt, so that they are the same in both.
    const std::string alone = R"(
        { name = "case", kind = "approval", duration = { exponential = 20 },
          failure = { probability = 0.3 } },
        { name = "tender", kind = "tender", by = "group", after = ["case"], bidders = ["Alder",
          "Birch"], bids_needed = 2, duration = { pert = [20, 30, 60] } },
        { name = "build", after = ["tender"], duration = { exponential = 30 },
          needs = [{ team = "build", until = "move" }] },
        { name = "move", kind = "cutover", after = ["build"], window = "weekend", duration = 2,
          called_off = 0.3, called_off_to = "build", failure = { probability = 0.2, to = "case" } },
        { name = "closed", by = "programme", after = ["move"], duration = 3 })";
    const std::string together =
        "{ name = \"survey\", duration = 200 }, { name = \"bought\", by = \"group\", after = "
        "[\"agreed\"], each_further_member = 0.5, duration = { exponential = 50 } }";
    const std::string head = R"(
supplier = [{ name = "Alder", bid_effort = { pert = [10, 20, 40] },
              team = [{ name = "build" }] },
            { name = "Birch", bid_effort = { pert = [10, 20, 40] }, team = [{ name = "build" }] }]
window = [{ name = "weekend" }]
)";
    const std::string never_together = head + R"(
trust = [{ name = "Ash", route = "alone", starts = 2024-01-11 },
         { name = "Elm", group = "pair", route = "together" }]
group = [{ name = "pair" }]
[[route]]
name = "together"
stage = [{ name = "agreed", by = "group", duration = 10 }, )" +
                                       together + "]\n[[route]]\nname = \"alone\"\nstage = [" +
                                       alone + "]\n";
    for (std::uint32_t replication = 0; replication < 200; ++replication) {
        CAPTURE(replication);
        const Run left(pair_of(together, alone, head), replication);
        const Run always(never_together, replication);
        for (const char* trust : {"Ash", "Elm"})
            for (const char* measure : {"exit", "miss", "supplier", "cost_gbp"})
                CHECK(left.measure("trusts", trust, measure) ==
                      always.measure("trusts", trust, measure));
        CHECK(left.measure("trusts", "Ash", "left_group") == 1);
        CHECK(left.measure("trusts", "Elm", "left_group") == 0);
    }
}

TEST_CASE("a group waits no longer for a member that has left") {
    const Run run(pair_of("{ name = \"bought\", by = \"group\", after = [\"case\"], duration = 5 "
                          "}, { name = \"case\", duration = 300 }",
                          "{ name = \"bought alone\", duration = 7 }"));
    CHECK(run.end("bought of pair") == 305); // Elm's own case
    CHECK(run.measure("trusts", "Ash", "exit") == 17 * day);
    const Run only_ash(pair_of("{ name = \"bought\", by = \"group\", after = [\"case\"] }, { name "
                               "= \"case\", duration = 30, needs = [{ capacity = \"crew\" }] }",
                               "{ name = \"rest\" }", crew));
    CHECK(only_ash.end("case of Elm") == 40); // Ash had the crew from 0 to 10
    CHECK(only_ash.end("bought of pair") == 40);
}

TEST_CASE("who leaves no longer stands in line") {
    const Run run(pair_of("{ name = \"case\", priority = 5, duration = 20, " + needs_crew +
                              " }, { name = \"other\", duration = 1, " + needs_crew + " }",
                          "{ name = \"rest\" }", crew));
    // Elm's case waits for Ash's until 10; Ash's "other" has left the line by then.
    CHECK(run.end("case of Elm") == 30);
    CHECK(run.end("other of Elm") == 31);
    CHECK(run.end("other of Ash") == not_done);
}

TEST_CASE("what is held until a later stage is given back by who leaves") {
    const Run run(pair_of("{ name = \"load\", duration = 2, needs = [{ capacity = \"crew\", until "
                          "= \"test\" }] }, { name = \"test\", after = [\"load\"], duration = 90 }",
                          "{ name = \"rest\" }", crew));
    CHECK(run.end("load of Elm") == 12);
}

TEST_CASE("a window that has not opened is free again when who booked it leaves") {
    const std::string move = "{ name = \"ready\", duration = 1 }, { name = \"move\", kind = "
                             "\"cutover\", after = [\"ready\"], window = \"monday\", notice = 14, "
                             "duration = 1 }";
    const std::string head = "window = [{ name = \"monday\", weekday = \"monday\", hour = 0 }]\n";
    const Run both(pair_of(move, "{ name = \"rest\" }", head));
    CHECK(both.end("move of Elm") == 29); // Ash had the 21st, Elm has booked the 28th
    const Run after(pair_of("{ name = \"move\", kind = \"cutover\", after = [\"agreed\"], window "
                            "= \"monday\", duration = 1 }, { name = \"early\", kind = \"cutover\", "
                            "window = \"monday\", notice = 14, duration = 1 }",
                            "{ name = \"rest\" }", head));
    // At 10 Ash's "early" on the 14th day is given up, and Elm's "move" takes its place.
    CHECK(after.end("early of Elm") == 22);
    CHECK(after.end("move of Elm") == 15);
}

TEST_CASE("what a trust has done counts on its fallback route, and is not done again") {
    const Run run(pair_of("{ name = \"case\", duration = 5 }, { name = \"bought\", by = \"group\", "
                          "after = [\"case\", \"agreed\"], duration = 4, failure = { probability "
                          "= 1, at_most = 1, to = \"case\" } }",
                          "{ name = \"case\", duration = 5 }, { name = \"bought\", by = \"group\", "
                          "after = [\"case\"], duration = 8 }"));
    CHECK(run.measure("trusts", "Ash", "exit") == 18 * day);
    CHECK(run.attempts("case of Ash") == 1); // the pair goes back to its members' case
    CHECK(run.attempts("case of Elm") == 2);
    CHECK(run.end("bought of pair") == 14 + 5 + 4);
}

TEST_CASE("a stage of all trusts on a route waits for those who come to it, not those who left") {
    const std::string rest = R"(
group = [{ name = "pair", fallback = "alone" }]
trust = [{ name = "Ash", group = "pair", route = "together" },
         { name = "Elm", group = "pair", route = "together", independence = 0 },
         { name = "Oak", route = "alone" }]
[[route]]
name = "together"
stage = [{ name = "agreed", by = "group", duration = 10, parting = { probability = 1 } },
         { name = "slow", duration = 20 },
         { name = "closed", by = "programme", after = ["slow"], duration = 1 }]
[[route]]
name = "alone"
stage = [{ name = "case", duration = 15 },
         { name = "ended", by = "programme", after = ["case"], duration = 1 }]
)";
    const Run run(rest);
    CHECK(run.end("closed of programme") == 21);
    CHECK(run.end("ended of programme") == 26); // Oak was ready at 15, Ash came at 10
}

TEST_CASE("a group with too few members breaks up, and its tender is withdrawn") {
    const std::string text = R"(
supplier = [{ name = "Alder", bid_effort = 50 }]
group = [{ name = "pair", fallback = "alone", at_least = 2 }]
trust = [{ name = "Ash", group = "pair", route = "together" },
         { name = "Elm", group = "pair", route = "together", independence = 0,
           fallback = "nothing" }]
[[route]]
name = "together"
stage = [{ name = "agreed", by = "group", duration = 10, parting = { probability = 1 } },
         { name = "tender", kind = "tender", by = "group", bidders = ["Alder"], duration = 200 },
         { name = "built", after = ["tender"] }]
[[route]]
name = "alone"
stage = [{ name = "own tender", kind = "tender", by = "group", bidders = ["Alder"],
           duration = 60 }]
[[route]]
name = "nothing"
stage = [{ name = "rest" }]
)";
    const Run run(text);
    CHECK(run.end("tender of pair") == not_done);
    CHECK(run.end("own tender of Ash") == 70); // Alder's only team was free at 10, not at 50
    CHECK(run.measure("trusts", "Elm", "exit") == 10 * day);
    CHECK(run.measure("groups", "pair", "broken_up") == 1);
    CHECK(run.measure("groups", "pair", "members_left") == 2);
    CHECK(run.measure("suppliers", "Alder", "bids_written") == 2);
    CHECK(run.measure("suppliers", "Alder", "won") == 1);
}

TEST_CASE("who is alone has nobody to part from, and who never leaves stays") {
    std::string text = pair_of("{ name = \"more\", by = \"group\", after = [\"agreed\"], parting = "
                               "{ probability = 1 } }",
                               "{ name = \"rest\" }");
    text.replace(text.find(", independence = 0"), 18, "");
    const Run both(text); // all leave at once
    CHECK(both.measure("trusts", "Ash", "left_group") == 1);
    CHECK(both.measure("trusts", "Elm", "left_group") == 1);
    CHECK(both.measure("groups", "pair", "broken_up") == 1);
    CHECK(both.end("more of pair") == not_done);
    const Run one(pair_of("{ name = \"more\", by = \"group\", after = [\"agreed\"], parting = { "
                          "probability = 1 } }",
                          "{ name = \"rest\" }"));
    CHECK(one.measure("groups", "pair", "members_left") == 1);
    CHECK(one.end("more of pair") == 10);
}

TEST_CASE("a trust may choose for itself at a call-off from its group's framework") {
    const std::string text = R"(
supplier = [{ name = "Alder", appeal = 1e-9 }, { name = "Birch" }, { name = "Cedar" }]
group = [{ name = "pair" }]
trust = [{ name = "Ash", group = "pair", route = "way", incumbent = "Cedar", loyalty = 1e9 },
         { name = "Elm", group = "pair", route = "way", incumbent = "Alder", loyalty = 0 }]
[[route]]
name = "way"
stage = [{ name = "framework", by = "group", duration = 10 },
         { name = "call-off", kind = "tender", after = ["framework"], duration = 5,
           bidders = ["Alder", "Birch", "Cedar"] },
         { name = "kept", when = "stay", after = ["call-off"], duration = 1 },
         { name = "changed", when = "change", after = ["call-off"], duration = 2 }]
)";
    const Run run(text);
    CHECK(run.measure("trusts", "Ash", "supplier") == 2);
    CHECK(run.measure("trusts", "Elm", "supplier") != 0);
    CHECK(run.end("kept of Ash") == 16);
    CHECK(run.end("changed of Elm") == 17);
}

TEST_CASE("a group neither waits for nor counts who joins it later") {
    const Run run(R"(
group = [{ name = "pair" }]
trust = [{ name = "Ash", group = "pair", route = "way" },
         { name = "Elm", group = "pair", route = "way", joins = "bought", starts = 2024-02-20 }]
[[route]]
name = "way"
stage = [{ name = "case", duration = 10 },
         { name = "agreed", by = "group", after = ["case"], duration = 10,
           each_further_member = 0.5 },
         { name = "asked", after = ["agreed"], duration = 1 },
         { name = "bought", by = "group", after = ["asked"], duration = 10,
           each_further_member = 0.5 },
         { name = "signed", after = ["bought"], duration = 1 }]
)");
    CHECK(run.end("agreed of pair") == 20);
    CHECK(run.end("asked of Ash") == 21);
    CHECK(run.end("asked of Elm") == 51); // it begins on day 50, and comes after what was agreed
    CHECK(run.end("bought of pair") == 66);
    CHECK(run.end("signed of Elm") == 67);
}

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

TEST_CASE("a trust that is dissolved is out that day; one that is out already is not touched") {
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

namespace {
/// A scenario of groups that part and trusts that merge, in which all sorts of stages, needs and
/// failures meet, but everybody who is left must be out long before the horizon.
std::string any_scenario(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto one_of = [&](std::uint32_t count) { return random() % count; };
    std::string text = R"(
capacity = [{ name = "crew", units = 2 }]
window = [{ name = "weekend", slots = 2 }]
supplier = [{ name = "Alder", bid_teams = 2, bid_effort = { uniform = [5, 15] },
              team = [{ name = "build", units = 8 }] },
            { name = "Birch", bid_teams = 1, bid_effort = { uniform = [5, 15] },
              team = [{ name = "build", units = 8 }] }]
)";
    text += fmt::format("group = [{{ name = \"g\", fallback = \"{}\", at_least = {} }}, {{ name = "
                        "\"h\", fallback = \"alone\" }}]\ntrust = [",
                        one_of(2) == 0 ? "alone" : "together", 1 + one_of(3));
    for (std::uint32_t t = 0; t < 8; ++t)
        text += fmt::format("{{ name = \"T{}\", {} route = \"{}\", incumbent = \"{}\"{}{} }}, ", t,
                            t < 4 ? "group = \"g\"," : (t < 7 ? "group = \"h\"," : ""),
                            t < 7 ? "together" : "alone", one_of(2) == 0 ? "Alder" : "Birch",
                            one_of(4) == 0 ? ", independence = 2" : "",
                            t == 3 && one_of(2) == 0 ? ", joins = \"tender\"" : "");
    text += "]\nmerger = [";
    for (std::uint32_t t = 0; t < 8; ++t)
        if (one_of(4) == 0)
            text += fmt::format("{{ trust = \"T{}\", {} date = 2024-0{}-1{}, probability = 0.7, "
                                "delay = {{ uniform = [0, 20] }} }}, ",
                                t, t > 0 ? fmt::format("into = \"T{}\",", one_of(t)) : "",
                                1 + one_of(4), one_of(10));
    const auto leads_back = [&](const char* to) {
        return one_of(2) == 0 ? std::string{}
                              : fmt::format(", failure = {{ probability = 0.4, to = \"{}\" }}", to);
    };
    text += "]\n";
    for (const char* route : {"together", "alone"})
        text += fmt::format(
            R"([[route]]
name = "{}"
exit = "move"
stage = [{{ name = "case", duration = {{ uniform = [1, 30] }},
     needs = [{{ capacity = "crew" }}]{} }},
  {{ name = "agreed", by = "group", after = ["case"], duration = {{ uniform = [0, 20] }},
     each_further_member = 0.3, parting = {{ probability = 0.3, learning = 0.5 }}{} }},
  {{ name = "studied", by = "group", duration = {{ uniform = [5, 60] }},
     parting = {{ probability = 0.2 }} }},
  {{ name = "tender", kind = "tender", by = "group", after = ["agreed"],
     bidders = ["Alder", "Birch"], duration = {{ uniform = [20, 30] }}{} }},
  {{ name = "rules", by = "programme", after = ["case"], duration = 3{} }},
  {{ name = "build", after = ["tender", "rules"], duration = {{ uniform = [1, 20] }},
     needs = [{{ team = "build", until = "move" }}]{} }},
  {{ name = "signed", by = "group", after = ["build", "studied"], duration = 1,
     parting = {{ probability = 0.3 }} }},
  {{ name = "move", kind = "cutover", after = ["signed"], window = "weekend", notice = 14,
     duration = 2, called_off = 0.3, called_off_to = "build",
     needs = [{{ capacity = "crew" }}]{} }},
  {{ name = "closed", by = "programme", after = ["move"], duration = 1 }}]
)",
            route, leads_back("case"), leads_back("case"), leads_back("agreed"), leads_back("case"),
            leads_back("tender"), leads_back("build"));
    return text;
}
} // namespace

TEST_CASE("whoever leaves or ends, all others get out and nothing stays held", "[property]") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const std::string text =
            "start = 2024-01-01\ndeadline = 2024-12-31\nhorizon = 2044-12-31\n" +
            any_scenario(seed);
        INFO(text);
        const models::Programme programme = trial::programme_of(text);
        models::Programme::Workspace workspace(programme);
        std::vector<std::int64_t> outcome(programme.outcome().size()), again(outcome);
        for (std::uint32_t replication = 0; replication < 20; ++replication) {
            CAPTURE(seed, replication);
            programme.run(sim::Streams(7, replication), workspace, outcome);
            REQUIRE(outcome[programme.outcome().index("programme", "", "last_exit")] !=
                    sim::censored);
            const models::World& world = workspace.world();
            for (const models::Held& held : world.held)
                REQUIRE_FALSE(held.lease.held());
            for (const models::Progress& each : world.progress)
                REQUIRE((each.state == models::Progress::State::done ||
                         each.state == models::Progress::State::absent));
            REQUIRE(workspace.world().simulation().live() == 0);
            models::Programme::Workspace fresh(programme);
            programme.run(sim::Streams(7, replication), fresh, again);
            REQUIRE(outcome == again);
        }
    }
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

TEST_CASE("a group's stage takes nothing of a member's own once that has left") {
    const Run run(pair_of(
        "{ name = \"busy\", after = [\"agreed\"], duration = 50, needs = [{ "
        "capacity = \"testers\" }] }, { name = \"tested\", by = \"group\", after "
        "= [\"agreed\"], priority = 2000, duration = 3, needs = [{ capacity = \"testers\" }] }",
        "{ name = \"test alone\", duration = 20, needs = [{ capacity = "
        "\"testers\" }] }",
        "capacity = [{ name = \"testers\", of = \"trust\", units = 1 }]\n"));
    CHECK(run.end("busy of Elm") == 60);
    CHECK(run.end("tested of pair") == 63); // of Elm's testers only
    CHECK(run.measure("trusts", "Ash", "exit") == 30 * day);
}
