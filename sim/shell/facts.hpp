#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/experiment/measure.hpp"
#include "sim/shell/columns.hpp"

namespace sim::shell {

/// Columns of a terminal that the tables fill.
inline constexpr std::size_t page = 100;

/// A section without members: a line for each measure whose text is not empty, with its name, its
/// text and, where there is room, its meaning.
std::string facts_text(const Section& section, const std::vector<std::string>& texts, Style style);

} // namespace sim::shell
