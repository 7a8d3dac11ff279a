#include "sim/engine/chance.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <set>
#include <vector>

namespace {

using Block = std::array<std::uint32_t, 4>;

constexpr std::uint32_t draws = 200'000;

// A row of uniforms whose addresses differ in one part only.
using UniformRow = std::function<double(std::uint32_t)>;

std::vector<UniformRow> uniform_rows() {
    const sim::Streams streams(2024, 7);
    return {
        [=](std::uint32_t i) {
            return streams.uniform({i, 3, 5});
        },
        [=](std::uint32_t i) {
            return streams.uniform({1, i, 5});
        },
        [=](std::uint32_t i) {
            return streams.uniform({1, 3, i});
        },
        [](std::uint32_t i) {
            return sim::Streams(2024, i).uniform({1, 3, 5});
        },
        [](std::uint32_t i) {
            return sim::Streams(i, 7).uniform({1, 3, 5});
        },
    };
}

double chi_square(const std::vector<int>& counts, double expected) {
    double sum = 0.0;
    for (const int count : counts)
        sum += (count - expected) * (count - expected) / expected;
    return sum;
}

// Four standard errors of the chi-square distribution around its mean.
bool is_plausible(double statistic, double freedom) {
    return std::abs(statistic - freedom) < 4.0 * std::sqrt(2.0 * freedom);
}

} // namespace

TEST_CASE("draws are those of Philox4x32-10", "[known-answer]") {
    // Counter, key and result from the test vectors published with Random123 1.14 (kat_vectors):
    // all zeros, all ones, and the digits of pi.
    CHECK(sim::Streams(0, 0).bits({0, 0, 0}) ==
          Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(sim::Streams(0xffffffffffffffff, 0xffffffff).bits({0xffffffff, 0xffffffff, 0xffffffff}) ==
          Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    const sim::Address address{.purpose = 0x13198a2e, .entity = 0x85a308d3, .occasion = 0x03707344};
    CHECK(sim::Streams(0x299f31d0a4093822, 0x243f6a88).bits(address) ==
          Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("blocks are those of the generator's authors, for any counter and key",
          "[known-answer]") {
    std::uint64_t word = 1; // a congruential generator (Knuth's MMIX) for counters and keys
    const auto next = [&word] {
        word = word * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return static_cast<std::uint32_t>(word >> 32);
    };
    for (int i = 0; i < 20'000; ++i) {
        const Block counter{next(), next(), next(), next()};
        const sim::Philox generator(std::uint64_t{next()} << 32 | next());
        const Block expected = generator.portable(counter);
        REQUIRE(generator.block(counter) == expected);
        REQUIRE(generator.half(counter) == (std::uint64_t{expected[1]} << 32 | expected[0]));
    }
}

TEST_CASE("a draw is a pure function of seed, replication and address", "[property]") {
    const sim::Streams streams(42, 9);
    const double first = streams.uniform({1, 2, 3});
    static_cast<void>(streams.uniform({3, 2, 1}));
    CHECK(streams.uniform({1, 2, 3}) == first);
    CHECK(sim::Streams(42, 9).uniform({1, 2, 3}) == first);
    CHECK(streams.seed() == 42);
    CHECK(streams.replication() == 9);
}

TEST_CASE("changing any one part of an address changes the draw", "[property]") {
    std::set<Block> seen{sim::Streams(0, 0).bits({0, 0, 0})};
    for (int bit = 0; bit < 64; ++bit)
        seen.insert(sim::Streams(std::uint64_t{1} << bit, 0).bits({0, 0, 0}));
    for (int bit = 0; bit < 32; ++bit) {
        const std::uint32_t one = std::uint32_t{1} << bit;
        seen.insert(sim::Streams(0, one).bits({0, 0, 0}));
        seen.insert(sim::Streams(0, 0).bits({one, 0, 0}));
        seen.insert(sim::Streams(0, 0).bits({0, one, 0}));
        seen.insert(sim::Streams(0, 0).bits({0, 0, one}));
    }
    CHECK(seen.size() == 1 + 64 + 4 * 32);
}

TEST_CASE("a uniform number is the middle of one of 2^52 equal parts of (0, 1)", "[property]") {
    const sim::Streams streams(3, 1);
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        const double u = streams.uniform({0, i, 0});
        const Block block = streams.bits({0, i, 0});
        const std::uint64_t part = ((std::uint64_t{block[1]} << 32) | block[0]) >> 12;
        REQUIRE(u > 0.0);
        REQUIRE(u < 1.0);
        REQUIRE(u * 0x1p52 - 0.5 == static_cast<double>(part));
    }
}

TEST_CASE("draws at neighbouring addresses are uniform", "[property]") {
    for (const UniformRow& row : uniform_rows()) {
        std::vector<int> counts(500, 0);
        for (std::uint32_t i = 0; i < draws; ++i)
            ++counts[static_cast<std::size_t>(row(i) * 500.0)];
        CHECK(is_plausible(chi_square(counts, draws / 500.0), 499.0));
    }
}

TEST_CASE("draws at neighbouring addresses are independent", "[property]") {
    for (const UniformRow& row : uniform_rows()) {
        std::vector<int> counts(std::size_t{20} * 20, 0);
        double product = 0.0;
        for (std::uint32_t i = 0; i < draws; ++i) {
            const double one = row(2 * i);
            const double next = row(2 * i + 1);
            const auto cell = static_cast<std::size_t>(one * 20.0) * 20;
            ++counts[cell + static_cast<std::size_t>(next * 20.0)];
            product += (one - 0.5) * (next - 0.5);
        }
        CHECK(is_plausible(chi_square(counts, draws / 400.0), 399.0));
        CHECK(std::abs(12.0 * product / draws) < 4.0 / std::sqrt(static_cast<double>(draws)));
    }
}
