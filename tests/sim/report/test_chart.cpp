#include "sim/report/chart.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"

using namespace sim::report;

namespace {

/// Every column that an encoding or a filter of a specification names.
void collect_fields(const Json& part, std::vector<std::string>& fields) {
    if (part.is_object() && part.contains("field") && part.at("field").is_string())
        fields.push_back(part.at("field").get<std::string>());
    if (part.is_structured())
        for (const Json& inner : part)
            collect_fields(inner, fields);
}

void collect_made(const Json& part, std::vector<std::string>& made) {
    if (part.is_object() && part.contains("as") && part.at("as").is_string())
        made.push_back(part.at("as").get<std::string>());
    if (part.is_object() && part.contains("data"))
        for (const auto& [name, value] : part.at("data").at("values").at(0).items())
            made.push_back(name);
    if (part.is_structured())
        for (const Json& inner : part)
            collect_made(inner, made);
}

} // namespace

TEST_CASE("every chart says what it shows, in which part of the page, from which columns") {
    REQUIRE(charts().size() > 20);
    for (const Chart& chart : charts()) {
        INFO(chart.name);
        CHECK(chart.query.find("SELECT") != chart.query.npos);
        for (const char* key : {"part", "title", "text"})
            CHECK_FALSE(chart.definition.at(key).get<std::string>().empty());
        CHECK(chart.definition.at("text").get<std::string>().ends_with(".") !=
              chart.definition.contains("list"));
        CHECK(chart.definition.at("columns").is_array());
    }
}

TEST_CASE("what a chart draws is a column of it or made by its specification") {
    for (const Chart& chart : charts()) {
        std::vector<std::string> known;
        for (const Json& column : chart.definition.at("columns"))
            known.push_back(column.at("name").get<std::string>());
        collect_made(chart.definition.value("specification", Json()), known);
        std::vector<std::string> fields;
        collect_fields(chart.definition.value("specification", Json()), fields);
        for (const char* key : {"pick", "labels", "rows_shown", "list"})
            if (chart.definition.contains(key))
                fields.push_back(chart.definition.at(key).get<std::string>());
        for (const std::string& field : fields) {
            INFO(chart.name << " draws " << field);
            CHECK(std::ranges::find(known, field) != known.end());
        }
    }
}

TEST_CASE("names of charts are unique, and an asset that is not there is our mistake") {
    std::vector<std::string> names = chart_names();
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
    CHECK_FALSE(asset("page/page.html").empty());
    CHECK_THROWS_AS(asset("page/none.html"), sim::ContractViolation);
}
