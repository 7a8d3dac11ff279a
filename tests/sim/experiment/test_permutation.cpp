#include "sim/experiment/permutation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace {

std::vector<std::uint32_t> all_of(const sim::Permutations& permutations, std::uint32_t key) {
    const sim::Philox::Block bits = sim::Philox(3).block({key, 0, 0, 0});
    std::vector<std::uint32_t> places(permutations.size());
    for (std::uint32_t i = 0; i < permutations.size(); ++i)
        places[i] = permutations.at(i, bits);
    return places;
}

} // namespace

TEST_CASE("every place is taken once, whatever the size and the key", "[property]") {
    for (const std::uint32_t size : {1U, 2U, 3U, 5U, 8U, 100U, 1'000U, 1'024U}) {
        std::vector<std::uint32_t> wanted(size);
        std::iota(wanted.begin(), wanted.end(), 0U);
        for (std::uint32_t key = 0; key < 20; ++key) {
            std::vector<std::uint32_t> places = all_of(sim::Permutations(size), key);
            std::ranges::sort(places);
            CHECK(places == wanted);
        }
    }
}

TEST_CASE("two places go to every pair of places equally often", "[property]") {
    // What the variance of a Latin hypercube rests on: 56 pairs, each as often as chance has it.
    constexpr std::uint32_t size = 8, keys = 56'000;
    const sim::Permutations permutations(size);
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> seen;
    for (std::uint32_t key = 0; key < keys; ++key) {
        const std::vector<std::uint32_t> places = all_of(permutations, key);
        ++seen[{places[2], places[5]}];
    }
    CHECK(seen.size() == 56);
    double chi_squared = 0;
    for (const auto& [pair, count] : seen)
        chi_squared += (count - 1'000) * (count - 1'000) / 1'000;
    CHECK(chi_squared < 55 + 4 * std::sqrt(2 * 55.0));
}
