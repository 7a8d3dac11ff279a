#include "sim/report/document.hpp"

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/report/source.hpp"
#include "sim/scenario/problems.hpp"

namespace sim::report {

namespace {

Json run_of(const std::filesystem::path& file) {
    Source source(file);
    Json run = {{"provenance", source.provenance()}, {"charts", Json::array()}};
    run["provenance"].erase("scenario_text");
    for (const Chart& chart : charts()) {
        Json rows = source.rows(chart.query);
        if (rows.empty())
            continue;
        Json shown = {{"name", chart.name}};
        shown.update(chart.definition);
        shown["rows"] = std::move(rows);
        run["charts"].push_back(std::move(shown));
    }
    return run;
}

/// The rows as objects, a key for each column.
Json records(const Json& chart) {
    Json all = Json::array();
    for (const Json& row : chart.at("rows")) {
        Json record = Json::object();
        for (std::size_t place = 0; place < row.size(); ++place)
            record[chart.at("columns").at(place).at("name").get<std::string>()] = row[place];
        all.push_back(std::move(record));
    }
    return all;
}

} // namespace

Json document(const std::vector<std::filesystem::path>& files) {
    Json all = {{"schema", "slipway-report-1"}, {"runs", Json::array()}};
    for (const std::filesystem::path& file : files)
        all["runs"].push_back(run_of(file));
    return all;
}

Json chart_json(const Json& document, const std::string& name) {
    std::vector<std::string> there;
    for (const Json& chart : document.at("runs").at(0).at("charts")) {
        there.push_back(chart.at("name"));
        if (there.back() != name)
            continue;
        Json one = {{"name", name}, {"title", chart.at("title")}, {"text", chart.at("text")}};
        one["columns"] = chart.at("columns");
        one["specification"] = chart.value("specification", Json());
        one["rows"] = records(chart);
        return one;
    }
    throw InvalidInput(
        fmt::format("slipway report: there is nothing to draw '{}' from; this result has: {}", name,
                    scenario::listed(there)));
}

} // namespace sim::report
