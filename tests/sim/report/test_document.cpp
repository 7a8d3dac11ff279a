#include "sim/report/document.hpp"

#include <catch2/catch.hpp>

#include "sim/results/summary.hpp"
#include "tests/sim/report/board.hpp"

using sim::report::Json;

TEST_CASE("a document has the charts for which there are rows, each with as many columns as said") {
    const Scratch scratch;
    const Json document = sim::report::document({sample_database(scratch)});
    CHECK(document.at("runs").size() == 1);
    CHECK(document["runs"][0]["provenance"].contains("digest"));
    CHECK_FALSE(document["runs"][0]["provenance"].contains("scenario_text"));
    for (const Json& chart : document["runs"][0]["charts"]) {
        INFO(chart.at("name"));
        REQUIRE_FALSE(chart.at("rows").empty());
        for (const Json& row : chart.at("rows"))
            CHECK(row.size() == chart.at("columns").size());
    }
    CHECK(chart_of(document, "sweep").is_null());
    CHECK(chart_of(document, "front").is_null());
}

TEST_CASE("charts have the numbers of the summary") {
    const Scratch scratch;
    const Json document = sim::report::document({sample_database(scratch)});
    const Json summary = sim::results::summary_json(sample_run(400));
    const Json late = summary["options"][0]["project"]["late"];
    const Json options = chart_of(document, "options").at("rows");
    CHECK(options[0][4] == late["p"]);
    CHECK(options[0][5] == late["lo"]);
    CHECK(options[0][6] == late["hi"]);
    const Json curve = chart_of(document, "exit-programme").at("rows");
    bool found = false;
    for (const Json& row : curve)
        if (row[0] == "as written" && row[1] == "P50")
            found = row[2] == summary["options"][0]["project"]["end"]["p50"]["date"];
    CHECK(found);
}

TEST_CASE("every curve begins at nothing and never falls") {
    const Scratch scratch;
    const Json document = sim::report::document({sample_database(scratch)});
    for (const char* name : {"exit-programme", "cost"}) {
        std::string option;
        double before = 0;
        int curves = 0;
        const Json rows = chart_of(document, name).at("rows");
        for (const Json& row : rows) {
            if (!row[1].is_null())
                continue;
            if (row[0].get<std::string>() != option) {
                option = row[0].get<std::string>();
                before = 0;
                ++curves;
                CHECK(row[3].get<double>() == 0);
            }
            CHECK(row[3].get<double>() >= before);
            before = row[3].get<double>();
        }
        CHECK(curves == 2);
    }
}

TEST_CASE("what the model leaves out, and what it has assumed, are told") {
    const Scratch scratch;
    const Json document = sim::report::document({sample_database(scratch)});
    CHECK(chart_of(document, "omissions").at("rows").dump() == R"([["tasks never overlap"]])");
    CHECK(chart_of(document, "assumptions").at("rows")[0][4] == "a book");
}
