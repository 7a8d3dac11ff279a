#include "sim/results/summary.hpp"

#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"
#include "tests/sim/results/sample.hpp"

using sim::results::Json;

TEST_CASE("a summary says where it comes from") {
    const Json summary = summary_json(sample_run());
    CHECK(summary["schema"] == "slipway-summary-1");
    CHECK(summary["program"]["version"] == "1.2.3");
    CHECK(summary["scenario"]["name"] == "tasks");
    CHECK(summary["scenario"]["sha256"] == std::string(64, 'a'));
    CHECK(summary["overrides"][1] == "title=\"a 'b'\"");
    CHECK(summary["seed"] == 5);
    CHECK(summary["share"] == Json({{"part", 1}, {"of", 1}}));
    CHECK(summary["replications"] == 2'000);
    CHECK(summary["failed"] == 40);
    CHECK(summary["interrupted"] == false);
    CHECK(summary["digest"].get<std::string>().size() == 32);
    CHECK(summary["deadline"] == "2020-02-10");
}

TEST_CASE("each option has its sections: an object, or an array of named members") {
    const Json summary = summary_json(sample_run());
    REQUIRE(summary["options"].size() == 2);
    const Json& option = summary["options"][0];
    CHECK(option["name"] == "as written");
    CHECK(option["project"]["late"].contains("p"));
    CHECK(option["project"]["end"]["p80"].contains("date"));
    CHECK(option["project"]["cost"]["p95"].contains("gbp"));
    CHECK(option["project"]["state"]["in time"].contains("p"));
    CHECK(option["project"]["end"]["censored"] > 0.0);
    REQUIRE(option["tasks"].size() == 3);
    CHECK(option["tasks"][1]["name"] == "task 1");
    CHECK(option["tasks"][1]["team"] == "x");
    CHECK(option["tasks"][1]["length"]["p50"].contains("days"));
    CHECK(summary["options"][1]["meaning"] == "Everyone takes longer.");
    CHECK(summary["options"][1]["project"]["late"]["p"] > option["project"]["late"]["p"]);
}

TEST_CASE("numbers read back to the same bits", "[property]") {
    const sim::results::Run run = sample_run();
    const auto read = nlohmann::json::parse(sim::results::summary_text(run));
    const sim::Interval p = sim::probability(run.options[0].result.measures[0]);
    const auto& late = read["options"][0]["project"]["late"];
    CHECK(late["p"].get<double>() == p.value);
    CHECK(late["lo"].get<double>() == p.lo);
    CHECK(late["hi"].get<double>() == p.hi);
}

TEST_CASE("a fact that differs between options stands with each") {
    sim::results::Run run = sample_run(100);
    run.options[1].outcome.facts[0].second = "2021-01-01";
    const Json summary = summary_json(run);
    CHECK_FALSE(summary.contains("deadline"));
    CHECK(summary["options"][0]["deadline"] == "2020-02-10");
    CHECK(summary["options"][1]["deadline"] == "2021-01-01");
}

TEST_CASE("a count has the share of each number") {
    sim::results::Run run = sample_run(10);
    run.options.resize(1, run.options[0]);
    sim::OutcomeDescription& shape = run.options[0].outcome;
    shape.sections = {{.key = "all",
                       .members = {},
                       .measures = {{"misses", sim::MeasureKind::count, "How many."}}}};
    run.options[0].result = sim::Result(shape);
    for (const std::int64_t misses : {0, 2, 2, 3})
        run.options[0].result.measures[0].add(misses);
    const Json misses = summary_json(run)["options"][0]["all"]["misses"];
    CHECK(misses["distribution"] == Json({0.25, 0.0, 0.5, 0.25}));
    CHECK(misses["mean"] == 1.75);
    run.options[0].result.measures[0].add(-1);
    CHECK(summary_json(run)["options"][0]["all"]["misses"]["distribution"].is_null());
}

TEST_CASE("text that is not UTF-8 does not stop a summary") {
    sim::results::Run run = sample_run(10);
    run.overrides = {"title=\xff"};
    CHECK_NOTHROW(nlohmann::json::parse(sim::results::summary_text(run)));
}
