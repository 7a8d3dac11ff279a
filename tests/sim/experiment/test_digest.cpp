#include "sim/experiment/digest.hpp"

#include <array>
#include <bit>
#include <vector>

#include <catch2/catch.hpp>

namespace {

sim::Digest of(std::uint32_t replication, const std::vector<std::int64_t>& outcome) {
    sim::Digest digest;
    digest.add(replication, outcome);
    return digest;
}

int bits_apart(const std::string& a, const std::string& b) {
    int apart = 0;
    for (std::size_t i = 0; i < 32; i += 8)
        apart += std::popcount(static_cast<unsigned>(std::stoul(a.substr(i, 8), nullptr, 16) ^
                                                     std::stoul(b.substr(i, 8), nullptr, 16)));
    return apart;
}

} // namespace

TEST_CASE("a digest has 32 hexadecimal digits, all zero for nothing") {
    CHECK(sim::Digest().to_string() == std::string(32, '0'));
    CHECK(of(1, {1, 2, 3}).to_string().size() == 32);
}

TEST_CASE("digests add up in any order", "[property]") {
    sim::Digest forth, back, left, right;
    for (std::uint32_t i = 0; i < 100; ++i) {
        const std::array<std::int64_t, 3> outcome = {i, 7, -std::int64_t{i}};
        forth.add(i, outcome);
        (i % 3 == 0 ? left : right).add(i, outcome);
        const std::uint32_t j = 99 - i;
        back.add(j, std::array<std::int64_t, 3>{j, 7, -std::int64_t{j}});
    }
    left.merge(right);
    CHECK(forth == back);
    CHECK(forth == left);
}

TEST_CASE("a bit changed anywhere changes about half of the digest", "[property]") {
    // 128 fair bits differ in 64 +- 5.7 places; the bounds are five standard deviations.
    for (const std::size_t length : {1U, 2U, 5U, 8U}) {
        const std::vector<std::int64_t> outcome(length, 86'400);
        const std::string before = of(3, outcome).to_string();
        CHECK(bits_apart(before, of(4, outcome).to_string()) > 35);
        for (std::size_t word = 0; word < length; ++word)
            for (const int bit : {0, 1, 17, 40, 63}) {
                auto changed = outcome;
                changed[word] ^= static_cast<std::int64_t>(std::uint64_t{1} << bit);
                const int apart = bits_apart(before, of(3, changed).to_string());
                CHECK(apart > 35);
                CHECK(apart < 93);
            }
    }
}

TEST_CASE("the order and number of measures matter") {
    CHECK(of(1, {1, 2}) != of(1, {2, 1}));
    CHECK(of(1, {1, 0}) != of(1, {1}));
    CHECK(of(1, {1, 0, 0}) != of(1, {1, 0}));
    CHECK(of(1, {1, 2, 3, 4}) != of(1, {3, 4, 1, 2}));
}

TEST_CASE("a digest is the same on every machine") {
    CHECK(of(7, {1, -2, 3}).to_string() == "b91881338ed07723a785e76069b8ac83");
}
