#pragma once

#include "sim/engine/philox.hpp"

#include <array>
#include <cstddef>
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

/// Another way to choose the uniform numbers of an experiment than independently of each other.
///
/// A pure function, asked by many threads at once.
class Sampler {
public:
    Sampler() = default;
    Sampler(const Sampler&) = delete;
    Sampler& operator=(const Sampler&) = delete;
    virtual ~Sampler() = default;

    /// Number `which` (0 or 1) of the two at an address of a replication, in the open interval
    /// (0, 1). Over all randomisations of the sampler it is uniform there.
    [[nodiscard]] virtual double uniform(std::uint32_t replication, Address address,
                                         std::size_t which) const = 0;
};

/// All the chance of one replication, as a pure function of (seed, replication,
/// address).
///
/// Nothing is advanced and nothing is kept, so draws may be made in any order,
/// from any thread, any number of times. The generator is Philox4x32-10
/// (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2,
/// 3", SC11) with counter {replication, entity, purpose, occasion} and key {low
/// half of the seed, high half of the seed}; different addresses never share a
/// counter. A sampler, if there is one, chooses the uniform numbers instead; it outlives the
/// streams.
class Streams {
public:
    Streams(std::uint64_t seed, std::uint32_t replication, const Sampler* sampler = nullptr)
        : sampler_(sampler), generator_(seed), replication_(replication) {}

    /// 128 random bits belonging to `address`.
    std::array<std::uint32_t, 4> bits(Address address) const {
        return generator_.block(counter(address));
    }

    /// A uniform number in the open interval (0, 1): (k + 1/2) 2^-52 with k from
    /// the first 52 bits (word 1 above word 0) of `bits(address)`. Exact, so
    /// never 0 and never 1.
    double uniform(Address address) const {
        if (sampler_ != nullptr) [[unlikely]]
            return sampler_->uniform(replication_, address, 0);
        return number_of(generator_.half(counter(address)));
    }

    /// Two independent uniform numbers of one address, for little more than the
    /// price of one: the first is `uniform(address)`, the second is made of words
    /// 3 and 2 of `bits(address)`.
    std::array<double, 2> uniforms(Address address) const {
        if (sampler_ != nullptr) [[unlikely]]
            return {sampler_->uniform(replication_, address, 0),
                    sampler_->uniform(replication_, address, 1)};
        const std::array<std::uint64_t, 2> words = generator_.halves(counter(address));
        return {number_of(words[0]), number_of(words[1])};
    }

    /// The uniform number that the first 52 bits of a word are.
    static double number_of(std::uint64_t word) {
        return (static_cast<double>(static_cast<std::int64_t>(word >> 12)) + 0.5) * 0x1p-52;
    }

    std::uint64_t seed() const { return generator_.key(); }
    std::uint32_t replication() const { return replication_; }
    const Philox& generator() const { return generator_; }
    const Sampler* sampler() const { return sampler_; } ///< none: independent numbers

private:
    [[nodiscard]] Philox::Block counter(Address address) const {
        return {replication_, address.entity, address.purpose, address.occasion};
    }

    const Sampler* sampler_;
    Philox generator_;
    std::uint32_t replication_;
};

} // namespace sim
