#pragma once

#include "models/blueprint.hpp"

namespace models {

/// Gives every step its turn: requests of one instant are heard by their stage's priority, then in
/// the order of the network, never in the order in which they happened to be made.
void rank_requests(Blueprint& blueprint);

/// Marks what trusts have `done` at the start, with all that comes before it.
void mark_done(Blueprint& blueprint);

/// Marks who must begin by an event: whoever comes after what a failure sends back, without being
/// sent back itself, has to notice.
void mark_put_off(Blueprint& blueprint);

} // namespace models
