#include "sim/report/packed.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace sim::report {

namespace {

/// Texts, each once, in the order in which they were first asked for.
class Words {
public:
    std::size_t place(const std::string& text) {
        const auto [found, fresh] = places_.try_emplace(text, all_.size());
        if (fresh)
            all_.push_back(text);
        return found->second;
    }
    Json all() && { return std::move(all_); }

private:
    std::map<std::string, std::size_t> places_;
    Json all_ = Json::array();
};

Json column_of(const Json& rows, std::size_t at, Words& words) {
    const bool texts = std::ranges::all_of(
        rows, [&](const Json& row) { return row[at].is_string() || row[at].is_null(); });
    Json values = Json::array();
    for (const Json& row : rows)
        if (texts && row[at].is_string())
            values.push_back(words.place(row[at].get_ref<const std::string&>()));
        else
            values.push_back(row[at]);
    return texts ? Json{{"at", std::move(values)}} : values;
}

} // namespace

Json packed(Json document) {
    Words words;
    for (Json& run : document.at("runs"))
        for (Json& chart : run.at("charts")) {
            const Json rows = std::move(chart.at("rows"));
            Json& columns = chart["rows"] = Json::array();
            for (std::size_t at = 0; at < rows.at(0).size(); ++at)
                columns.push_back(column_of(rows, at, words));
        }
    document["words"] = std::move(words).all();
    return document;
}

} // namespace sim::report
