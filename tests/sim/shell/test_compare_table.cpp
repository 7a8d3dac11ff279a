#include "sim/shell/compare_table.hpp"

#include <sstream>

#include <catch2/catch.hpp>

#include "sim/shell/figures.hpp"
#include "tests/sim/experiment/joint_run.hpp"
#include "tests/sim/experiment/payoffs.hpp"

using namespace sim;
using namespace sim::shell;

namespace {

/// What the table says of options with these values, ranked by them, each as often.
std::string table_of(const std::vector<Payoffs>& models, std::uint32_t replications) {
    const auto contenders = contenders_of(models);
    results::Comparison comparison{
        .plan = joint_plan_of(contenders), .joint = JointTally({}), .by = 0};
    comparison.plan.axes = {1, 0};
    JointResult result =
        replicate_jointly(contenders, comparison.plan, {.replications = replications});
    comparison.joint = result.joint;
    results::Run run{.program = {"slipway", "0"},
                     .scenario = "test",
                     .sha256 = "",
                     .text = "",
                     .overrides = {"a=1"},
                     .options = {}};
    for (std::size_t option = 0; option < models.size(); ++option)
        run.options.push_back({.name = "plan " + std::to_string(option + 1),
                               .meaning = "",
                               .outcome = models[option].outcome(),
                               .parameters = {},
                               .result = result.options[option]});
    return compare_table(run, comparison, results::findings(run, comparison), Style::plain);
}

} // namespace

TEST_CASE("the table says who is best, by how much, and what a wrong choice costs") {
    const std::string text =
        table_of({Payoffs({.values = {1, 0}, .kind = MeasureKind::flag, .costs = {100'000'000}}),
                  Payoffs({.values = {0, 0}, .kind = MeasureKind::flag, .costs = {50'000'000}})},
                 1'000);
    CHECK_THAT(text, Catch::Contains("test: seed 1, 2 options on the same 1,000 futures"));
    CHECK_THAT(text, Catch::Contains("set a=1"));
    CHECK_THAT(text, Catch::Contains("by all.value: what comes of it; more is better"));
    CHECK_THAT(text, Catch::Contains("A  50 (47-53)") && Catch::Contains("100.0 (99.6-100.0)"));
    CHECK_THAT(text, Catch::Contains("A - B  +50 (47-53)"));
    CHECK_THAT(text, Catch::Contains("B  plan 2  £0.50m") && Catch::Contains("A  plan 1  £1.00m"));
    CHECK_THAT(text, Catch::Contains("value (points)  -50 (-53 to -47)"));
    CHECK_THAT(text, !Catch::Contains("\033"));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        CHECK(width_of(line) <= 100);
}

TEST_CASE("what is beyond the horizon is starred, and unknown if nothing is known") {
    const std::string text =
        table_of({Payoffs({.values = {86'400, 2 * 86'400}, .kind = MeasureKind::duration}),
                  Payoffs({.values = {censored, 86'400}, .kind = MeasureKind::duration}),
                  Payoffs({.values = {censored}, .kind = MeasureKind::duration})},
                 100);
    CHECK_THAT(text, Catch::Contains("+1 (1-1) *"));
    CHECK_THAT(text, Catch::Contains("unknown *"));
    CHECK_THAT(text, Catch::Contains("*: of the futures that are known"));
}
