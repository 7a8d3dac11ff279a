#pragma once

#include "models/world.hpp"

#include <cstdint>

namespace models {

/// Whether a supplier that is asked goes for a contract.
enum class BidDecision : std::uint8_t { bid, no_interest, too_busy };

/// What a bid costs its supplier [GBP].
double cost_of_bid(const World& world, ActivityId tender, SupplierId supplier);

/// The chance to win as a supplier sees it among all who are asked: its weight's share, the
/// incumbent's loyalty known and prices not; for places in a framework as many times that.
double odds_seen(const World& world, ActivityId tender, SupplierId supplier);

/// Weighs what can be won against what the bid costs, then how many bids wait for a team already.
BidDecision decide(const World& world, ActivityId tender, SupplierId supplier);

} // namespace models
