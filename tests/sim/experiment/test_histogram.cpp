#include "sim/experiment/histogram.hpp"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure.hpp"

namespace {

sim::Histogram of(const std::vector<std::int64_t>& values, std::int64_t resolution) {
    sim::Histogram histogram(resolution);
    for (const std::int64_t value : values)
        histogram.add(value);
    return histogram;
}

} // namespace

TEST_CASE("bins close at their lower edge, below zero too") {
    const sim::Histogram histogram = of({-11, -10, -1, 0, 9, 10}, 10);
    const std::vector<sim::Histogram::Bin> expected = {{-20, 1}, {-10, 2}, {0, 2}, {10, 1}};
    CHECK(histogram.bins() == expected);
    CHECK(histogram.min() == -11);
    CHECK(histogram.max() == 10);
}

TEST_CASE("a rank finds its value, rounded down to the bin but not below the smallest") {
    const sim::Histogram histogram = of({7, 12, 19, 25}, 10);
    CHECK(histogram.at_rank(1) == 7);
    CHECK(histogram.at_rank(2) == 10);
    CHECK(histogram.at_rank(3) == 10);
    CHECK(histogram.at_rank(4) == 20);
    CHECK_THROWS_AS(histogram.at_rank(5), sim::ContractViolation);
    CHECK_THROWS_AS(histogram.at_rank(0), sim::ContractViolation);
}

TEST_CASE("each bin tells how many values it has, few or many of them", "[property]") {
    for (const std::size_t copies : {std::size_t{1}, std::size_t{2'000}}) {
        sim::Histogram histogram(10);
        for (std::size_t i = 0; i < copies; ++i)
            histogram.merge(of({-11, 3, 5, 31}, 10));
        for (const auto& [from, count] : histogram.bins())
            CHECK(histogram.count_from(from) == count);
        CHECK(histogram.count_from(0) == 2 * copies);
        for (const std::int64_t none : {-30, -10, 5, 10, 10'000'000})
            CHECK(histogram.count_from(none) == 0);
    }
    CHECK(sim::Histogram(10).count_from(0) == 0);
}

TEST_CASE("with resolution 1 the ranks give back the sorted values", "[property]") {
    std::mt19937_64 random(7);
    std::vector<std::int64_t> values(2'000);
    for (std::int64_t& value : values)
        value = static_cast<std::int64_t>(random() % 20'000) - 10'000;
    const sim::Histogram histogram = of(values, 1);
    std::ranges::sort(values);
    for (std::size_t i = 0; i < values.size(); ++i)
        REQUIRE(histogram.at_rank(i + 1) == values[i]);
}

TEST_CASE("a range too wide widens the bins the same way in any order and merge", "[property]") {
    std::mt19937_64 random(11);
    for (const std::uint64_t range : {1'000ULL, 1ULL << 20, 1ULL << 33, 1ULL << 46}) {
        std::vector<std::int64_t> values(500);
        for (std::int64_t& value : values)
            value =
                static_cast<std::int64_t>(random() % range) - static_cast<std::int64_t>(range / 3);
        const sim::Histogram whole = of(values, 3);
        std::ranges::shuffle(values, random);
        CHECK(of(values, 3) == whole);
        const auto middle = values.begin() + 137;
        sim::Histogram left = of({values.begin(), middle}, 3);
        const sim::Histogram right = of({middle, values.end()}, 3);
        left.merge(right);
        CHECK(left == whole);
        CHECK(whole.width() % 3 == 0);
        const std::int64_t bins = (whole.max() - whole.min()) / whole.width();
        CHECK(bins <= sim::Histogram::most_bins);
        CHECK((whole.width() == 3 || bins > sim::Histogram::most_bins / 2 - 2));
    }
}

TEST_CASE("few values and many, in order or not, tell the same", "[property]") {
    std::mt19937_64 random(13);
    const auto some = [&](std::size_t count, std::uint64_t range) {
        std::vector<std::int64_t> values(count);
        for (std::int64_t& value : values)
            value = static_cast<std::int64_t>(random() % range) - 100;
        return values;
    };
    // Of 700 values there is a list, of 9,000 in a range of 3,000 a count for each bin.
    for (const std::size_t first : {700U, 9'000U})
        for (const std::size_t second : {300U, 900U, 9'000U}) {
            std::vector<std::int64_t> values = some(first, 3'000);
            const std::vector<std::int64_t> others = some(second, 5'000);
            sim::Histogram merged = of(values, 1);
            merged.merge(of(others, 1));
            values.insert(values.end(), others.begin(), others.end());
            CHECK(merged == of(values, 1));
            sim::Histogram settled = merged;
            settled.settle();
            CHECK(settled == merged);
            std::ranges::sort(values);
            for (std::size_t i = 0; i < values.size(); i += 97) {
                REQUIRE(merged.at_rank(i + 1) == values[i]);
                REQUIRE(settled.at_rank(i + 1) == values[i]);
            }
            settled.add(values.front() - 1);
            CHECK(settled.at_rank(1) == values.front() - 1);
            CHECK(settled.at_rank(2) == values.front());
        }
}

TEST_CASE("merging with an empty histogram changes nothing") {
    sim::Histogram histogram = of({1, 2}, 1);
    histogram.merge(sim::Histogram(1));
    CHECK(histogram == of({1, 2}, 1));
    sim::Histogram empty(1);
    CHECK(empty.empty());
    empty.merge(of({1, 2}, 1));
    CHECK(empty == of({2, 1}, 1));
}

TEST_CASE("values too large for exact sums are refused") {
    sim::Histogram histogram(1);
    histogram.add(sim::largest_value);
    histogram.add(-sim::largest_value);
    CHECK_THROWS_AS(histogram.add(sim::largest_value + 1), sim::ContractViolation);
    CHECK_THROWS_AS(histogram.add(-sim::largest_value - 1), sim::ContractViolation);
    CHECK_THROWS_AS(sim::Histogram(0), sim::ContractViolation);
}
