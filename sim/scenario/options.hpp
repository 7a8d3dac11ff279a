#pragma once

#include <vector>

#include "sim/scenario/document.hpp"
#include "sim/scenario/problems.hpp"

namespace sim::scenario {

/// The `[[option]]` tables that have a name, in the order of the file.
std::vector<const Node*> options_in(const Node& root);

/// Checks the form of all options of a file: tables with a unique `name`, and, if they like, a
/// `meaning` and a table `set` of paths and values. Where the paths lead is not looked at.
void check_options(const Node& root, Problems& problems);

} // namespace sim::scenario
