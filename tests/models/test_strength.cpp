#include "models/strength.hpp"

#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"
#include "tests/models/experiment.hpp"

#include <cmath>

using models::Strength;
using trial::Run;

namespace {
models::Capacity capacity_of(std::int64_t units, std::int64_t least) {
    models::Capacity capacity;
    capacity.units.value = units;
    capacity.losses.emplace();
    capacity.losses->least.value = least;
    return capacity;
}

/// Three trusts that need a crew for ten days each; two crews, and what happens to them.
std::string crews(const std::string& what_happens) {
    return "capacity = [{ name = \"crew\", units = 2, " + what_happens +
           " }]\ntrust = [{ name = \"Ash\", route = \"way\" }, { name = \"Elm\", route = \"way\" "
           "}, { name = \"Oak\", route = \"way\" }]\n[[route]]\nname = \"way\"\nstage = [{ name = "
           "\"move\", duration = 10, needs = [{ capacity = \"crew\" }] }]\n";
}
} // namespace

TEST_CASE("losses take units down to the least, plans to any number") {
    Strength teams(capacity_of(5, 2));
    teams.lose(2);
    CHECK(teams.units() == 3);
    teams.lose(2);
    CHECK(teams.units() == 2);
    CHECK(teams.lost() == 3); // there was one only to lose
    teams.plan(1);
    CHECK(teams.units() == 1);
    teams.lose(1);
    CHECK(teams.lost() == 3);
    teams.plan(7);
    CHECK(teams.units() == 4);
}

TEST_CASE("what is lost no longer serves, but drives nobody out") {
    // One crew goes on day 5 and the other, held, on day 10, but one is kept.
    const Run run(crews("losses = { every = 5, least = 1 }"));
    CHECK(run.end("move of Ash") == 10);
    CHECK(run.end("move of Elm") == 10);
    CHECK(run.end("move of Oak") == 20);
    CHECK(run.measure("capacities", "crew", "units_lost") == 1);
    const Run all(crews("losses = { every = 5, units = 3 }"));
    CHECK(all.end("move of Elm") == 10);
    CHECK(std::isinf(all.end("move of Oak")));
    CHECK(all.measure("capacities", "crew", "units_lost") == 2);
}

TEST_CASE("losses begin on their day, and go on after a planned change") {
    // Both are lost by day 41; of two more from day 60 on one goes on day 61, one on day 71.
    const Run run(crews("losses = { every = 10, from = 2024-01-22 }, change = [{ date = "
                        "2024-03-01, units = 4 }]"));
    CHECK(run.end("move of Oak") == 20);
    CHECK(run.measure("capacities", "crew", "units_lost") == 4);
}

