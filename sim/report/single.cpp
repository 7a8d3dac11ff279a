#include "sim/report/single.hpp"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/problems.hpp"

namespace sim::report {

namespace {

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

/// The value that the style sheet gives "--name" on light ground: the first it has.
std::string style_value(std::string_view name) {
    const std::string_view style = asset("page/page.css");
    const std::string opening = fmt::format("{}: ", name);
    const std::size_t found = style.find(opening);
    expects(found != style.npos, "a chart names a colour that the style sheet lacks");
    const std::size_t begin = found + opening.size();
    return std::string(style.substr(begin, style.find(';', begin) - begin));
}

/// Puts in what the page would: of "=NAME" as a title what the first row has in that column, of
/// "var(--NAME)" its value.
void resolve(Json& part, const Json& first, std::string_view key = "") {
    if (part.is_structured()) {
        for (auto& [inner, value] : part.items())
            resolve(value, first, part.is_object() ? std::string_view(inner) : key);
        return;
    }
    if (!part.is_string())
        return;
    const auto text = part.get<std::string>();
    if (key == "title" && text.starts_with('='))
        part = Json(first.at(text.substr(1)));
    else if (text.starts_with("var(") && text.ends_with(')'))
        part = style_value(std::string_view(text).substr(4, text.size() - 5));
}

Json drawing(const Json& chart, const Json& rows) {
    if (!chart.contains("specification"))
        return nullptr;
    Json all = {{"$schema", "https://vega.github.io/schema/vega-lite/v6.json"}};
    all.update(chart.at("specification"));
    resolve(all, rows.at(0));
    all["data"] = {{"values", rows}};
    if (chart.contains("pick")) {
        const auto column = chart.at("pick").get<std::string>();
        const Json only = {{"filter", {{"field", column}, {"equal", rows.at(0).at(column)}}}};
        Json transform = Json::array({only});
        for (const Json& each : all.value("transform", Json::array()))
            transform.push_back(each);
        all["transform"] = std::move(transform);
    }
    if (!all.contains("facet"))
        all["width"] = 700;
    return all;
}

} // namespace

Json chart_json(const Json& document, const std::string& name) {
    std::vector<std::string> there;
    for (const Json& chart : document.at("runs").at(0).at("charts")) {
        there.push_back(chart.at("name"));
        if (there.back() != name)
            continue;
        Json rows = records(chart);
        Json one = {{"name", name}, {"title", chart.at("title")}, {"text", chart.at("text")}};
        one["columns"] = chart.at("columns");
        one["specification"] = drawing(chart, rows);
        one["rows"] = std::move(rows);
        return one;
    }
    throw InvalidInput(
        fmt::format("slipway report: there is nothing to draw '{}' from; this result has: {}", name,
                    scenario::listed(there)));
}

} // namespace sim::report
