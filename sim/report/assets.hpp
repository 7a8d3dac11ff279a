#pragma once

#include <string_view>
#include <vector>

namespace sim::report {

/// A file of this folder that the program carries.
struct Asset {
    std::string_view name; ///< its path from this folder, such as "charts/options.sql"
    std::string_view text;
};

/// All of them, charts in the order of the page.
const std::vector<Asset>& assets();

} // namespace sim::report
