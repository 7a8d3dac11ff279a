#include "sim/engine/draw_many.hpp"

#include "sim/engine/wide_draws.hpp"

#include <cstddef>

namespace sim {

void draw_many(const Streams& streams, std::span<const Address> addresses,
               std::span<double> numbers) {
    constexpr std::size_t step = wide::addresses_at_once;
    std::size_t i = 0;
    if (wide::available() && streams.sampler() == nullptr)
        for (; i + step <= addresses.size(); i += step)
            wide::uniforms_of(streams, addresses.subspan(i).first<step>(),
                              numbers.subspan(i).first<step>());
    for (; i < addresses.size(); ++i)
        numbers[i] = streams.uniform(addresses[i]);
}

} // namespace sim
