#pragma once

#include "sim/engine/chance.hpp"
#include "sim/engine/distribution.hpp"
#include "sim/engine/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace sim {

/// Lengths of time drawn one after another from one distribution, made sixteen
/// at a time.
///
/// For what happens again and again to one entity: arrivals, losses, services.
/// The n-th length, counted from 0, is the law's quantile at number n % 2 of
/// `streams.uniforms({purpose, entity, n / 2})`, in whole ticks; so it can be
/// had alone too, from `at`. With AVX2 sixteen are made by instructions on four
/// numbers at once, else one by one; the bits are the same.
class Series {
public:
    Series(Distribution law, const Streams& streams, std::uint32_t purpose,
           std::uint32_t entity = 0);

    /// The next length.
    Duration next() {
        if (place_ == ahead) [[unlikely]]
            refill();
        return lengths_[place_++];
    }

    /// The n-th length, whatever next() has given so far.
    [[nodiscard]] Duration at(std::uint64_t n) const;

private:
    static constexpr std::size_t ahead = 16;

    [[nodiscard]] Address address(std::uint64_t n) const {
        return {purpose_, entity_, static_cast<std::uint32_t>(n / 2)};
    }
    [[gnu::noinline]] void refill();

    std::size_t place_ = ahead; // in lengths_
    std::array<Duration, ahead> lengths_{};
    std::uint64_t first_ = 0; // number of the next to be made
    Distribution law_;
    Streams streams_;
    std::uint32_t purpose_;
    std::uint32_t entity_;
};

} // namespace sim
