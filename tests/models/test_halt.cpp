#include "models/halt.hpp"

#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"
#include "tests/models/experiment.hpp"

#include <cmath>
#include <fmt/format.h>
#include <limits>

using namespace trial;

namespace {
constexpr std::uint32_t many = 50'000;
constexpr double never = std::numeric_limits<double>::infinity();

/// A cutover on Fridays at 18:00 (days 4.75, 11.75, ...) with its go/no-go a day before, behind a
/// halt closed from day `from` for `days`.
std::string cutover_behind(const std::string& from, const std::string& days) {
    return "window = [{ name = \"weekend\" }]\n"
           "halt = [{ name = \"stop\", planned = [{ date = 2024-01-01, delay = " +
           from + ", length = " + days +
           " }] }]\ntrust = [{ name = \"Ash\", route = \"way\" }]\n[[route]]\nname = \"way\"\n"
           "stage = [{ name = \"move\", kind = \"cutover\", window = \"weekend\", decided = 1, "
           "duration = 2, behind = [\"stop\"] }]\n";
}

double mean_count(const sim::Accumulator& values) {
    return static_cast<double>(static_cast<std::int64_t>(values.sum())) /
           static_cast<double>(values.total());
}
} // namespace

TEST_CASE("a step behind a halt that opens and closes waits as the alternating renewal says",
          "[known-answer]") {
    // With rates l = 1/20 of closing and m = 1/5 of opening, and s = l + m, it is closed at t with
    // probability p = l / s (1 - e^-st); then what is left is again exponential. It is closed for
    // l / s (T - (1 - e^-sT) / s) of the first T days, and closes l times the rest.
    const double l = 1.0 / 20, s = 1.0 / 20 + 1.0 / 5, horizon = 100;
    const double p = l / s * (1 - std::exp(-s * 7));
    const Experiment server("scenarios/on-off.toml", many);
    check_flag(server.of("trusts", "site", "miss"), p);
    const auto& end = server.end("go of site");
    check_mean(end, 7 + 5 * p);
    check_variance(end, 2 * 25 * p - 25 * p * p);
    const double halted = l / s * (horizon - (1 - std::exp(-s * horizon)) / s);
    check_mean(server.of("programme", "", "halted_days"), halted);
    const auto& halts = server.of("programme", "", "halts");
    CHECK(mean_count(halts) ==
          Approx(l * (horizon - halted)).epsilon(0).margin(4 * 2.2 / std::sqrt(many)));
}

TEST_CASE("a halt is over when its remedy is, and when the worst site has settled",
          "[known-answer]") {
    // The larger of two exponential times with means a and b: a + b - 1 / (1/a + 1/b); its second
    // moment is 2 (a^2 + b^2 - c^2) with c = 1 / (1/a + 1/b).
    const double a = 6, b = 2 * 5, c = 1 / (1 / a + 1 / b);
    const Experiment site("scenarios/worst-site.toml", many);
    check_mean(site.end("settling of first"), 1 + b);
    check_mean(site.end("go-live of next"), 1 + a + b - c);
    check_variance(site.end("go-live of next"),
                   2 * (a * a + b * b - c * c) - (a + b - c) * (a + b - c));
    check_mean(site.of("programme", "", "halted_days"), a + b - c);
}

TEST_CASE("trouble that each remedy makes rarer strikes as its Markov chain says",
          "[known-answer]") {
    // After j remedies a go-live is bad with probability 0.4 / 2^j. The last of eight is out on day
    // 8 and three days later for each bad one among the first seven.
    const auto chain = [](int sites) {
        std::vector<double> share{1};
        for (int k = 0; k < sites; ++k) {
            share.push_back(0);
            for (std::size_t j = share.size() - 1; j > 0; --j) {
                const double before = share[j - 1] * .4 / std::pow(2, j - 1);
                share[j] += before - share[j] * .4 / std::pow(2, j);
            }
            share[0] *= .6;
        }
        return share;
    };
    const auto moments = [](const std::vector<double>& share) {
        double mean = 0, square = 0;
        for (std::size_t j = 0; j < share.size(); ++j) {
            mean += share[j] * static_cast<double>(j);
            square += share[j] * static_cast<double>(j * j);
        }
        return std::pair{mean, square - mean * mean};
    };
    const Experiment sites("scenarios/trouble.toml", many);
    const auto& out = sites.of("programme", "", "last_exit");
    check_mean(out, 8 + 3 * moments(chain(7)).first);
    check_variance(out, 9 * moments(chain(7)).second);
    check_flag(sites.of("programme", "", "any_miss"), 1 - std::pow(.6, 7));
    const auto& halts = sites.of("programme", "", "halts");
    CHECK(mean_count(halts) == Approx(moments(chain(8)).first)
                                   .epsilon(0)
                                   .margin(4 * std::sqrt(moments(chain(8)).second / many)));
}

TEST_CASE("trouble strikes and stops those of its configuration, and no others", "[known-answer]") {
    const Experiment sites("scenarios/contagion.toml", many);
    check_flag(sites.of("trusts", "bad A", "troubled"), .4);
    check_flag(sites.of("trusts", "live A1", "troubled"), .4 * .3);
    check_flag(sites.of("trusts", "live A2", "troubled"), .4 * .3);
    check_flag(sites.of("trusts", "live B1", "troubled"), 0);
    check_flag(sites.of("trusts", "next A", "miss"), .4);
    check_flag(sites.of("trusts", "next B", "miss"), 0);
    const sim::Accumulator& cost = sites.of("trusts", "live A1", "cost_gbp");
    CHECK(sim::mean(cost).value == Approx(.12 * 1e8).margin(4 * 1e8 * .325 / std::sqrt(many)));
}

