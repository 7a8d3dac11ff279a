#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <tuple>

#include "sim/engine/chance.hpp"
#include "sim/engine/normal_law.hpp"

namespace sim {

/// What one replication drew, as normal scores by address.
class Scores {
public:
    const double* find(Address address, std::size_t which) const {
        const auto at = scores_.find(key(address, which));
        return at == scores_.end() ? nullptr : &at->second;
    }
    void set(Address address, std::size_t which, double score) {
        scores_.insert_or_assign(key(address, which), score);
    }
    void clear() { scores_.clear(); }

private:
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::size_t>;
    static Key key(Address a, std::size_t which) {
        return {a.purpose, a.entity, a.occasion, which};
    }
    std::map<Key, double> scores_;
};

/// Draws near those of another replication: each normal score z becomes sqrt(1 - s^2) z + s x, with
/// x a fresh one, so that a uniform number stays uniform (the preconditioned Crank-Nicolson
/// proposal: Cotter, Roberts, Stuart and White, Statistical Science 28, 2013). What that
/// replication did not draw is drawn afresh. Notes what is drawn. For one thread.
class Perturbed final : public Sampler {
public:
    explicit Perturbed(std::uint64_t seed) : seed_(seed) {}

    /// From now on near `from`, by steps of `size` (0 < size <= 1; 1 forgets it), with the fresh
    /// scores of stream `number`.
    void start(const Scores& from, double size, std::uint32_t number);

    double uniform(std::uint32_t replication, Address address, std::size_t which) const override;

    /// What has been drawn since the start.
    const Scores& drawn() const { return drawn_; }

private:
    NormalLaw normal_;
    std::uint64_t seed_;
    const Scores* from_ = nullptr;
    double size_ = 1, keep_ = 0;
    Streams fresh_{0, 0};
    mutable Scores drawn_;
};

} // namespace sim
