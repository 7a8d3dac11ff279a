#include "sim/engine/wide_draws.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#if defined(__x86_64__)

#include <immintrin.h>

namespace sim::wide {
namespace {

/// The states of two counters side by side; each half as in Philox.
struct States {
    __m256i even, odd;
};

/// Whether the environment asks for draws one by one.
bool is_turned_off() {
    const char* wish = std::getenv("SLIPWAY_WIDE");
    return wish != nullptr && std::string_view(wish) == "off";
}

/// Two words of a counter, each with a free place behind it.
[[gnu::target("avx2")]] __m128i words(std::uint32_t first, std::uint32_t second) {
    return _mm_insert_epi32(_mm_cvtsi32_si128(static_cast<int>(first)), static_cast<int>(second),
                            2);
}

[[gnu::target("avx2")]] __m256i both(__m128i first, __m128i second) {
    return _mm256_inserti128_si256(_mm256_castsi128_si256(first), second, 1);
}

/// The rounds of the generator.
[[gnu::target("avx2")]] void run_rounds(const Streams& streams, std::array<States, 4>& states) {
    const __m256i factors =
        _mm256_set_epi32(0, static_cast<int>(0xCD9E8D57), 0, static_cast<int>(0xD2511F53), 0,
                         static_cast<int>(0xCD9E8D57), 0, static_cast<int>(0xD2511F53));
    for (const Philox::RoundKey& words : streams.generator().round_keys()) {
        const __m256i key = _mm256_broadcastsi128_si256(
            _mm_load_si128(reinterpret_cast<const __m128i*>(words.words)));
        for (States& state : states) {
            const __m256i products = _mm256_mul_epu32(state.even, factors);
            const __m256i upper = _mm256_shuffle_epi32(products, _MM_SHUFFLE(1, 1, 3, 3));
            state.even = _mm256_xor_si256(_mm256_xor_si256(state.odd, key), upper);
            state.odd = _mm256_shuffle_epi32(products, _MM_SHUFFLE(0, 0, 2, 2));
        }
    }
}

/// (k + 1/2) 2^-52 with k from the first 52 bits of each word: exact, as in
/// Streams::uniform.
[[gnu::target("avx2")]] __m256d uniform(__m256i words) {
    const __m256d two_52 = _mm256_set1_pd(0x1p52);
    const __m256i mantissa =
        _mm256_or_si256(_mm256_srli_epi64(words, 12), _mm256_castpd_si256(two_52));
    const __m256d whole = _mm256_sub_pd(_mm256_castsi256_pd(mantissa), two_52);
    return _mm256_mul_pd(_mm256_add_pd(whole, _mm256_set1_pd(0.5)), _mm256_set1_pd(0x1p-52));
}

[[gnu::target("avx2")]] __m256i all(std::uint64_t bits) {
    return _mm256_set1_epi64x(static_cast<long long>(bits));
}

/// Four quantiles of a tabulated law, as Distribution::quantile has them.
struct Quantiles {
    __m256d values;
    bool in_table; // all four; else the values mean nothing
};

[[gnu::target("avx2")]] __m256d cubic(__m256i cells, __m256d t) {
    alignas(32) std::array<const double*, 4> at{};
    _mm256_store_si256(reinterpret_cast<__m256i*>(at.data()), cells);
    const __m256d a = _mm256_load_pd(at[0]), b = _mm256_load_pd(at[1]);
    const __m256d c = _mm256_load_pd(at[2]), d = _mm256_load_pd(at[3]);
    const __m256d ab_even = _mm256_unpacklo_pd(a, b), ab_odd = _mm256_unpackhi_pd(a, b);
    const __m256d cd_even = _mm256_unpacklo_pd(c, d), cd_odd = _mm256_unpackhi_pd(c, d);
    const __m256d c0 = _mm256_permute2f128_pd(ab_even, cd_even, 0x20);
    const __m256d c1 = _mm256_permute2f128_pd(ab_odd, cd_odd, 0x20);
    const __m256d c2 = _mm256_permute2f128_pd(ab_even, cd_even, 0x31);
    const __m256d c3 = _mm256_permute2f128_pd(ab_odd, cd_odd, 0x31);
    const __m256d inner = _mm256_add_pd(c2, _mm256_mul_pd(t, c3));
    return _mm256_add_pd(c0, _mm256_mul_pd(t, _mm256_add_pd(c1, _mm256_mul_pd(t, inner))));
}

[[gnu::target("avx2")]] Quantiles quantiles(const Distribution::Line& line,
                                            const OctaveTable::View& view, __m256d u) {
    constexpr std::uint64_t one = std::bit_cast<std::uint64_t>(1.0);
    const __m256d mass = _mm256_set1_pd(line.mass);
    const __m256d p = _mm256_add_pd(_mm256_set1_pd(line.low), _mm256_mul_pd(u, mass));
    const __m256d rest = _mm256_sub_pd(_mm256_set1_pd(1.0), u);
    const __m256d q = _mm256_add_pd(_mm256_set1_pd(line.high), _mm256_mul_pd(rest, mass));
    const __m256i bits = _mm256_castpd_si256(_mm256_min_pd(q, p));
    const __m256i offset = _mm256_sub_epi64(bits, all(OctaveTable::first_bits));
    const __m256i outside =
        _mm256_or_si256(offset, _mm256_sub_epi64(all(OctaveTable::span_of_bits), offset));
    const __m256i tails = _mm256_blendv_epi8(all(std::bit_cast<std::uint64_t>(view.tail[0])),
                                             all(std::bit_cast<std::uint64_t>(view.tail[1])),
                                             _mm256_castpd_si256(_mm256_cmp_pd(q, p, _CMP_LT_OQ)));
    const __m256i number =
        _mm256_srl_epi64(offset, _mm_cvtsi64_si128(static_cast<long long>(view.shift)));
    const bool in_table = _mm256_movemask_pd(_mm256_castsi256_pd(outside)) == 0;
    if (!in_table) [[unlikely]]
        return {u, false};
    const __m256i cells = _mm256_add_epi64(tails, _mm256_slli_epi64(number, 5));
    const __m256i fraction =
        _mm256_or_si256(_mm256_and_si256(bits, all(view.fraction_mask)), all(one));
    const __m256d t = _mm256_sub_pd(_mm256_castsi256_pd(fraction), _mm256_set1_pd(1.0));
    const __m256d x = _mm256_add_pd(_mm256_set1_pd(line.shift),
                                    _mm256_mul_pd(_mm256_set1_pd(line.scale), cubic(cells, t)));
    const __m256d raised = _mm256_max_pd(_mm256_set1_pd(line.lower), x);
    return {_mm256_min_pd(_mm256_set1_pd(line.upper), raised), true};
}

/// As to_duration(); false if a number is negative or beyond 2^51.
[[gnu::target("avx2")]] bool to_durations(__m256d seconds, Duration* lengths) {
    const __m256d usual = _mm256_and_pd(_mm256_cmp_pd(seconds, _mm256_setzero_pd(), _CMP_GE_OQ),
                                        _mm256_cmp_pd(seconds, _mm256_set1_pd(0x1p51), _CMP_LT_OQ));
    if (_mm256_movemask_pd(usual) != 0b1111) [[unlikely]]
        return false;
    const __m256d whole = _mm256_round_pd(seconds, _MM_FROUND_TO_ZERO | _MM_FROUND_NO_EXC);
    const __m256d up =
        _mm256_cmp_pd(_mm256_sub_pd(seconds, whole), _mm256_set1_pd(0.5), _CMP_GE_OQ);
    const __m256d rounded = _mm256_add_pd(whole, _mm256_and_pd(up, _mm256_set1_pd(1.0)));
    const __m256d two_52 = _mm256_set1_pd(0x1p52);
    const __m256i ticks = _mm256_sub_epi64(_mm256_castpd_si256(_mm256_add_pd(rounded, two_52)),
                                           _mm256_castpd_si256(two_52));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(lengths), ticks);
    return true;
}

} // namespace

