#include "sim/report/chart.hpp"

#include <algorithm>

#include "sim/engine/errors.hpp"
#include "sim/report/assets.hpp"

namespace sim::report {

namespace {

std::vector<Chart> read_charts() {
    std::vector<Chart> all;
    for (const Asset& each : assets()) {
        if (!each.name.starts_with("charts/") || !each.name.ends_with(".json"))
            continue;
        const std::string name(each.name.substr(7, each.name.size() - 12));
        all.push_back({name, Json::parse(each.text), asset("charts/" + name + ".sql")});
    }
    return all;
}

} // namespace

std::string_view asset(std::string_view name) {
    const auto found = std::ranges::find(assets(), name, &Asset::name);
    expects(found != assets().end(), "an asset is missing");
    return found->text;
}

const std::vector<Chart>& charts() {
    static const std::vector<Chart> all = read_charts();
    return all;
}

std::vector<std::string> chart_names() {
    std::vector<std::string> names;
    for (const Chart& each : charts())
        names.push_back(each.name);
    return names;
}

} // namespace sim::report
