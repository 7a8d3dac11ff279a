#include "sim/engine/series.hpp"

#include "sim/engine/wide_draws.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

namespace {

using sim::Distribution;
using sim::Duration;

constexpr std::uint32_t purpose = 3;
constexpr std::uint32_t entity = 9;

// Tables with and without cuts, closed forms, negative values, and values beyond every clock.
std::vector<Distribution> laws() {
    return {
        Distribution::exponential(1e6),
        Distribution::exponential(3),
        Distribution::pert(60, 90, 180).scaled(86'400),
        Distribution::normal(0, 1e6),
        Distribution::lognormal(1e6, 5e6).truncated(1e5, 1e9),
        Distribution::exponential(1e6).clamped(5e5, 2e6),
        Distribution::uniform(0, 1e6),
        Distribution::triangular(1, 2, 3).scaled(1e5),
        Distribution::exponential(1e30),
    };
}

} // namespace

TEST_CASE("a series is made of addressed draws", "[property]") {
    const sim::Streams streams(123, 7);
    for (const Distribution& law : laws()) {
        CAPTURE(law.describe());
        sim::Series series(law, streams, purpose, entity);
        for (std::uint32_t n = 0; n < 5'000; ++n) {
            const double u = streams.uniforms({purpose, entity, n / 2})[n % 2];
            const Duration expected = sim::to_duration(law.quantile(u));
            REQUIRE(series.next() == expected);
            REQUIRE(series.at(n) == expected);
        }
    }
}

TEST_CASE("the second number of an address is made of the other half of its bits") {
    const sim::Streams streams(5, 2);
    const sim::Address address{7, 8, 9};
    const std::array<std::uint32_t, 4> bits = streams.bits(address);
    const std::uint64_t word = std::uint64_t{bits[3]} << 32 | bits[2];
    CHECK(streams.uniforms(address)[0] == streams.uniform(address));
    CHECK(streams.uniforms(address)[1] == (static_cast<double>(word >> 12) + 0.5) * 0x1p-52);
}

TEST_CASE("draws by four at once are draws one by one, into the tails", "[property]") {
    if (!sim::wide::available())
        return;
    std::vector<double> numbers;
    for (int power = 1; power <= 53; ++power) { // the tables end at 2^-41
        numbers.push_back(std::ldexp(1.0, -power));
        numbers.push_back(1.0 - std::ldexp(1.0, -power));
        numbers.push_back(std::ldexp(1.3, -power));
    }
    for (const Distribution& law : laws()) {
        CAPTURE(law.describe());
        for (std::size_t first = 0; first + sim::wide::count <= numbers.size(); ++first) {
            std::array<double, sim::wide::count> some{};
            std::copy_n(numbers.begin() + static_cast<std::ptrdiff_t>(first), some.size(),
                        some.begin());
            std::array<Duration, sim::wide::count> lengths{};
            sim::wide::durations(law, some, lengths);
            for (std::size_t i = 0; i < some.size(); ++i)
                REQUIRE(lengths[i] == sim::to_duration(law.quantile(some[i])));
        }
    }
}

TEST_CASE("numbers made sixteen at once are those of the addresses", "[property]") {
    if (!sim::wide::available())
        return;
    for (std::uint32_t i = 0; i < 500; ++i) {
        const sim::Streams streams(std::uint64_t{i} << 40 | i, i * 77'777);
        const sim::Address first{i * 31, ~i, 0xfffffffc + i}; // occasions wrap round
        std::array<double, sim::wide::count> numbers{};
        sim::wide::uniforms(streams, first, numbers);
        for (std::uint32_t n = 0; n < numbers.size(); ++n)
            REQUIRE(numbers[n] ==
                    streams.uniforms({first.purpose, first.entity, first.occasion + n / 2})[n % 2]);
    }
}
