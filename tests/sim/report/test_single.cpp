#include "sim/report/single.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/report/board.hpp"

using sim::report::chart_json;
using sim::report::Json;

namespace {

Json one_chart(const Json& specification) {
    const Json chart = {{"name", "levers"},
                        {"title", "Levers"},
                        {"text", "Two."},
                        {"pick", "figure"},
                        {"columns", {{{"name", "figure"}}, {{"name", "x_name"}}, {{"name", "x"}}}},
                        {"specification", specification},
                        {"rows", {{"late", "teams", 1}, {"cost", "teams", 2}}}};
    return {{"runs", {{{"charts", {chart}}}}}};
}

} // namespace

TEST_CASE("a single chart is drawn by any tool: titles, colours, data and choice are in it") {
    const Json chart =
        chart_json(one_chart({{"mark", {{"type", "bar"}, {"color", "var(--c1)"}}},
                              {"encoding", {{"x", {{"field", "x"}, {"title", "=x_name"}}}}}}),
                   "levers");
    const Json& drawn = chart.at("specification");
    CHECK(drawn["encoding"]["x"]["title"] == "teams");
    CHECK(drawn["mark"]["color"] == "#0b62a8");
    CHECK(drawn["data"]["values"].size() == 2);
    CHECK(drawn["transform"][0]["filter"]["equal"] == "late");
    CHECK(chart["rows"][1].dump() == R"({"figure":"cost","x_name":"teams","x":2})");
}

TEST_CASE("no chart that is exported has a placeholder left") {
    const Scratch scratch;
    const Json document = sim::report::document({sample_database(scratch)});
    for (const Json& chart : document["runs"][0]["charts"]) {
        const Json one = chart_json(document, chart.at("name").get<std::string>());
        const std::string text = one.at("specification").dump();
        INFO(one.at("name"));
        CHECK(text.find("var(--") == text.npos);
        CHECK(text.find("\"title\":\"=") == text.npos);
    }
}

TEST_CASE("a chart that is not there is answered with those that are") {
    CHECK_THROWS_WITH(chart_json(one_chart(nullptr), "gantt"), Catch::Contains("levers"));
    CHECK_THROWS_AS(chart_json(one_chart(nullptr), "gantt"), sim::InvalidInput);
}
