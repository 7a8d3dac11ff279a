#include "sim/results/comparison.hpp"

#include <catch2/catch.hpp>

#include "sim/results/comparison_database.hpp"
#include "sim/results/comparison_summary.hpp"
#include "sim/results/publication.hpp"
#include "tests/sim/experiment/joint_run.hpp"
#include "tests/sim/experiment/payoffs.hpp"
#include "tests/sim/results/sample.hpp"

using namespace sim;
using namespace sim::results;

namespace {

struct Compared {
    Run run;
    Comparison comparison;
    Findings found;
};

/// Three options with known money and known values, the last with half of its values censored.
Compared compared() {
    const std::vector<Payoffs> models = {
        Payoffs({.values = {1, 3}, .better = Better::lower, .costs = {50'000, 70'000}}),
        Payoffs({.values = {2, 2}, .better = Better::lower, .costs = {30'000, 10'000}}),
        Payoffs({.values = {5, censored}, .better = Better::lower, .costs = {90'000}})};
    const auto contenders = contenders_of(models);
    Comparison comparison{.plan = joint_plan_of(contenders), .joint = JointTally({}), .by = 0};
    comparison.plan.axes = {1, 0};
    JointResult result = replicate_jointly(contenders, comparison.plan, {.replications = 200});
    comparison.joint = std::move(result.joint);
    Run run{.program = {"toy", "1"},
            .scenario = "payoffs",
            .sha256 = "",
            .text = "",
            .overrides = {},
            .options = {}};
    for (std::size_t option = 0; option < models.size(); ++option)
        run.options.push_back({.name = fmt::format("plan {}", option + 1),
                               .meaning = "",
                               .outcome = models[option].outcome(),
                               .parameters = {},
                               .result = result.options[option]});
    Findings found = findings(run, comparison);
    return {std::move(run), std::move(comparison), std::move(found)};
}

} // namespace

TEST_CASE("findings are in published units", "[known-answer]") {
    const Compared all = compared();
    REQUIRE(all.found.differences.size() == 6); // 2 measures, 3 pairs
    const Difference& money = all.found.differences[3];
    CHECK(money.unit == "gbp");
    CHECK(money.apart.value == 400); // (50 + 70 - 30 - 10) / 2 thousand pence
    CHECK(money.less == 0);
    CHECK(money.greater == 200);
    const Difference& value = all.found.differences[1];
    CHECK(value.first == 0);
    CHECK(value.second == 2);
    CHECK(value.known == 100);
    CHECK(value.less == 200);
    CHECK(value.apart.value == -4);
    CHECK(value.simultaneous.lo <= value.apart.lo);
    REQUIRE(all.found.front);
    CHECK_FALSE(all.found.front->options[0].on_front);
    CHECK(all.found.front->options[1].on_front);
}

TEST_CASE("the summary of a comparison is the run's with one key more") {
    const Compared all = compared();
    const Json summary = Json::parse(comparison_text(all.run, all.comparison, all.found));
    CHECK(summary["schema"] == "slipway-summary-1");
    const Json& comparison = summary["comparison"];
    CHECK(comparison["by"] == "all.value");
    CHECK(comparison["simultaneous"]["pairs"] == 3);
    CHECK(comparison["rankings"][0]["measure"] == "all.value");
    CHECK(comparison["rankings"][0]["options"][2]["regret"]["worst"].is_null());
    CHECK(comparison["rankings"][0]["options"][2]["on_average"] == "unknown");
    CHECK(comparison["dominance"][1]["first_order"] == "first");
    CHECK(comparison["front"]["options"][1]["on_front"] == true);
    CHECK(comparison["front"]["x"]["statistic"] == "p50");
    CHECK(comparison["differences"][3]["unit"] == "gbp");
}

TEST_CASE("the database of a comparison says what its summary says") {
    const Scratch scratch;
    const Compared all = compared();
    const Folder folder(scratch.path / "out");
    Publication(folder).finish(
        all.run, comparison_text(all.run, all.comparison, all.found),
        [&](Database& into) { write_comparison(into, all.comparison, all.found); });
    Database database(scratch.path / "out" / "run.db", Open::read_only);
    Statement row(database,
                  "SELECT measure, difference, known, less, unit FROM differences d JOIN options o "
                  "ON o.id = d.second WHERE d.first = 1 AND o.name = 'plan 3' ORDER BY measure");
    REQUIRE(row.step());
    CHECK(row.text(0) == "all.cost");
    CHECK(row.real(1) == -300);
    CHECK(row.text(4) == "gbp");
    REQUIRE(row.step());
    CHECK(row.text(0) == "all.value");
    CHECK(row.real(1) == -4);
    CHECK(row.integer(2) == 100);
    CHECK_FALSE(row.step());
    Statement counts(database, "SELECT (SELECT count(*) FROM rankings), (SELECT count(*) FROM "
                               "dominance), (SELECT count(*) FROM front), (SELECT count(*) FROM "
                               "rankings WHERE regret_worst IS NULL)");
    REQUIRE(counts.step());
    CHECK(counts.integer(0) == 6);
    CHECK(counts.integer(1) == 6);
    CHECK(counts.integer(2) == 3);
    CHECK(counts.integer(3) == 1);
}
