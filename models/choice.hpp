#pragma once

#include "models/world.hpp"

namespace models {

/// How well the buyers of a step like a supplier, prices apart: its appeal times the mean over
/// their trusts of how each fits it, the incumbent's times the trust's loyalty.
double liking_of(const World& world, const Step& step, SupplierId supplier);

/// One of a set of bidders of a tender or an award, drawn by weight; if nobody has any, the first.
///
/// \param bidders a bit for each bidder, at least one set
/// \param place 0 for the best, 1 for the next that is drawn in the same round, and so on
std::uint32_t draw_among(const World& world, ActivityId a, std::uint64_t bidders,
                         std::uint32_t place);

/// Gives all trusts of a step to the supplier.
void appoint(World& world, const Step& step, SupplierId supplier);

} // namespace models
