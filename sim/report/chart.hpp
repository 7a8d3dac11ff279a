#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace sim::report {

using Json = nlohmann::ordered_json;

/// The text of a file that the program carries. Which there are is known when compiled.
std::string_view asset(std::string_view name);

/// A chart: what it shows in words, the query that yields its rows, and how they are drawn.
struct Chart {
    std::string name;
    Json definition; ///< title, text, part, columns, specification; see the README
    std::string_view query;
};

/// All charts there are, in the order of the page.
const std::vector<Chart>& charts();

/// Their names.
std::vector<std::string> chart_names();

} // namespace sim::report
