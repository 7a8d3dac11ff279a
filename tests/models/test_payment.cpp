#include "models/ledger.hpp"

#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"
#include "tests/models/experiment.hpp"

#include <cmath>

using models::FinancialYears;
using trial::Run;

namespace {
using namespace std::chrono_literals;

/// Two trusts on a route with these stages; "works" is paid a million for each "live", "host" 100.
std::string paid_for(const std::string& stages, const std::string& expected = "") {
    return "trust = [{ name = \"Ash\", route = \"way\" }, { name = \"Oak\", route = \"way\", "
           "starts = 2024-03-01 }]\n"
           "payment = [{ stage = \"live\", to = \"works\", amount = 1_000_000" +
           expected +
           " },\n"
           "  { stage = \"live\", to = \"host\", amount = 100 }]\n"
           "[[route]]\nname = \"way\"\nstage = [" +
           stages + "]\n";
}

const std::string live_after_80 = "{ name = \"live\", duration = 80 }";
constexpr std::int64_t million = 1'000'000'00; // [pence]
} // namespace

TEST_CASE("financial years run from the day after their last day, and are named by both years") {
    const sim::Epoch start{sim::Date{2008y / 10 / 1}};
    const FinancialYears years("03-31", start, sim::Date{2010y / 4 / 1});
    REQUIRE(years.size() == 3);
    CHECK(years.name(0) == "2008-09");
    CHECK(years.name(2) == "2010-11");
    CHECK(years.of(sim::Time{}) == 0);
    const sim::Time midnight = start.end_of(sim::Date{2009y / 3 / 31});
    CHECK(years.of(midnight) == 0); // done on the last day, as for a deadline
    CHECK(years.of(midnight + sim::Duration{1}) == 1);
    CHECK(years.of(start.end_of(sim::Date{2010y / 4 / 1})) == 2);
}

TEST_CASE("a financial year may be the calendar year, or end with February") {
    const sim::Epoch start{sim::Date{2023y / 12 / 31}};
    const FinancialYears calendar("12-31", start, sim::Date{2024y / 12 / 31});
    REQUIRE(calendar.size() == 2);
    CHECK(calendar.name(0) == "2023");
    CHECK(calendar.name(1) == "2024");
    const FinancialYears february("02-29", start, sim::Date{2025y / 2 / 1});
    REQUIRE(february.size() == 2);
    CHECK(february.last_days()[0] == sim::Date{2024y / 2 / 29});
    CHECK(february.last_days()[1] == sim::Date{2025y / 2 / 28});
    CHECK_FALSE(FinancialYears::is_day("31-03"));
    CHECK_FALSE(FinancialYears::is_day("04-31"));
    CHECK_FALSE(FinancialYears::is_day("march"));
}