TEST_CASE("a cutover passes its go/no-go only while the halt is open") {
    constexpr double friday = 4.75;
    CHECK(Run(cutover_behind("3", "2")).end("move of Ash") == friday + 7 + 2); // lost, open on 5
    CHECK(Run(cutover_behind("1", "2")).end("move of Ash") == friday + 2);     // open again in time
    CHECK(Run(cutover_behind("4", "9")).end("move of Ash") == friday + 2); // too late to stop it
    CHECK(Run(cutover_behind("3", "9")).end("move of Ash") == friday + 14 + 2); // open on day 12
    CHECK(Run(cutover_behind("0", "5")).end("move of Ash") == friday + 7 + 2);  // not even booked
    CHECK(Run(cutover_behind("3", "900")).end("move of Ash") == never);
}

TEST_CASE("a site that is struck while it settles takes longer from then on") {
    // Old went live on day 1 and settles in 20 days; new strikes it on day 10: twice 20 days.
    const Run run(R"(
halt = [{ name = "halt", until = "settling", remedy = 1 }]
trust = [{ name = "old", route = "way" }, { name = "new", route = "other" },
         { name = "next", route = "last" }]
[[route]]
name = "way"
stage = [{ name = "live", duration = 1 },
         { name = "settling", after = ["live"], duration = 20, cost_per_day = 100 }]
[[route]]
name = "other"
stage = [{ name = "live", duration = 10,
           trouble = { probability = 1, halt = "halt", contagion = 1, longer = 2 } },
         { name = "settling", after = ["live"], duration = 3, cost_per_day = 100 }]
[[route]]
name = "last"
stage = [{ name = "live", not_before = 2024-01-15, behind = ["halt"] }]
)");
    CHECK(run.end("settling of old") == 1 + 40);
    CHECK(run.end("settling of new") == 10 + 6);
    CHECK(run.end("live of next") == 41);
    CHECK(run.measure("trusts", "old", "cost_gbp") == 100'00 * 40);
    CHECK(run.measure("trusts", "new", "cost_gbp") == 100'00 * 6);
    CHECK(run.measure("programme", "", "halts") == 1);
    CHECK(run.measure("programme", "", "halted_days") == 31 * 86'400);
    CHECK(run.measure("trusts", "old", "troubled") == 1);
    CHECK(run.measure("trusts", "next", "troubled") == 0);
}

TEST_CASE("a halt on a date closes then, late, or never") {
    const auto after = [](const std::string& planned) {
        return Run("halt = [{ name = \"freeze\", remedy = 30, planned = [{ " + planned +
                   " }] }]\ntrust = [{ name = \"Ash\", route = \"way\" }]\n[[route]]\nname = "
                   "\"way\"\nstage = [{ name = \"go\", not_before = 2024-02-01, behind = "
                   "[\"freeze\"] }]\n")
            .end("go of Ash");
    };
    CHECK(after("date = 2024-01-15") == 14 + 30);
    CHECK(after("date = 2024-01-15, length = 20") == 14 + 20);
    CHECK(after("date = 2024-01-15, length = 10") == 31);
    CHECK(after("date = 2024-01-15, delay = 17") == 31 + 30); // at the very instant
    CHECK(after("date = 2024-01-15, delay = 18") == 31);
    CHECK(after("date = 2024-01-15, probability = 0") == 31);
    CHECK(after("date = 2023-12-25") == 31); // before the start: at the start
}

TEST_CASE("more trouble lets nobody out earlier, and none of it those who heed no halt",
          "[property]") {
    const auto text = [](double probability, const char* behind) {
        return fmt::format(R"(
halt = [{{ name = "halt", until = "settling", remedy = {{ pert = [10, 30, 90] }} }}]
trust = [{{ name = "a", route = "way" }}, {{ name = "b", route = "way" }},
         {{ name = "c", route = "way" }}, {{ name = "d", route = "way" }}]
[[route]]
name = "way"
exit = "live"
stage = [{{ name = "build", duration = {{ pert = [10, 40, 100] }} }},
         {{ name = "live", after = ["build"], duration = {{ pert = [1, 2, 9] }},
           {} failure = {{ probability = 0.2, to = "build" }},
           trouble = {{ probability = {}, halt = "halt", learning = 0.9,
                        contagion = 0.3, longer = 3 }} }},
         {{ name = "settling", after = ["live"], duration = {{ pert = [5, 20, 60] }} }}]
)",
                           behind, probability);
    };
    const char* behind = "behind = [\"halt\"],";
    bool any = false;
    for (std::uint32_t r = 0; r < 200; ++r)
        for (const char* site : {"live of a", "live of b", "live of c", "live of d"}) {
            const double calm = Run(text(0, behind), r).end(site);
            const double always = Run(text(1, behind), r).end(site);
            CAPTURE(r, site);
            CHECK(calm <= always);
            CHECK(Run(text(1, ""), r).end(site) == calm);
            any = any || calm < always;
        }
    CHECK(any);
}
