#pragma once

#include "models/world.hpp"

namespace models {

/// What a supplier knows of a bid when it begins to write it.
struct Bid {
    ActivityId tender;
    SupplierId supplier;
    std::uint32_t round;
    bool overloaded; ///< more bids are being written than it has teams for
};

/// How long a team is busy with a bid: the supplier's usual, more for a large contract, less for
/// one like another it has written, more if it is overloaded.
sim::Duration effort_of(const World& world, const Bid& bid);

/// Notes that a bid has been written, for later ones like it.
void note_written(World& world, const Bid& bid);

} // namespace models
