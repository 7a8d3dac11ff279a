#pragma once

#include "sim/engine/chance.hpp"

#include <span>

namespace sim {

/// The uniform numbers of many addresses: numbers[i] becomes streams.uniform(addresses[i]), in
/// every bit. With AVX2 eight are made at once, else one by one.
///
/// \pre there are at least as many numbers as addresses
void draw_many(const Streams& streams, std::span<const Address> addresses,
               std::span<double> numbers);

} // namespace sim
