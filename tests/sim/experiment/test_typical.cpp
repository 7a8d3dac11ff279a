#include "sim/experiment/typical.hpp"

#include <array>

#include <catch2/catch.hpp>

TEST_CASE("the middle of a result is at no distance, and a range away is at one for each measure") {
    using enum sim::MeasureKind;
    const sim::OutcomeDescription outcome{
        .epoch = sim::Epoch(sim::Date{std::chrono::year{2024} / 1 / 1}),
        .sections = {{"all",
                      {},
                      {{.name = "late", .kind = flag, .meaning = "", .better = sim::Better::lower},
                       {.name = "days", .kind = count, .meaning = "", .better = sim::Better::lower},
                       {.name = "end", .kind = date, .meaning = "", .better = sim::Better::lower},
                       {.name = "colour", .kind = count, .meaning = ""}}}}};
    sim::Result result(outcome);
    for (std::int64_t value = 1; value <= 11; ++value) {
        result.measures[0].add(1);
        result.measures[1].add(value);
        result.measures[2].add(value <= 9 ? value * 100 : sim::censored);
        result.measures[3].add(value);
    }
    const sim::Typical middle(outcome, result); // P10, P50 and P90 of 1..11 are 2, 6 and 10
    CHECK(middle.distance(std::array<std::int64_t, 4>{0, 6, 600, 77}) == 0);
    CHECK(middle.distance(std::array<std::int64_t, 4>{0, 14, 600, 77}) == 1);
    // The end has no P90: its range is from P10 to the largest, 700.
    CHECK(middle.distance(std::array<std::int64_t, 4>{0, 6, 1300, 77}) == 1);
    CHECK(middle.distance(std::array<std::int64_t, 4>{0, 6, sim::censored, 77}) == 1);
}
