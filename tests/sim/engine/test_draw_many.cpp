#include "sim/engine/draw_many.hpp"

#include <catch2/catch.hpp>
#include <cstddef>
#include <cstdint>
#include <vector>

TEST_CASE("many draws at once are the draws of their addresses", "[property]") {
    const sim::Streams streams(0x0123'4567'89ab'cdef, 0xfedc'ba98);
    std::vector<sim::Address> addresses;
    for (std::uint32_t i = 0; i < 100; ++i) {
        CAPTURE(addresses.size());
        std::vector<double> numbers(addresses.size() + 1, -1.0);
        sim::draw_many(streams, addresses, numbers);
        for (std::size_t k = 0; k < addresses.size(); ++k)
            REQUIRE(numbers[k] == streams.uniform(addresses[k]));
        REQUIRE(numbers.back() == -1.0);
        addresses.push_back({i * 0x9e37'79b9, ~i * 0x85eb'ca6b, i % 3});
    }
}
