#include "models/bid_decision.hpp"

#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

#include <fmt/format.h>

using namespace trial;

namespace {
/// Alder and Birch are asked by Ash, whose contract is worth GBP 1,000.
Run asked(const std::string& alder, const std::string& trust = "", const std::string& tender = "") {
    return Run("supplier = [{ name = \"Alder\", " + alder +
               " }, { name = \"Birch\" }]\ntrust = [{ name = \"Ash\", route = \"way\", value = "
               "1000" +
               trust + R"( }]
[[route]]
name = "way"
stage = [{ name = "tender", kind = "tender", bidders = ["Alder", "Birch"], duration = 30)" +
               tender + " }]\n");
}
} // namespace

TEST_CASE("a supplier bids if its margin, times its odds, covers what the bid costs",
          "[known-answer]") {
    // 1/2 x 0.1 x 1,000 = 50.
    const auto declines = [](const std::string& alder, const std::string& trust = "",
                             const std::string& tender = "") {
        return asked(alder, trust, tender).measure("suppliers", "Alder", "not_interested");
    };
    CHECK(declines("margin = 0.1, bid_cost = 50") == 0);
    CHECK(declines("margin = 0.1, bid_cost = 51") == 1);
    CHECK(declines("margin = 0.1, bid_cost = 26, caution = 2") == 1);
    CHECK(declines("margin = 0.1, bid_cost = 25, caution = 2") == 0);
    // Birch is the incumbent and has three times the weight: 1/4.
    CHECK(declines("margin = 0.1, bid_cost = 26", ", incumbent = \"Birch\", loyalty = 3") == 1);
    CHECK(declines("margin = 0.1, bid_cost = 25", ", incumbent = \"Birch\", loyalty = 3") == 0);
    // Of two places in a framework each gets one.
    CHECK(declines("margin = 0.1, bid_cost = 100", "", ", admits = 2") == 0);
    CHECK(declines("margin = 0.1, bid_cost = 101", "", ", admits = 2") == 1);
    // A supplier that says nothing of its margin always bids.
    CHECK(asked("bid_cost = 5000").measure("suppliers", "Alder", "bids_declined") == 0);
}

TEST_CASE("who is not interested has declined, and pays nothing") {
    const Run run = asked("margin = 0.1, bid_cost = 60");
    CHECK(run.measure("suppliers", "Alder", "bids_declined") == 1);
    CHECK(run.measure("suppliers", "Alder", "bids_written") == 0);
    CHECK(run.measure("programme", "", "bids_declined") == 1);
    CHECK(run.measure("programme", "", "cost_gbp") == 0);
    CHECK(run.measure("trusts", "Ash", "supplier") == 1);
}

TEST_CASE("a desk that takes on three bids declines as many as M/M/1/3 blocks",
          "[known-answer][long]") {
    // One team and two that may wait, load 1: in each of the four states a quarter of the time
    // (L. Kleinrock, Queueing Systems I, 3.6). The 51st invitation sees a steady state: what is
    // left of the start falls by a factor below 0.8 with each.
    const Experiment desk("scenarios/busy-desk.toml", 100'000);
    for (int k = 51; k <= 60; ++k)
        check_flag(desk.of("stages", fmt::format("tender {} of market", k), "bids_declined"), .25,
                   {.0001});
}

TEST_CASE("a competition is held until enough bids comply", "[known-answer]") {
    // Rounds are geometric: with chance 0.4 one bid complies, with 3 x 0.4^2 x 0.6 + 0.4^3 at
    // least two of three.
    const Experiment competitions("scenarios/compliance.toml", 50'000);
    const auto check = [&](const std::string& tender, double p) {
        check_mean(competitions.end(tender), 30 / p);
        check_variance(competitions.end(tender), 900 * (1 - p) / p / p);
    };
    check("tender of Ash", .4);
    check("wide tender of Elm", 3 * .16 * .6 + .064);
}

TEST_CASE("each round of a competition is paid for, also one that came to nothing") {
    for (std::uint32_t r = 0; r < 5; ++r) {
        const Run run(R"(
supplier = [{ name = "Alder", compliance = 0.3, bid_cost = 7 }]
trust = [{ name = "Ash", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "tender", kind = "tender", bidders = ["Alder"], duration = 3, cost = 100 }]
)",
                      r);
        const std::int64_t rounds = run.attempts("tender of Ash");
        CHECK(run.measure("programme", "", "cost_gbp") == rounds * 107 * 100);
        CHECK(run.measure("suppliers", "Alder", "non_compliant") == rounds - 1);
        CHECK(run.measure("programme", "", "failed_tenders") == rounds - 1);
    }
}

TEST_CASE("every invitation is written or declined, and why is counted", "[property]") {
    for (std::uint32_t r = 0; r < 60; ++r) {
        const std::uint32_t teams = r % 3, stretch = r % 4, waiting = r % 5;
        const Run run(fmt::format(R"(
supplier = [{{ name = "Alder", bid_teams = {}, stretch = {}, most_waiting = {}, margin = 0.1,
         bid_cost = {{ uniform = [0, 120] }}, bid_effort = {{ exponential = 20 }},
         overload = {{ effort = 1.5, compliance = 0.5 }} }}, {{ name = "Birch" }}]
trust = [{{ name = "Ash", route = "way", value = 1000 }},
         {{ name = "Elm", route = "way", value = 1000 }},
         {{ name = "Oak", route = "way", value = 1000 }},
         {{ name = "Yew", route = "way", value = 1000 }}]
[[route]]
name = "way"
stage = [{{ name = "call", duration = {{ uniform = [0, 30] }} }},
         {{ name = "tender", kind = "tender", after = ["call"], bidders = ["Alder", "Birch"],
         bids_needed = 0, duration = 30 }}]
)",
                                  teams, stretch, waiting),
                      r);
        const models::Desk& desk = run.world().desks[0];
        CAPTURE(r, teams, stretch, waiting);
        CHECK(desk.written + desk.declined == 4);
        CHECK(desk.not_interested + desk.too_busy <= desk.declined);
        CHECK(desk.overloaded <= desk.written);
        CHECK(desk.non_compliant <= desk.overloaded);
        if (stretch == 0)
            CHECK(desk.overloaded == 0);
        if (teams == 0) // all that is written is beyond the teams there are
            CHECK(desk.overloaded == desk.written);
        if (waiting == 0) // then nobody waits, so nobody waits in vain
            CHECK(desk.declined == desk.not_interested + desk.too_busy);
    }
}
