#include "sim/experiment/digest.hpp"

#include <cstddef>

#include <fmt/format.h>

namespace sim {

namespace {

// Fractional bits of the square roots of 2, 3, 5 and 7, made odd.
constexpr std::uint64_t key_a = 0x6a09e667f3bcc909, key_b = 0xbb67ae8584caa73b;
constexpr std::uint64_t key_c = 0x3c6ef372fe94f82b, key_d = 0xa54ff53a5f1d36f1;

/// Both halves of the product, folded.
std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
    const UInt128 product = UInt128{a} * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// A bijection in which each bit of the result depends on each bit given (the finaliser of
/// SplitMix64: Steele, Lea and Flood, OOPSLA 2014).
std::uint64_t scramble(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

} // namespace

void Digest::add(std::uint32_t replication, std::span<const std::int64_t> outcome) {
    std::uint64_t low = scramble(replication + key_a);
    std::uint64_t high = scramble(replication + key_b);
    const auto take = [&](std::int64_t first, std::int64_t second) {
        const auto a = static_cast<std::uint64_t>(first), b = static_cast<std::uint64_t>(second);
        low = fold(low ^ a, b ^ key_c) + key_d;
        high = fold(high ^ b, a ^ key_d) + key_c;
    };
    std::size_t i = 0;
    for (; i + 1 < outcome.size(); i += 2)
        take(outcome[i], outcome[i + 1]);
    if (i < outcome.size())
        take(outcome[i], static_cast<std::int64_t>(key_b >> 1));
    sum_ += UInt128{scramble(high)} << 64 | scramble(low + high);
}

std::string Digest::to_string() const {
    return fmt::format("{:016x}{:016x}", static_cast<std::uint64_t>(sum_ >> 64),
                       static_cast<std::uint64_t>(sum_));
}

} // namespace sim
