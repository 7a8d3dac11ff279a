#include "sim/shell/table.hpp"

#include <sstream>

#include <catch2/catch.hpp>

#include "sim/shell/any_model.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/outcome_table.hpp"
#include "tests/sim/shell/toy.hpp"

using namespace sim::shell;

namespace {

constexpr const char* scenario_text = R"(
question = "?"
start = 2020-01-01
deadline = 2020-01-20
horizon = 2020-02-01
[[task]]
name = "walls"
duration = { uniform = [5, 15], unit = "days" }
[[task]]
name = "a task with a name that is much too long for a column"
team = "fitters"
duration = { exponential = 10, unit = "days" }
)";

sim::results::Run run_of(std::uint32_t replications) {
    const auto model = port_of<Toy>().build(sim::scenario::Document::parse(scenario_text, "test"));
    sim::results::Run run{.program = {"slipway", "0"},
                          .scenario = "test",
                          .sha256 = "",
                          .text = "",
                          .overrides = {},
                          .options = {}};
    run.options.push_back({.name = "as written",
                           .meaning = "",
                           .outcome = model->outcome(),
                           .parameters = {},
                           .result = model->replicate({.replications = replications})});
    return run;
}

} // namespace

TEST_CASE("the table has facts, sections and members, within 100 columns") {
    const std::string text = table(run_of(2'000), Style::plain);
    CHECK_THAT(text, Catch::Contains("test: seed 1"));
    CHECK_THAT(text, Catch::Contains("2,000 replications, digest "));
    CHECK_THAT(text, Catch::Contains("deadline 2020-01-20"));
    CHECK_THAT(text, Catch::Contains("  tasks late  "));
    CHECK_THAT(text, Catch::Contains("tasks                                 team     late %"));
    CHECK_THAT(text, Catch::Contains("a task with a name that is much too… fitters") ||
                         Catch::Contains("a task with a name that is much too…  fitters"));
    CHECK_THAT(text, !Catch::Contains("fraction"));
    CHECK_THAT(text, Catch::Contains("After horizon: later than was simulated."));
    CHECK_THAT(text, !Catch::Contains("\033"));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        CHECK(width_of(line) <= 100);
        CHECK((line.empty() || line.back() != ' '));
    }
}

TEST_CASE("a share, an interruption, settings and failures are said") {
    sim::results::Run run = run_of(100);
    run.part = 2;
    run.parts = 5;
    run.overrides = {"a=1"};
    run.options[0].result.requested = 1'000;
    run.options[0].result.failed = 3;
    const std::string text = table(run, Style::plain);
    CHECK_THAT(text, Catch::Contains("share 2 of 5"));
    CHECK_THAT(text, Catch::Contains("set a=1"));
    CHECK_THAT(text, Catch::Contains("100 replications of 1,000 (interrupted)"));
    CHECK_THAT(text, Catch::Contains("3 failed and count nowhere"));
}

TEST_CASE("one replication is enough for a table, none too") {
    CHECK_NOTHROW(table(run_of(1), Style::plain));
    CHECK_THAT(table(run_of(0), Style::plain), Catch::Contains("0 replications"));
}

TEST_CASE("an outcome prints every measure in full") {
    const auto model = port_of<Toy>().build(sim::scenario::Document::parse(scenario_text, "test"));
    auto outcome = model->replay(sim::Streams(1, 3));
    outcome[0] = 1;
    outcome[2] = sim::censored;
    outcome[3] = 123'456;
    outcome[4] = 2;
    const std::string text = outcome_table(model->outcome(), outcome, Style::plain);
    CHECK_THAT(text, Catch::Contains("late        yes"));
    CHECK_THAT(text, Catch::Contains("end         after horizon"));
    CHECK_THAT(text, Catch::Contains("£1234.56"));
    CHECK_THAT(text, Catch::Contains("verdict     late"));
    CHECK_THAT(text, Catch::Contains("fraction"));
}
