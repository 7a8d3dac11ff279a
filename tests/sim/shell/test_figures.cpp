#include "sim/shell/figures.hpp"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "sim/experiment/measure.hpp"

using namespace sim::shell;

namespace {
constexpr double open = std::numeric_limits<double>::infinity();
constexpr std::int64_t day_length = 86'400;
const sim::Epoch epoch(sim::Date{std::chrono::year{2020} / 1 / 1});
} // namespace

TEST_CASE("large numbers are grouped by threes") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1'000) == "1,000");
    CHECK(grouped(12'345'678) == "12,345,678");
}

TEST_CASE("a figure shows the digits that its interval bears out") {
    CHECK(figure({12.3456, 10.1, 14.6}, " d") == "12 d (10-15)");
    CHECK(figure({12.3456, 12.1, 12.6}, " d") == "12.3 d (12.1-12.6)");
    CHECK(figure({12.3456, 12.32, 12.37}, "") == "12.35 (12.32-12.37)");
    CHECK(figure({43.14, 42.2, 44.1}, "") == "43 (42-44)");
    CHECK(figure({1234.5, 1000, 1500}, "") == "1234 (1000-1500)");
    CHECK(figure({0.2, -3.2, 4.1}, " d") == "0 d (-3 to 4)");
    CHECK(figure({-0.2, -0.4, 0.1}, "") == "-0.2 (-0.4 to 0.1)");
}

TEST_CASE("an exact figure shows the digits it needs, at most two") {
    CHECK(figure({12, 12, 12}, " d") == "12 d (12-12)");
    CHECK(figure({12.5, 12.5, 12.5}, " d") == "12.5 d (12.5-12.5)");
    CHECK(figure({1.0 / 3, 1.0 / 3, 1.0 / 3}, "") == "0.33 (0.33-0.33)");
}

TEST_CASE("what is not known is said, not made up") {
    CHECK(figure({5, -open, open}, "") == "5 (?-?)");
    CHECK(figure({5, 4, open}, "") == "5 (4-?)");
    CHECK(figure({std::nan(""), std::nan(""), std::nan("")}, " d") == "unknown");
}

TEST_CASE("probabilities are in percent") {
    CHECK(percent({.63, .61, .65}) == "63 % (61-65)");
    CHECK(percent({0, 0, .0004}) == "0.00 % (0.00-0.04)");
    CHECK(percent({.6312, .6281, .6343}) == "63.1 % (62.8-63.4)");
}

TEST_CASE("money is scaled to thousands, millions and billions") {
    CHECK(pounds({1'234'567'800, 1'214'000'000, 1'255'000'000}) == "£12.3m (12.1-12.6)");
    CHECK(pounds({4'080'000, 4'070'000, 4'090'000}) == "£40.8k (40.7-40.9)");
    CHECK(pounds({12'345, 12'345, 12'345}) == "£123.45 (123.45-123.45)");
    CHECK(pounds({3e11, 2.9e11, 3.1e11}) == "£3.0bn (2.9-3.1)");
}

TEST_CASE("a date shows the days to the further bound of its interval") {
    CHECK(day({40 * day_length, 38 * day_length, 41 * day_length}, epoch) == "2020-02-10 ±2");
    CHECK(day({40 * day_length, sim::unset, sim::censored}, epoch) == "2020-02-10 ±?");
    CHECK(day({40 * day_length, 38 * day_length, sim::censored}, epoch) == "2020-02-10 -2/+?");
    CHECK(day({40 * day_length, sim::unset, 41 * day_length}, epoch) == "2020-02-10 -?/+1");
    CHECK(day({sim::censored, 38 * day_length, sim::censored}, epoch) == "after horizon");
}

TEST_CASE("width counts characters, not bytes") {
    CHECK(width_of("abc") == 3);
    CHECK(width_of("±6") == 2);
    CHECK(width_of("") == 0);
}
