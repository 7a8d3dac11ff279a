#pragma once

#include "sim/engine/philox.hpp"

#include <array>
#include <cstdint>

namespace sim {

/// What a draw is for, which is all that tells one draw of a replication from
/// another.
///
/// All three are free 32-bit numbers: `purpose` says what the draw decides,
/// `entity` for whom, and `occasion` for the how-manieth time. Two draws of one
/// replication are the same draw exactly when their addresses are equal.
struct Address {
    std::uint32_t purpose = 0;
    std::uint32_t entity = 0;
    std::uint32_t occasion = 0;

    friend constexpr bool operator==(const Address&, const Address&) = default;
};

/// All the chance of one replication, as a pure function of (seed, replication,
/// address).
///
/// Nothing is advanced and nothing is kept, so draws may be made in any order,
/// from any thread, any number of times. The generator is Philox4x32-10
/// (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2,
/// 3", SC11) with counter {replication, entity, purpose, occasion} and key {low
/// half of the seed, high half of the seed}; different addresses never share a
/// counter.
class Streams {
public:
    Streams(std::uint64_t seed, std::uint32_t replication)
        : generator_(seed), replication_(replication) {}

    /// 128 random bits belonging to `address`.
    std::array<std::uint32_t, 4> bits(Address address) const {
        return generator_.block(counter(address));
    }

    /// A uniform number in the open interval (0, 1): (k + 1/2) 2^-52 with k from
    /// the first 52 bits (word 1 above word 0) of `bits(address)`. Exact, so
    /// never 0 and never 1.
    double uniform(Address address) const { return from_bits(generator_.half(counter(address))); }

    /// Two independent uniform numbers of one address, for little more than the
    /// price of one: the first is `uniform(address)`, the second is made of words
    /// 3 and 2 of `bits(address)`.
    std::array<double, 2> uniforms(Address address) const {
        const std::array<std::uint64_t, 2> words = generator_.halves(counter(address));
        return {from_bits(words[0]), from_bits(words[1])};
    }

    std::uint64_t seed() const { return generator_.key(); }
    std::uint32_t replication() const { return replication_; }
    const Philox& generator() const { return generator_; }

private:
    static double from_bits(std::uint64_t word) {
        return (static_cast<double>(static_cast<std::int64_t>(word >> 12)) + 0.5) * 0x1p-52;
    }
    [[nodiscard]] Philox::Block counter(Address address) const {
        return {replication_, address.entity, address.purpose, address.occasion};
    }

    Philox generator_;
    std::uint32_t replication_;
};

} // namespace sim
