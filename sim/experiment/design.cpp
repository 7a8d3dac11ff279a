#include "sim/experiment/design.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include <boost/random/sobol.hpp>
#include <fmt/format.h>

#include "sim/engine/chance.hpp"
#include "sim/engine/errors.hpp"

namespace sim {

namespace {

// What the chance of a design is for; it has a seed of its own, so nothing else shares it.
constexpr std::uint32_t matching = 1, placing = 2, scrambling = 3;

std::uint32_t reversed(std::uint32_t bits) {
    std::uint32_t out = 0;
    for (int i = 0; i < 32; ++i, bits >>= 1)
        out = (out << 1) | (bits & 1U);
    return out;
}

/// Flips each digit by a hash of the digits before it.
std::uint32_t scrambled(std::uint32_t digits, std::uint32_t key) {
    std::uint32_t x = reversed(digits);
    x += key;
    x ^= x * 0x6c50b47cU;
    x ^= x * 0xb82f1e52U;
    x ^= x * 0xc7afe638U;
    x ^= x * 0x8d22f6e6U;
    return reversed(x);
}

/// The order in which an axis of a Latin hypercube goes through its strata.
std::vector<std::size_t> shuffled(std::size_t points, std::uint64_t seed, std::uint32_t axis) {
    std::vector<double> keys(points);
    for (std::size_t i = 0; i < points; ++i)
        keys[i] = Streams(seed, static_cast<std::uint32_t>(i)).uniform({matching, axis, 0});
    std::vector<std::size_t> order(points);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return keys[i]; });
    return order;
}

} // namespace

std::uint64_t grid_size(std::span<const std::size_t> levels) {
    constexpr std::uint64_t most = std::uint64_t{1} << 32;
    std::uint64_t size = 1;
    for (const std::size_t each : levels) {
        if (each > most / size)
            throw InvalidInput("a grid of more than 2^32 points; allowed: fewer levels, or a "
                               "Latin hypercube or Sobol design of fewer points");
        size *= each;
    }
    return size;
}

std::vector<std::size_t> grid_point(std::span<const std::size_t> levels, std::uint64_t number) {
    std::vector<std::size_t> point(levels.size());
    for (std::size_t axis = levels.size(); axis-- > 0; number /= levels[axis])
        point[axis] = number % levels[axis];
    return point;
}

UnitPoints latin_hypercube(std::size_t axes, std::size_t points, std::uint64_t seed) {
    UnitPoints all(axes, points);
    for (std::size_t axis = 0; axis < axes; ++axis) {
        const auto entity = static_cast<std::uint32_t>(axis);
        const std::vector<std::size_t> strata = shuffled(points, seed, entity);
        for (std::size_t i = 0; i < points; ++i) {
            const double within =
                Streams(seed, static_cast<std::uint32_t>(i)).uniform({placing, entity, 0});
            const double place =
                (static_cast<double>(strata[i]) + within) / static_cast<double>(points);
            all.at(i, axis) = std::min(place, 1 - std::numeric_limits<double>::epsilon());
        }
    }
    return all;
}

UnitPoints sobol_points(std::size_t axes, std::size_t points, std::optional<std::uint64_t> seed) {
    UnitPoints all(axes, points);
    if (axes == 0)
        return all;
    if (axes > most_sobol_axes)
        throw InvalidInput(
            fmt::format("a Sobol sequence of {} axes; allowed: at most {}", axes, most_sobol_axes));
    std::vector<std::uint32_t> keys(axes);
    for (std::size_t axis = 0; axis < axes && seed; ++axis)
        keys[axis] =
            Streams(*seed, 0).bits({scrambling, static_cast<std::uint32_t>(axis), 0}).front();
    boost::random::sobol_engine<std::uint32_t, 32> engine(axes);
    for (std::size_t i = 0; i < points; ++i)
        for (std::size_t axis = 0; axis < axes; ++axis) {
            // Boost leaves out the origin, with which alone 2^k points are balanced.
            const std::uint32_t digits = i == 0 ? 0U : engine();
            all.at(i, axis) = (seed ? scrambled(digits, keys[axis]) : digits) * 0x1p-32;
        }
    return all;
}

} // namespace sim
