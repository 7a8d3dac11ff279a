#pragma once

#include <cstdint>

#include "sim/engine/philox.hpp"

namespace sim {

/// Permutations of 0 .. size - 1, each chosen by 128 random bits and computed place by place: a
/// Feistel network of 16 rounds over the smallest power of two that holds them, walked along its
/// cycle until it is within (Black and Rogaway, "Ciphers with arbitrary finite domains", CT-RSA
/// 2002), and then turned round by a random number of places, so that each place is equally likely
/// to go anywhere.
class Permutations {
public:
    /// \pre size > 0
    explicit Permutations(std::uint32_t size);

    std::uint32_t size() const { return size_; }

    /// Where the permutation that `key` chooses puts `place` (less than size).
    std::uint32_t at(std::uint32_t place, const Philox::Block& key) const;

private:
    std::uint32_t mixed(std::uint32_t value, const Philox::Block& key) const;

    std::uint32_t size_;
    std::uint32_t upper_, lower_; // [bits] of the two halves
};

} // namespace sim