TEST_CASE("each end that is paid for counts in the financial year of its day", "[known-answer]") {
    // Ash is live 80 days after 1 January 2024, on 21 March; Oak 80 days after 1 March, on 20 May.
    const Run run(paid_for(live_after_80));
    CHECK(run.measure("payments", "works 2023-24", "paid_gbp") == million);
    CHECK(run.measure("payments", "works 2024-25", "paid_gbp") == million);
    CHECK(run.measure("payments", "works 2025-26", "paid_gbp") == 0);
    CHECK(run.measure("payments", "host 2024-25", "paid_gbp") == 100'00);
    CHECK(run.measure("payments", "works 2023-24", "certificates") == 1);
    CHECK(run.measure("programme", "", "cost_gbp") == 0); // the trusts pay none of it
    const Run calendar("money = { financial_year_to = \"12-31\" }\n" + paid_for(live_after_80));
    CHECK(calendar.measure("payments", "works 2024", "paid_gbp") == 2 * million);
}

TEST_CASE("a provider falls short of what it expected in a financial year") {
    const Run run(paid_for(
        live_after_80, ", expected = [{ year_to = 2024-03-31, amount = 1_500_000 }, { year_to = "
                       "2025-03-31, amount = 1_000_000 }]"));
    CHECK(run.measure("payments", "works 2023-24", "below") == 1);
    CHECK(run.measure("payments", "works 2023-24", "below_gbp") == million / 2);
    CHECK(run.measure("payments", "works 2024-25", "below") == 0);
    CHECK(run.measure("payments", "works 2024-25", "below_gbp") == 0);
    CHECK(run.measure("payments", "host 2024-25", "below") == 0);
}

TEST_CASE("an end is paid for once, whatever is done again, and not if it was not done") {
    const Run again(paid_for(live_after_80 +
                             ", { name = \"check\", after = [\"live\"], duration = 30, failure = { "
                             "probability = 1, at_most = 2, to = \"live\" } }"));
    CHECK(again.attempts("live of Ash") == 3);
    CHECK(again.measure("payments", "works 2023-24", "certificates") == 1);
    CHECK(again.measure("payments", "works 2024-25", "certificates") == 1); // Oak's
    const Run never(paid_for("{ name = \"live\", duration = 80, when = \"together\" }"));
    CHECK(never.measure("payments", "works 2023-24", "certificates") == 0);
    const Run failed(paid_for("{ name = \"live\", duration = 80, failure = { probability = 1, "
                              "at_most = 1 } }"));
    CHECK(failed.measure("payments", "works 2023-24", "certificates") == 0);
    CHECK(failed.measure("payments", "works 2024-25", "certificates") == 2);
    const Run later(paid_for("{ name = \"live\", duration = 800 }"));
    CHECK(later.measure("payments", "works 2025-26", "certificates") == 0);
}

TEST_CASE("payments by financial year are shares of the deployments' distribution",
          "[known-answer]") {
    // From 1 October 2008 to 31 March 2009 are 182 days, each year after that 365: a deployment of
    // mean 100 days falls into them with p1 = 1 - e^-1.82, p2 = e^-1.82 - e^-5.47. Four of them at
    // 10 million on average. Below 35 million in the first year: always with up to two certificates
    // (at most 24 million); with three if the sum of three uniforms on 0..1 is below 2.75, of which
    // 1 - 0.25^3 / 6; with four if that of four is below 0.75, of which 0.75^4 / 24.
    const trial::Experiment paid("scenarios/certified-deployments.toml", 50'000);
    const double p1 = 1 - std::exp(-1.82), p2 = std::exp(-1.82) - std::exp(-5.47);
    const auto& certificates = paid.of("payments", "provider 2008-09", "certificates");
    const auto n = static_cast<double>(certificates.count());
    CHECK(sim::mean(certificates).value ==
          Approx(4 * p1).epsilon(0).margin(4 * std::sqrt(4 * p1 * (1 - p1) / n)));
    CHECK(sim::mean(paid.of("payments", "provider 2009-10", "certificates")).value ==
          Approx(4 * p2).epsilon(0).margin(4 * std::sqrt(4 * p2 * (1 - p2) / n)));
    // Of one payment of amount A and chance p the variance is p E[A^2] - (p E[A])^2.
    const double square = 1e9 * 1e9 + 4e8 * 4e8 / 12; // [pence^2]
    const auto check_paid = [&](const char* year, double p) {
        const double error = std::sqrt(4 * (p * square - p * p * 1e18) / n);
        CHECK(sim::mean(paid.of("payments", year, "paid_gbp")).value ==
              Approx(4 * p * 1e9).epsilon(0).margin(4 * error));
    };
    check_paid("provider 2008-09", p1);
    check_paid("provider 2009-10", p2);
    const double q = 1 - p1, up_to_two = 1 - std::pow(p1, 4) - 4 * std::pow(p1, 3) * q;
    const double below = up_to_two + 4 * std::pow(p1, 3) * q * (1 - std::pow(0.25, 3) / 6) +
                         std::pow(p1, 4) * std::pow(0.75, 4) / 24;
    trial::check_flag(paid.of("payments", "provider 2008-09", "below"), below);
}

TEST_CASE("payments change nothing else", "[property]") {
    const std::string stages = "{ name = \"case\", duration = { exponential = 50 } }, { name = "
                               "\"live\", after = [\"case\"], duration = { exponential = 50 }, "
                               "failure = { probability = 0.5, to = \"case\" } }, { name = "
                               "\"end\", after = [\"live\"], duration = { exponential = 10 } }";
    const std::string paid = paid_for(stages);
    const std::size_t from = paid.find("payment ="), to = paid.find("[[route]]");
    const std::string unpaid = paid.substr(0, from) + paid.substr(to);
    for (std::uint32_t r = 0; r < 50; ++r) {
        const Run with(paid, r), without(unpaid, r);
        for (const char* trust : {"Ash", "Oak"})
            REQUIRE(with.measure("trusts", trust, "exit") ==
                    without.measure("trusts", trust, "exit"));
        std::int64_t certificates = 0;
        for (const char* year : {"works 2023-24", "works 2024-25", "works 2025-26"})
            certificates += with.measure("payments", year, "certificates");
        REQUIRE(certificates <= 2);
        if (with.measure("programme", "", "last_exit") != sim::censored)
            REQUIRE(certificates == 2);
    }
}
