#include "sim/experiment/permutation.hpp"

#include <bit>

#include "sim/engine/errors.hpp"

namespace sim {

namespace {

constexpr std::uint32_t rounds = 16; // eight leave pairs uneven among few places

std::uint32_t mask(std::uint32_t bits) { return (std::uint32_t{1} << bits) - 1; }

/// The finaliser of MurmurHash3 (Appleby), 32 bits.
std::uint32_t hash(std::uint32_t h) {
    h = (h ^ (h >> 16)) * 0x85EBCA6B;
    h = (h ^ (h >> 13)) * 0xC2B2AE35;
    return h ^ (h >> 16);
}

} // namespace

Permutations::Permutations(std::uint32_t size) : size_(size) {
    expects(size > 0, "a permutation of nothing");
    const auto bits = static_cast<std::uint32_t>(std::bit_width(size - 1));
    upper_ = bits / 2;
    lower_ = bits - upper_;
}

std::uint32_t Permutations::mixed(std::uint32_t value, const Philox::Block& key) const {
    std::uint32_t left = value >> lower_, right = value & mask(lower_);
    std::uint32_t width = upper_; // of the left half
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const std::uint32_t next = left ^ (hash(right ^ (key[round % 4] + round)) & mask(width));
        left = right;
        right = next;
        width = upper_ + lower_ - width;
    }
    return left << lower_ | right;
}

std::uint32_t Permutations::at(std::uint32_t place, const Philox::Block& key) const {
    std::uint32_t value = place;
    do
        value = mixed(value, key);
    while (value >= size_);
    const std::uint64_t turned = value + (std::uint64_t{hash(key[0] ^ key[2])} * size_ >> 32);
    return static_cast<std::uint32_t>(turned < size_ ? turned : turned - size_);
}

} // namespace sim