TEST_CASE("units lost are Poisson counts, capped", "[known-answer]") {
    // W. Feller, An Introduction to Probability Theory and Its Applications I (Wiley 1968), section
    // VI.6. From 1 April to 31 December are 275 days, so N has mean m = 275/90, and of three units
    // min(N, 3) are lost: mean 3 - 3 p0 - 2 p1 - p2, second moment 9 - 9 p0 - 8 p1 - 5 p2. To 1
    // July are 91 days: three of five teams are left unless three or more have gone.
    const trial::Experiment skills("scenarios/lost-skills.toml", 50'000);
    const double m = 275.0 / 90;
    const double p0 = std::exp(-m), p1 = m * p0, p2 = m * p1 / 2;
    const double mean = 3 - 3 * p0 - 2 * p1 - p2;
    const double variance = 9 - 9 * p0 - 8 * p1 - 5 * p2 - mean * mean;
    const auto& lost = skills.of("capacities", "exit teams", "units_lost");
    CHECK(sim::mean(lost).value ==
          Approx(mean).epsilon(0).margin(4 *
                                         std::sqrt(variance / static_cast<double>(lost.count()))));
    const double j = 91.0 / 90;
    trial::check_flag(skills.of("trusts", "Ashby", "miss"), 1 - std::exp(-j) * (1 + j + j * j / 2));
}

TEST_CASE("a capacity that can lose nothing is as without losses", "[property]") {
    const std::string stages =
        "[[route]]\nname = \"way\"\nstage = [{ name = \"move\", duration = { "
        "exponential = 30 }, needs = [{ capacity = \"crew\" }] }]\n";
    const std::string trusts =
        "trust = [{ name = \"Ash\", route = \"way\" }, { name = \"Oak\", route = \"way\" }]\n";
    const std::string losing = "capacity = [{ name = \"crew\", losses = { every = { "
                               "exponential = 3 }, least = 1 } }]\n";
    const std::string rest = trusts + stages;
    const std::string with = losing + rest;
    const std::string without = "capacity = [{ name = \"crew\" }]\n" + rest;
    for (std::uint32_t r = 0; r < 20; ++r) {
        const Run plain(without, r);
        const Run kept(with, r);
        for (const char* trust : {"Ash", "Oak"})
            REQUIRE(plain.measure("trusts", trust, "exit") ==
                    kept.measure("trusts", trust, "exit"));
    }
}

TEST_CASE("the more often units are lost, the later is the last exit", "[property]") {
    const auto last = [](const std::string& every, std::uint32_t r) {
        return Run(crews("losses = { every = { exponential = " + every + " }, least = 1 }"), r)
            .measure("programme", "", "last_exit");
    };
    for (std::uint32_t r = 0; r < 20; ++r) {
        REQUIRE(last("5", r) >= last("10", r));
        REQUIRE(last("10", r) >= last("1000", r));
    }
}

TEST_CASE("two trusts wait for open windows as long as summed over the windows", "[known-answer]") {
    // Windows open on days 0, 7, 14, 49, 56, ...: those of days 21 to 42 are frozen. A trust is
    // ready after the window before the g-th and up to it with chance q_g; both by then with Q_g^2.
    // If both want the same window one of them takes the next, so the last moves at
    // E = sum of w_g (Q_g^2 - Q_(g-1)^2) + sum of q_g^2 (w_(g+1) - w_g); in time, before day 63,
    // unless both want day 56 or one a later window.
    const trial::Experiment freeze("scenarios/freeze.toml", 50'000);
    double mean = 0, square = 0, in_time = 0, before = 0;
    const auto window = [](int g) { return g < 2 ? 7.0 * (g + 1) : 7.0 * (g + 5); };
    for (int g = 0; g < 100; ++g) {
        const double ready = 1 - std::exp(-window(g) / 20), q = ready - before;
        const double here = ready * ready - before * before - q * q;
        mean += window(g) * here + window(g + 1) * q * q;
        square += window(g) * window(g) * here + window(g + 1) * window(g + 1) * q * q;
        in_time += (window(g) < 63 ? here : 0) + (window(g + 1) < 63 ? q * q : 0);
        before = ready;
    }
    const auto& last = freeze.of("programme", "", "last_exit");
    trial::check_mean(last, mean);
    trial::check_variance(last, square - mean * mean);
    trial::check_flag(freeze.of("programme", "", "any_miss"), 1 - in_time);
}

TEST_CASE("a trust's own units go at the same times whoever else is in the scenario",
          "[property]") {
    const auto lost = [](const std::string& first, std::uint32_t replication) {
        return Run("capacity = [{ name = \"crew\", of = \"trust\", units = 2, losses = { every = { "
                   "exponential = 20 } } }]\ntrust = [" +
                       first +
                       "{ name = \"Elm\", route = \"way\" }]\n[[route]]\nname = \"way\"\nstage = "
                       "[{ "
                       "name = \"a\", duration = 5, needs = [{ capacity = \"crew\" }] }, { name = "
                       "\"b\", "
                       "after = [\"a\"], duration = 30, needs = [{ capacity = \"crew\", units = 2 "
                       "}] }]\n",
                   replication)
            .measure("trusts", "Elm", "exit");
    };
    for (std::uint32_t r = 0; r < 50; ++r)
        CHECK(lost("{ name = \"Ash\", route = \"way\" }, ", r) == lost("", r));
}
