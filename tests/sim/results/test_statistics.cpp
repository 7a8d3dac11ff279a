#include "sim/results/statistics.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using sim::MeasureKind;
using sim::results::Json;
using sim::results::Statistic;

namespace {

const sim::Epoch epoch(sim::Date{std::chrono::year{2020} / 1 / 1});

sim::Accumulator of(const std::vector<std::int64_t>& values, std::int64_t resolution = 1) {
    sim::Accumulator all(resolution);
    for (const std::int64_t value : values)
        all.add(value);
    return all;
}

Statistic pick(const std::vector<Statistic>& list, const std::string& name) {
    for (const Statistic& each : list)
        if (each.name == name)
            return each;
    FAIL("no statistic " << name);
    return {};
}

std::vector<Statistic> take(MeasureKind kind, const sim::Accumulator& values) {
    return sim::results::statistics({.name = "x", .kind = kind, .meaning = ""}, values, epoch);
}

} // namespace

TEST_CASE("a flag is published as a probability") {
    const auto list = take(MeasureKind::flag, of({0, 1, 1, 1}));
    REQUIRE(list.size() == 1);
    CHECK(list[0].value == 0.75);
    CHECK(list[0].lo < 0.75);
    CHECK(list[0].hi > 0.75);
}

TEST_CASE("a date is published as the day it falls on, null beyond the horizon") {
    constexpr std::int64_t day = 86'400;
    std::vector<std::int64_t> values;
    for (std::int64_t i = 0; i < 900; ++i)
        values.push_back(i / 10 * day + 3'600);
    values.resize(1'000, sim::censored);
    const auto list = take(MeasureKind::date, of(values, day));
    CHECK(pick(list, "p50").value == "2020-02-19"); // rank 500 of ten a day: day 49
    CHECK(pick(list, "p50").unit == "date");
    CHECK(pick(list, "p95").value.is_null());
    CHECK(pick(list, "p90").value == "2020-03-30");
    CHECK(pick(list, "p90").hi.is_null());
    CHECK(pick(list, "censored").value == 0.1);
    CHECK(pick(list, "mean").value == "2020-02-14"); // day 44.5 of the known ones
}

TEST_CASE("a duration is published in days, with its variance") {
    const auto list = take(MeasureKind::duration, of({43'200, 129'600}));
    CHECK(pick(list, "mean").value == 1.0);
    CHECK(pick(list, "variance").value == 0.5);
    CHECK(pick(list, "sd").value.get<double>() == Approx(std::sqrt(0.5)));
    CHECK(pick(list, "p50").value == 0.5);
    CHECK(pick(list, "p99").hi.is_null());
    CHECK(pick(list, "p10").lo.is_null());
}

TEST_CASE("money is published in pounds") {
    const auto list = take(MeasureKind::money, of({12'345, 12'345, 12'345}));
    CHECK(pick(list, "mean").value == 123.45);
    CHECK(pick(list, "mean").lo == 123.45);
    CHECK(pick(list, "p80").value == 123.45);
    CHECK(pick(list, "p80").unit == "gbp");
}

TEST_CASE("a category is published as the probability of each") {
    const sim::Measure measure{.name = "x",
                               .kind = MeasureKind::category,
                               .meaning = "",
                               .categories = {"red", "green", "blue"}};
    const auto list = sim::results::statistics(measure, of({0, 2, 2, 2}), epoch);
    CHECK(pick(list, "red").value == 0.25);
    CHECK(pick(list, "green").value == 0.0);
    CHECK(pick(list, "blue").value == 0.75);
}

TEST_CASE("nothing measured is published as null, not as zero") {
    for (const MeasureKind kind : {MeasureKind::count, MeasureKind::date, MeasureKind::duration}) {
        const auto list = take(kind, of({}));
        CHECK(pick(list, "mean").value.is_null());
        CHECK(pick(list, "censored").value.is_null());
    }
    CHECK(take(MeasureKind::flag, of({}))[0].value.is_null());
}
