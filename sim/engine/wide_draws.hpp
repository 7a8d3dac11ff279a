#pragma once

#include "sim/engine/chance.hpp"
#include "sim/engine/distribution.hpp"
#include "sim/engine/time.hpp"

#include <cstddef>
#include <span>

/// Many draws by instructions on four numbers at once (AVX2): the bits of draws
/// one by one.
namespace sim::wide {

/// How many numbers uniforms() and durations() make at once.
inline constexpr std::size_t count = 16;

/// Whether the processor can and the environment variable SLIPWAY_WIDE is not `off`; if not,
/// nothing else here may be called.
bool available() noexcept;

/// How many addresses uniforms_of() takes at once.
inline constexpr std::size_t addresses_at_once = 8;

/// The first uniform number of each of some addresses.
void uniforms_of(const Streams& streams, std::span<const Address, addresses_at_once> addresses,
                 std::span<double, addresses_at_once> numbers);

/// The two uniform numbers of an address and of those of the next seven
/// occasions, in order.
void uniforms(const Streams& streams, Address first, std::span<double, count> numbers);

/// The quantiles at `numbers` in whole ticks.
void durations(const Distribution& law, std::span<const double, count> numbers,
               std::span<Duration, count> lengths);

} // namespace sim::wide