bool available() noexcept {
    static const bool wide = __builtin_cpu_supports("avx2") != 0 && !is_turned_off();
    return wide;
}

[[gnu::target("avx2")]] void uniforms_of(const Streams& streams,
                                         std::span<const Address, addresses_at_once> addresses,
                                         std::span<double, addresses_at_once> numbers) {
    // Places i and i + 1 of a pair of registers come out beside each other if the first has
    // counters 0 and 2, the second 1 and 3.
    std::array<States, addresses_at_once / 2> states{};
    for (std::size_t i = 0; i < states.size(); ++i) {
        const std::size_t first = i / 2 * 4 + i % 2;
        states[i] = {both(words(streams.replication(), addresses[first].purpose),
                          words(streams.replication(), addresses[first + 2].purpose)),
                     both(words(addresses[first].entity, addresses[first].occasion),
                          words(addresses[first + 2].entity, addresses[first + 2].occasion))};
    }
    run_rounds(streams, states);
    for (std::size_t i = 0; i < states.size(); i += 2) {
        const __m256i numbered =
            _mm256_unpacklo_epi64(_mm256_unpacklo_epi32(states[i].even, states[i].odd),
                                  _mm256_unpacklo_epi32(states[i + 1].even, states[i + 1].odd));
        _mm256_storeu_pd(&numbers[2 * i], uniform(numbered));
    }
}

