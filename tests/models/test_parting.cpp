#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

// Groups whose members leave: who takes longer, who is dropped, and what goes on without them.

using trial::day;
using trial::not_done;
using trial::Run;

namespace {

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
