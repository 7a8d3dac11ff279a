#pragma once

#include <string>

#include "sim/scenario/description.hpp"

namespace sim::scenario {

/// The parameter reference as Markdown: a table of fields for every record reachable from `root`,
/// with unit, default, allowed values and meaning.
std::string reference(const Record& root);

} // namespace sim::scenario
