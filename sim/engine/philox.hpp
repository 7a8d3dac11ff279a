#pragma once

#include <array>
#include <cstdint>
#include <Random123/philox.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sim {

/// The generator Philox4x32-10 with one key (Salmon, Moraes, Dror and Shaw,
/// "Parallel random numbers: as easy as 1, 2, 3", SC11).
///
/// Where the processor is an x86-64, the two multiplications of a round are one
/// instruction, and the keys of the ten rounds are made beforehand; elsewhere
/// it is the authors' own function. Both give the same bits.
class Philox {
public:
    /// 128 bits: a counter, or what it is turned into.
    using Block = std::array<std::uint32_t, 4>;

    explicit Philox(std::uint64_t key) : key_(key) {
#if defined(__SSE2__)
        std::array<std::uint32_t, 2> words{low(key), high(key)};
        for (RoundKey& each : keys_) {
            each = {{words[0], 0, words[1], 0}};
            words = {words[0] + 0x9E3779B9, words[1] + 0xBB67AE85};
        }
#endif
    }

    [[nodiscard]] std::uint64_t key() const { return key_; }

#if defined(__SSE2__)
    /// The key of a round: two words, in places 0 and 2.
    struct alignas(16) RoundKey {
        std::uint32_t words[4];
    };
    [[nodiscard]] const std::array<RoundKey, 10>& round_keys() const { return keys_; }
#endif

    /// The block that belongs to a counter.
    [[nodiscard]] Block block(const Block& counter) const {
        const std::array<std::uint64_t, 2> words = halves(counter);
        return {low(words[0]), high(words[0]), low(words[1]), high(words[1])};
    }

    /// Words 0 and 1 of that block as one number, word 1 above word 0.
    [[nodiscard]] std::uint64_t half(const Block& counter) const {
#if defined(__SSE2__)
        const State state = run(counter);
        return word(_mm_unpacklo_epi32(state.even, state.odd));
#else
        const Block words = portable(counter);
        return std::uint64_t{words[1]} << 32 | words[0];
#endif
    }

    /// Both halves of the block: words 0 and 1, words 2 and 3.
    [[nodiscard]] std::array<std::uint64_t, 2> halves(const Block& counter) const {
#if defined(__SSE2__)
        const State state = run(counter);
        return {word(_mm_unpacklo_epi32(state.even, state.odd)),
                word(_mm_unpackhi_epi32(state.even, state.odd))};
#else
        const Block words = portable(counter);
        return {std::uint64_t{words[1]} << 32 | words[0], std::uint64_t{words[3]} << 32 | words[2]};
#endif
    }

    /// The same block by the authors' function.
    [[nodiscard]] Block portable(const Block& counter) const {
        const r123::Philox4x32::ctr_type from{{counter[0], counter[1], counter[2], counter[3]}};
        const r123::Philox4x32::key_type keys{{low(key_), high(key_)}};
        const r123::Philox4x32::ctr_type block = r123::Philox4x32{}(from, keys);
        return {block.v[0], block.v[1], block.v[2], block.v[3]};
    }

private:
    static std::uint32_t low(std::uint64_t bits) { return static_cast<std::uint32_t>(bits); }
    static std::uint32_t high(std::uint64_t bits) { return static_cast<std::uint32_t>(bits >> 32); }

    std::uint64_t key_;

#if defined(__SSE2__)
    // Words 0 and 2, which a round multiplies, and words 1 and 3, which it adds,
    // each in places 0 and 2 of a register. Nobody reads the other places.
    struct State {
        __m128i even, odd;
    };

    static std::uint64_t word(__m128i bits) {
        return static_cast<std::uint64_t>(_mm_cvtsi128_si64(bits));
    }
    static __m128i places(std::uint32_t first, std::uint32_t second) {
        return _mm_unpacklo_epi64(_mm_cvtsi32_si128(static_cast<int>(first)),
                                  _mm_cvtsi32_si128(static_cast<int>(second)));
    }
    [[nodiscard]] State run(const Block& counter) const {
        const __m128i factors = places(0xD2511F53, 0xCD9E8D57);
        State state{places(counter[0], counter[2]), places(counter[1], counter[3])};
        for (const RoundKey& words : keys_) {
            const __m128i key = _mm_load_si128(reinterpret_cast<const __m128i*>(words.words));
            const __m128i products = _mm_mul_epu32(state.even, factors);
            const __m128i upper = _mm_shuffle_epi32(products, _MM_SHUFFLE(1, 1, 3, 3));
            state.even = _mm_xor_si128(_mm_xor_si128(state.odd, key), upper);
            state.odd = _mm_shuffle_epi32(products, _MM_SHUFFLE(0, 0, 2, 2));
        }
        return state;
    }

    std::array<RoundKey, 10> keys_{};
#endif
};

} // namespace sim
