#include "models/statute.hpp"

#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

#include <cmath>

using trial::Run;

namespace {
const std::string rule = R"([[statute]]
name = "tenders"
days = 40
with_prior_notice = 36
change = [{ date = 2024-06-01, days = 25, with_prior_notice = 10, prior_notice_from = 35 },
          { date = 2024-03-01, days = 30 }]
)";

/// Ash puts out its notice on a day, and its tender begins ten days later.
std::string procedure(const std::string& starts, const std::string& trust = "") {
    return rule + "[[trust]]\nname = \"Ash\"\nroute = \"way\"\nstarts = " + starts + "\n" + trust +
           R"([[route]]
name = "way"
stage = [{ name = "notice", duration = 10 },
         { name = "tender", after = ["notice"], duration = 1,
           statute = { rule = "tenders", notice = "notice" } }]
)";
}

/// Days from the beginning of its tender to the end.
double length(const Run& run) { return run.end("tender of Ash") - run.end("notice of Ash"); }
} // namespace

TEST_CASE("a tender takes the longer of its own time and of what the law gives", "[known-answer]") {
    // E max(L, X) = L + m exp(-L / m) for X exponential with mean m; deciding is exponential with
    // mean c = 87 days, after which the law changes, so exp(-t / c) have not decided by t.
    const auto at_least = [](double least) { return least + 10 * std::exp(-least / 10); };
    const double changed = std::exp(-1.0), early = 1 - std::exp(-52.0 / 87);
    const trial::Experiment law("scenarios/statutes.toml", 50'000);
    trial::check_mean(law.end("tender of quiet"),
                      87 + 5 + (1 - changed) * at_least(20) + changed * at_least(15));
    trial::check_mean(law.end("tender of told"), 87 + 5 + early * at_least(20) +
                                                     (1 - changed - early) * at_least(10) +
                                                     changed * at_least(15));
}

TEST_CASE("a procedure stays under the rules of the day of its notice") {
    CHECK(length(Run(procedure("2024-01-02"))) == 40);
    CHECK(length(Run(procedure("2024-02-29"))) == 40); // the tender begins under the new rules
    CHECK(length(Run(procedure("2024-03-01"))) == 30);
    CHECK(length(Run(procedure("2024-06-01"))) == 25);
}

TEST_CASE("a prior notice counts if it was out in good time, and not too long ago") {
    CHECK(length(Run(procedure("2024-02-22", "prior_notice = 2024-01-01\n"))) == 36);
    CHECK(length(Run(procedure("2024-02-21", "prior_notice = 2024-01-01\n"))) == 40);
    CHECK(length(Run(procedure("2024-02-22", "prior_notice = 2023-02-22\n"))) == 36);
    CHECK(length(Run(procedure("2024-02-22", "prior_notice = 2023-02-21\n"))) == 40);
    CHECK(length(Run(procedure("2024-04-01", "prior_notice = 2024-01-01\n"))) == 30);
    CHECK(length(Run(procedure("2024-06-05", "prior_notice = 2024-05-01\n"))) == 10);
}

TEST_CASE(
    "without a notice of its own the stage itself starts the procedure, and a group has the first "
    "member's prior notice") {
    const Run run(rule + R"([[group]]
name = "pair"
[[trust]]
name = "Ash"
group = "pair"
route = "way"
prior_notice = 2023-12-01
[[trust]]
name = "Elm"
group = "pair"
route = "way"
[[route]]
name = "way"
stage = [{ name = "tender", by = "group", duration = 1, statute = { rule = "tenders" },
           not_before = 2024-02-01 },
         { name = "again", after = ["tender"], not_before = 2024-03-02, duration = 50,
           statute = { rule = "tenders" } }]
)");
    CHECK(run.end("tender of pair") == 31 + 36);
    CHECK(run.end("again of Ash") == 67 + 50);
}

TEST_CASE("who goes back to the notice is under the rules of the new one") {
    const Run run(rule + R"([[trust]]
name = "Ash"
route = "way"
starts = 2024-02-20
[[route]]
name = "way"
stage = [{ name = "notice", duration = 10 },
         { name = "tender", after = ["notice"], duration = 1,
           statute = { rule = "tenders", notice = "notice" },
           failure = { probability = 1, at_most = 1, to = "notice" } }]
)");
    CHECK(run.end("tender of Ash") == 50 + 10 + 40 + 10 + 30);
}

TEST_CASE("a tender never takes less than the law in force gives", "[property]") {
    const std::string way = R"([[trust]]
name = "Ash"
route = "way"
[[route]]
name = "way"
stage = [{ name = "deciding", duration = { exponential = 90 } },
         { name = "tender", after = ["deciding"], duration = { exponential = 20 },
           statute = { rule = "tenders" } }]
)";
    for (std::uint32_t k = 0; k < 300; ++k) {
        const Run run(rule + way, k);
        const double begun = run.end("deciding of Ash");
        const double least = begun < 60 ? 40 : begun < 152 ? 30 : 25;
        REQUIRE(run.end("tender of Ash") - begun >= Approx(least).epsilon(0).margin(1e-9));
    }
}
