#include "models/bill.hpp"

#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"
#include "tests/models/experiment.hpp"

#include <chrono>
#include <cmath>

using trial::Run;

namespace {
/// A trust that is out `days` after the start of 2024; the deadline is 2024-12-31, day 366.
std::string out_after(int days) {
    return "trust = [{ name = \"Ash\", route = \"way\" }]\n[[route]]\nname = \"way\"\nstage = [{ "
           "name = \"copy\", duration = 10, cost = 7 }, { name = \"move\", after = [\"copy\"], "
           "duration = " +
           std::to_string(days - 10) + " }]\n";
}

std::int64_t run_on(const std::string& money, int days) {
    return Run("money = { " + money + ", itemised = true }\n" + out_after(days))
        .measure("trusts", "Ash", "run_on_gbp");
}

constexpr double days_a_month = 365.25 / 12; // [days]
} // namespace

TEST_CASE("the run-on is paid for every term that was begun") {
    const std::string by_term = "run_on = 100, term = 3";
    CHECK(run_on(by_term, 366) == 0);
    CHECK(run_on(by_term, 367) == 300'00);
    CHECK(run_on(by_term, 366 + 90) == 300'00); // to the end of March 2025
    CHECK(run_on(by_term, 366 + 91) == 600'00);
    CHECK(run_on(by_term, 366 + 181) == 600'00);
    CHECK(run_on(by_term, 366 + 182) == 900'00);
}

TEST_CASE("without terms the run-on is paid by the day") {
    CHECK(run_on("run_on = 100", 366 + 60) == std::llround(100'00 * 60 / days_a_month));
    CHECK(run_on("run_on = 100", 366) == 0);
}

TEST_CASE("leaving early is an item of its own") {
    const Run run("money = { early = 100, itemised = true }\n" + out_after(366 - 60));
    const std::int64_t early = std::llround(100'00 * 60 / days_a_month);
    CHECK(run.measure("trusts", "Ash", "early_gbp") == early);
    CHECK(run.measure("costs", "leaving early", "gbp") == early);
    CHECK(run.measure("trusts", "Ash", "cost_gbp") == early + 7'00);
}

TEST_CASE("both systems are paid for from the end of a stage to the exit") {
    const Run run("money = { dual_running = 100, dual_from = \"copy\" }\n" + out_after(100));
    const std::int64_t both = std::llround(100'00 * 90 / days_a_month);
    CHECK(run.measure("trusts", "Ash", "dual_running_gbp") == both);
    CHECK(run.measure("trusts", "Ash", "stages_gbp") == 7'00);
    CHECK(run.measure("trusts", "Ash", "cost_gbp") == both + 7'00);
    CHECK(run.measure("costs", "dual running", "gbp") == both);
    CHECK(run.measure("programme", "", "cost_gbp") == both + 7'00);
}

TEST_CASE("a trust that does not do the stage, or has no such stage, never runs both systems") {
    const Run run(R"(
money = { dual_running = 100, dual_from = "copy" }
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "other" }]
[[route]]
name = "way"
stage = [{ name = "copy", when = "together" }, { name = "move", after = ["copy"], duration = 9 }]
[[route]]
name = "other"
stage = [{ name = "move", duration = 9 }]
)");
    CHECK(run.measure("trusts", "Ash", "dual_running_gbp") == 0);
    CHECK(run.measure("trusts", "Elm", "dual_running_gbp") == 0);
}

TEST_CASE("items are told on demand, censored together, and add up", "[property]") {
    const std::string text = R"(
supplier = [{ name = "Alder", bid_effort = 5, bid_cost = { uniform = [10, 20] } }]
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "buy", kind = "tender", bidders = ["Alder"], duration = 20, cost = 3 },
         { name = "copy", after = ["buy"], duration = { exponential = 200 }, cost = 5 },
         { name = "move", after = ["copy"], duration = { exponential = 100 } }]
)";
    int unknown = 0;
    for (std::uint32_t r = 0; r < 50; ++r) {
        const Run run("money = { run_on = 77, dual_running = 10, dual_from = \"copy\" }\n" + text,
                      r);
        const auto total = run.measure("programme", "", "cost_gbp");
        std::int64_t sum = 0;
        for (const char* item : {"stages", "run-on", "dual running", "bids"}) {
            const auto part = run.measure("costs", item, "gbp");
            REQUIRE((part == sim::censored) == (total == sim::censored));
            if (part != sim::censored)
                sum += part;
        }
        unknown += total == sim::censored ? 1 : 0;
        if (total != sim::censored)
            REQUIRE(sum == total);
        const Run told("money = { run_on = 77, itemised = true }\n" + text, r);
        const Run plain("money = { run_on = 77 }\n" + text, r);
        REQUIRE(told.measure("trusts", "Elm", "cost_gbp") ==
                plain.measure("trusts", "Elm", "cost_gbp"));
        REQUIRE_THROWS(plain.measure("costs", "stages", "gbp"));
    }
    CHECK(unknown > 0);
    CHECK(unknown < 50);
}

TEST_CASE("terms begun are counted by the distribution of the exit", "[known-answer]") {
    // X = copy + move, exponential of mean m = 200 plus uniform on 20 to 40 days, from 1 November
    // 2015. The k-th half-year (from 0) is begun with P(X > t_k), t_k its first day; for t above 40
    // P(X > t) = m (e^(-(t - 40)/m) - e^(-(t - 20)/m)) / 20, and t_0 = 0 is passed always. Both
    // systems run for the move: 30 days on average.
    const trial::Experiment terms("scenarios/run-on-terms.toml", 50'000);
    using namespace std::chrono;
    const year_month_day first{2015y / November / 1};
    double expected = 1, second = 1; // of the number of terms N: E N = sum of P(N > k)
    for (int k = 1; k < 60; ++k) {
        const double t =
            static_cast<double>((sys_days{first + months{6 * k}} - sys_days{first}).count());
        const double later = 10 * (std::exp(-(t - 40) / 200) - std::exp(-(t - 20) / 200));
        expected += later;
        second += (2 * k + 1) * later; // E N^2 = sum of (2 k + 1) P(N > k)
    }
    const auto& paid = terms.of("costs", "run-on", "gbp");
    REQUIRE(paid.censored_count() == 0);
    const auto n = static_cast<double>(paid.count());
    const double error = std::sqrt((second - expected * expected) / n);
    CHECK(sim::mean(paid).value / 6e8 == Approx(expected).epsilon(0).margin(4 * error));
    const auto& both = terms.of("costs", "dual running", "gbp");
    const double in_pence = 1e7 / days_a_month;
    CHECK(sim::mean(both).value ==
          Approx(30 * in_pence).epsilon(0).margin(4 * in_pence * 20 / std::sqrt(12 * n)));
}
