#include "models/choice.hpp"

#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

#include <bit>
#include <cmath>

using namespace trial;

TEST_CASE("a buyer stays as often as price, fit and fear of change weigh", "[known-answer]") {
    // Alder's price is 1/2 or 2, each half the time, and counts to the power -3/2.
    const Experiment buyers("scenarios/choice.toml", 100'000);
    const double cheap = std::pow(.5, -1.5), dear = std::pow(2, -1.5);
    const auto stays = [&](double liking) {
        return (liking * cheap / (liking * cheap + 3) + liking * dear / (liking * dear + 3)) / 2;
    };
    check_flag(buyers.of("trusts", "Ash", "stays"), stays(1));
    check_flag(buyers.of("trusts", "Elm", "stays"), stays(6 * .5));
    // To Oak and Yew together Alder is worth (4 + 2) / 2, Birch 3 x (0 + 1) / 2.
    check_flag(buyers.of("trusts", "Oak", "stays"), 3 / (3 + 1.5));
    check_flag(buyers.of("trusts", "Yew", "stays"), 1.5 / (3 + 1.5));
}

TEST_CASE("a dearer bid never wins where a cheaper one of the same supplier loses", "[property]") {
    const auto winner = [](double price, std::uint32_t replication) {
        const Run run("supplier = [{ name = \"Alder\", price = " + std::to_string(price) +
                          R"( }, { name = "Birch" }]
trust = [{ name = "Ash", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "tender", kind = "tender", bidders = ["Alder", "Birch"], price_weight = 2,
         duration = 30 }]
)",
                      replication);
        return run.measure("trusts", "Ash", "supplier");
    };
    for (std::uint32_t r = 0; r < 60; ++r)
        CHECK(winner(0.8, r) <= winner(1.3, r)); // 0 is Alder, 1 Birch
}

TEST_CASE("draws among bidders reach each that has a weight and no other", "[property]") {
    const Run run(R"(
supplier = [{ name = "Alder" }, { name = "Birch" }, { name = "Cedar" }]
trust = [{ name = "Ash", route = "way", incumbent = "Birch", loyalty = 0 }]
[[route]]
name = "way"
stage = [{ name = "tender", kind = "tender", bidders = ["Alder", "Birch", "Cedar"],
         duration = 30 }]
)");
    const models::ActivityId tender{0};
    std::uint64_t drawn = 0;
    for (std::uint32_t place = 0; place < 100; ++place) {
        drawn |= std::uint64_t{1} << models::draw_among(run.world(), tender, 0b111, place);
        CHECK(models::draw_among(run.world(), tender, 0b010, place) == 1);
    }
    CHECK(drawn == 0b101);
}
