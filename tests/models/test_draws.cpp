#include "models/draws.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <set>

using models::address;
using models::Draw;
using models::NameNumbers;

TEST_CASE("a name has the same number whatever other names there are", "[property]") {
    NameNumbers few, many;
    for (int k = 0; k < 1'000; ++k)
        static_cast<void>(many.of("filler " + std::to_string(k)));
    CHECK(few.of("trial load") == many.of("trial load"));
    CHECK(few.of("trial load") == few.of("trial load"));
    CHECK(few.of("trial load") != few.of("dress rehearsal"));
}

TEST_CASE("numbers of names are unique and leave room for what is drawn", "[property]") {
    NameNumbers numbers;
    std::set<std::uint32_t> seen;
    for (int k = 0; k < 100'000; ++k) {
        const std::uint32_t number = numbers.of("name " + std::to_string(k));
        REQUIRE((number & 15U) == 0);
        REQUIRE(seen.insert(number).second);
    }
}

TEST_CASE("every draw of a stage has an address of its own, but a board is one for all stages") {
    constexpr std::array draws{Draw::duration,   Draw::failure,  Draw::called_off, Draw::award,
                               Draw::bid_effort, Draw::bid_cost, Draw::cost};
    std::set<std::uint32_t> purposes;
    for (const Draw draw : draws)
        for (const std::uint32_t stage : {16U, 32U, 160U})
            CHECK(purposes.insert(address(draw, stage, 1, 0).purpose).second);
    CHECK(address(Draw::board, 16, 1, 0).purpose == address(Draw::board, 32, 1, 0).purpose);
    CHECK(address(Draw::cost, 16, 7, 3).entity == 7);
    CHECK(address(Draw::cost, 16, 7, 3).occasion == 3);
    CHECK(models::pair_of(16, 32) != models::pair_of(32, 16));
}
