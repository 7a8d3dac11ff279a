#pragma once

#include "models/journal.hpp"
#include "models/outcome.hpp"
#include "models/world.hpp"

#include <iosfwd>

namespace models {

/// Tells a replication that has run: every activity in the order of their ends, with how long it
/// waited for what it needed, then each trust's exit and the chain of activities that decided it.
void tell(const World& world, const Outcome& outcome, const Journal& journal, std::ostream& out);

} // namespace models
