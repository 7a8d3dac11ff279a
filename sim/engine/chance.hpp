#pragma once

#include <array>
#include <cstdint>
#include <Random123/philox.h>

namespace sim {

/// What a draw is for, which is all that tells one draw of a replication from another.
///
/// All three are free 32-bit numbers: `purpose` says what the draw decides, `entity` for whom, and
/// `occasion` for the how-manieth time. Two draws of one replication are the same draw exactly when
/// their addresses are equal.
struct Address {
    std::uint32_t purpose = 0;
    std::uint32_t entity = 0;
    std::uint32_t occasion = 0;

    friend constexpr bool operator==(const Address&, const Address&) = default;
};

/// All the chance of one replication, as a pure function of (seed, replication, address).
///
/// Nothing is advanced and nothing is kept, so draws may be made in any order, from any thread, any
/// number of times. The generator is Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random
/// numbers: as easy as 1, 2, 3", SC11) with counter {replication, entity, purpose, occasion} and
/// key {low half of the seed, high half of the seed}; different addresses never share a counter.
class Streams {
public:
    constexpr Streams(std::uint64_t seed, std::uint32_t replication)
        : seed_(seed), replication_(replication) {}

    /// 128 random bits belonging to `address`.
    std::array<std::uint32_t, 4> bits(Address address) const {
        const r123::Philox4x32::ctr_type counter{
            {replication_, address.entity, address.purpose, address.occasion}};
        const r123::Philox4x32::key_type key{
            {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)}};
        const r123::Philox4x32::ctr_type block = r123::Philox4x32{}(counter, key);
        return {block.v[0], block.v[1], block.v[2], block.v[3]};
    }

    /// A uniform number in the open interval (0, 1): (k + 1/2) 2^-52 with k from the first 52 bits
    /// (word 1 above word 0) of `bits(address)`. Exact, so never 0 and never 1.
    double uniform(Address address) const {
        const std::array<std::uint32_t, 4> block = bits(address);
        const std::uint64_t word = (static_cast<std::uint64_t>(block[1]) << 32) | block[0];
        return (static_cast<double>(static_cast<std::int64_t>(word >> 12)) + 0.5) * 0x1p-52;
    }

    constexpr std::uint64_t seed() const { return seed_; }
    constexpr std::uint32_t replication() const { return replication_; }

private:
    std::uint64_t seed_;
    std::uint32_t replication_;
};

} // namespace sim
