#include "sim/experiment/accumulator.hpp"

#include <random>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure.hpp"

namespace {

std::vector<std::int64_t> sample(std::size_t size, std::uint64_t range, unsigned seed) {
    std::mt19937_64 random(seed);
    std::vector<std::int64_t> values(size);
    for (std::int64_t& value : values)
        value = static_cast<std::int64_t>(random() % range) - static_cast<std::int64_t>(range / 2);
    return values;
}

sim::Accumulator one_by_one(const std::vector<std::int64_t>& values, std::int64_t resolution) {
    sim::Accumulator accumulator(resolution);
    for (const std::int64_t value : values)
        accumulator.add(value);
    return accumulator;
}

} // namespace

TEST_CASE("sums are exact where doubles are not") {
    sim::Accumulator accumulator;
    accumulator.add(std::int64_t{1} << 47);
    accumulator.add(1);
    accumulator.add(-(std::int64_t{1} << 47));
    CHECK(static_cast<std::int64_t>(accumulator.sum()) == 1);
    const sim::Int128 squares = (sim::Int128{1} << 95) + 1;
    CHECK((accumulator.sum_of_squares() == squares));
}

TEST_CASE("a column counts as its values do, one by one", "[property]") {
    for (const std::uint64_t range : {2ULL, 1'000ULL, 1ULL << 30, 1ULL << 47})
        for (const std::int64_t resolution :
             {std::int64_t{1}, std::int64_t{86'400}, std::int64_t{1} << 32}) {
            const auto values = sample(3'000, range, 3);
            sim::Accumulator columns(resolution);
            columns.add_column(values.data(), 3, 1'000);
            columns.add_column(values.data() + 1, 3, 1'000);
            columns.add_column(values.data() + 2, 3, 1'000);
            CHECK(columns == one_by_one(values, resolution));
        }
}

TEST_CASE("merged parts equal the whole, in any order", "[property]") {
    const auto values = sample(999, 1ULL << 40, 5);
    const sim::Accumulator whole = one_by_one(values, 60);
    const sim::Accumulator a = one_by_one({values.begin(), values.begin() + 10}, 60);
    const sim::Accumulator b = one_by_one({values.begin() + 10, values.begin() + 700}, 60);
    const sim::Accumulator c = one_by_one({values.begin() + 700, values.end()}, 60);
    sim::Accumulator forth(60), back(60);
    for (const auto* part : {&a, &b, &c})
        forth.merge(*part);
    for (const auto* part : {&c, &b, &a})
        back.merge(*part);
    CHECK(forth == whole);
    CHECK(back == whole);
}

TEST_CASE("censored values are counted apart and rank above all others") {
    sim::Accumulator accumulator;
    for (const std::int64_t value : {std::int64_t{5}, sim::censored, std::int64_t{3}})
        accumulator.add(value);
    CHECK(accumulator.total() == 3);
    CHECK(accumulator.count() == 2);
    CHECK(accumulator.censored_count() == 1);
    CHECK(static_cast<std::int64_t>(accumulator.sum()) == 8);
    CHECK(accumulator.at_rank(2) == 5);
    CHECK(accumulator.at_rank(3) == sim::censored);
}

TEST_CASE("a value that was never set is refused, the first and later ones") {
    sim::Accumulator accumulator;
    CHECK_THROWS_AS(accumulator.add(sim::unset), sim::ContractViolation);
    accumulator.add(1);
    CHECK_THROWS_AS(accumulator.add(sim::unset), sim::ContractViolation);
}