[[gnu::target("avx2")]] void uniforms(const Streams& streams, Address first,
                                      std::span<double, count> numbers) {
    const auto word = [](std::uint32_t bits) { return static_cast<int>(bits); };
    const __m128i even = _mm_set_epi32(0, word(first.purpose), 0, word(streams.replication()));
    std::array<States, count / 4> states{};
    for (std::uint32_t i = 0; i < states.size(); ++i) {
        const std::uint32_t occasion = first.occasion + 2 * i;
        states[i].even = both(even, even);
        states[i].odd = both(_mm_set_epi32(0, word(occasion), 0, word(first.entity)),
                             _mm_set_epi32(0, word(occasion + 1), 0, word(first.entity)));
    }
    run_rounds(streams, states);
    for (std::size_t i = 0; i < states.size(); ++i) {
        const __m256i words =
            _mm256_unpacklo_epi64(_mm256_unpacklo_epi32(states[i].even, states[i].odd),
                                  _mm256_unpackhi_epi32(states[i].even, states[i].odd));
        _mm256_storeu_pd(&numbers[4 * i], uniform(words));
    }
}

[[gnu::target("avx2")]] void durations(const Distribution& law,
                                       std::span<const double, count> numbers,
                                       std::span<Duration, count> lengths) {
    const bool tabulated = law.curve().kind() == QuantileCurve::Kind::table;
    for (std::size_t i = 0; i < count; i += 4) {
        if (tabulated) [[likely]] {
            const Quantiles four =
                quantiles(law.line(), law.curve().view(), _mm256_loadu_pd(&numbers[i]));
            if (four.in_table && to_durations(four.values, &lengths[i])) [[likely]]
                continue;
        }
        for (std::size_t j = i; j < i + 4; ++j)
            lengths[j] = to_duration(law.quantile(numbers[j]));
    }
}

} // namespace sim::wide

#else

namespace sim::wide {

bool available() noexcept { return false; }
void uniforms_of(const Streams&, std::span<const Address, addresses_at_once>,
                 std::span<double, addresses_at_once>) {}
void uniforms(const Streams&, Address, std::span<double, count>) {}
void durations(const Distribution&, std::span<const double, count>, std::span<Duration, count>) {}

} // namespace sim::wide

#endif
