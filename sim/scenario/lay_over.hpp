#pragma once

#include "sim/scenario/tree.hpp"

namespace sim::scenario {

/// Lays one scenario's tree over another: lists at the top are joined, those below first; tables
/// are merged key by key, at every depth; all else, numbers with their units too, is replaced.
void lay_over(Node& below, Node above);

} // namespace sim::scenario
