#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "sim/experiment/wide.hpp"

namespace sim {

/// A fingerprint of a set of replications: the sum over them of 128 well-mixed bits of
/// (replication, outcome). Order does not matter and the digests of disjoint parts add up to the
/// digest of the whole; one changed bit of one outcome changes about half of the digest's bits. No
/// protection against forgery.
class Digest {
public:
    void add(std::uint32_t replication, std::span<const std::int64_t> outcome);
    void merge(const Digest& other) { sum_ += other.sum_; }

    /// The digest with these words().
    static Digest of(const std::array<std::int64_t, 2>& words) {
        Digest digest;
        digest.sum_ = UInt128{static_cast<std::uint64_t>(words[0])} << 64 |
                      static_cast<std::uint64_t>(words[1]);
        return digest;
    }

    /// 32 hexadecimal digits.
    std::string to_string() const;

    /// The same bits as two integers, the higher first.
    std::array<std::int64_t, 2> words() const {
        return {static_cast<std::int64_t>(static_cast<std::uint64_t>(sum_ >> 64)),
                static_cast<std::int64_t>(static_cast<std::uint64_t>(sum_))};
    }

    bool operator==(const Digest&) const = default;

private:
    UInt128 sum_ = 0;
};

} // namespace sim
