#include "sim/report/document.hpp"

#include "sim/report/source.hpp"

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

} // namespace

Json document(const std::vector<std::filesystem::path>& files) {
    Json all = {{"schema", "slipway-report-1"}, {"runs", Json::array()}};
    for (const std::filesystem::path& file : files)
        all["runs"].push_back(run_of(file));
    return all;
}

} // namespace sim::report
