#include "sim/engine/octave_table.hpp"

#include "sim/engine/errors.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <limits>
#include <thread>
#include <vector>

using sim::Family;
using sim::OctaveTable;
using sim::Standard;

namespace {

// Usual shapes, those of common Beta-PERTs, and the corners of what is allowed.
const std::vector<Standard> standards{
    {Family::normal},         {Family::exponential},     {Family::lognormal, 0.1},
    {Family::lognormal, 1.0}, {Family::lognormal, 8.0},  {Family::gamma, 0.1},
    {Family::gamma, 0.5},     {Family::gamma, 3.0},      {Family::gamma, 1e6},
    {Family::weibull, 0.1},   {Family::weibull, 1.5},    {Family::weibull, 1e6},
    {Family::beta, 2.2, 3.8}, {Family::beta, 1.0, 5.0},  {Family::beta, 5.0, 1.0},
    {Family::beta, 3.0, 3.0}, {Family::beta, 1.4, 21.0}, {Family::beta, 0.1, 0.1},
    {Family::beta, 0.1, 5.0}, {Family::beta, 0.5, 0.5},  {Family::beta, 1.0, 1.0},
    {Family::beta, 1e3, 1e3}, {Family::beta, 1e6, 1e6},  {Family::beta, 1e6, 0.1},
};

// Boost.Math in long double, from each side. Tables are built in double and by other routes.
double reference(const Standard& s, double w, bool upper) {
    using namespace boost::math;
    const normal z;
    const double exponential = upper ? -std::log(w) : -std::log1p(-w);
    switch (s.family) {
    case Family::normal:
        return upper ? quantile(complement(z, w)) : quantile(z, w);
    case Family::exponential:
        return exponential;
    case Family::lognormal:
        return std::exp(s.a * (upper ? quantile(complement(z, w)) : quantile(z, w)));
    case Family::gamma: {
        const gamma_distribution<> gamma(s.a);
        return upper ? quantile(complement(gamma, w)) : quantile(gamma, w);
    }
    case Family::weibull:
        return std::pow(exponential, 1.0 / s.a);
    case Family::beta:
        break;
    }
    const beta_distribution<> beta(s.a, s.b);
    return upper ? quantile(complement(beta, w)) : quantile(beta, w);
}

double value(const OctaveTable& table, double w, bool upper) {
    return upper ? evaluate(table, table.view(), 1.0 - w, w)
                 : evaluate(table, table.view(), w, 1.0 - w);
}

// The largest error over both tails, from the median to 2^-50 (1e-15), as a part of interquartile
// range plus distance from the median.
double worst_error(const Standard& standard) {
    const OctaveTable table(standard);
    const double median = reference(standard, 0.5, false);
    const double range = reference(standard, 0.25, true) - reference(standard, 0.25, false);
    double worst = 0.0;
    for (int i = 0; i < 600; ++i) {
        const double octave = i < 300 ? 1.0 + i / 75.0 : 5.0 + (i - 300) * 0.15;
        const double w = std::exp2(-octave - 1e-3);
        for (const bool upper : {false, true}) {
            const double exact = reference(standard, w, upper);
            const double error = std::abs(value(table, w, upper) - exact);
            const double relative = error / (range + std::abs(exact - median));
            worst = std::isnan(relative) ? relative : std::max(worst, relative);
        }
    }
    return worst;
}

void print_row(const Standard& s, const OctaveTable& table) {
    std::cout << std::setw(6) << static_cast<int>(s.family) << std::setw(10) << s.a << std::setw(10)
              << s.b << std::setw(8) << table.cells_per_octave() << std::setw(14) << worst_error(s)
              << '\n';
}

} // namespace

TEST_CASE("tables err by at most 1e-8 of spread, body and both tails", "[known-answer]") {
    for (const Standard& s : standards) {
        CAPTURE(static_cast<int>(s.family), s.a, s.b);
        CHECK(worst_error(s) <= 1e-8);
    }
}

TEST_CASE("the accuracy of the tables, printed", "[.][figures]") {
    std::cout << "family         a         b   cells   worst error\n";
    for (const Standard& s : standards)
        print_row(s, OctaveTable(s));
}

TEST_CASE("a table never falls as the probability grows", "[property]") {
    for (const Standard& s : standards) {
        CAPTURE(static_cast<int>(s.family), s.a, s.b);
        const OctaveTable table(s);
        double last = -std::numeric_limits<double>::infinity();
        bool rises = true;
        for (int i = 1; i < 200'000; ++i) {
            const double x = evaluate(table, table.view(), i / 2e5, 1.0 - i / 2e5);
            rises = rises && x >= last;
            last = x;
        }
        CHECK(rises);
    }
}

TEST_CASE("a table never falls from one double to the next, nor where cells meet", "[property]") {
    for (const Standard& s : standards) {
        CAPTURE(static_cast<int>(s.family), s.a, s.b);
        const OctaveTable table(s);
        const double ends_of_cell = 1.0 / static_cast<double>(table.cells_per_octave());
        bool rises = true;
        for (int octave = 2; octave <= 42; ++octave)
            for (double m = 1.0; m < 2.0; m += ends_of_cell)
                for (const double start : {m, m + 0.37 * ends_of_cell}) {
                    double w = std::ldexp(start, -octave);
                    for (int i = 0; i < 4; ++i)
                        w = std::nextafter(w, 0.0);
                    for (int i = 0; i < 8; ++i) {
                        const double next = std::nextafter(w, 1.0);
                        rises = rises && value(table, next, false) >= value(table, w, false) &&
                                value(table, next, true) <= value(table, w, true);
                        w = next;
                    }
                }
        CHECK(rises);
    }
}

TEST_CASE("the tails meet at the median and end at the support's ends") {
    for (const Standard& s : standards) {
        const OctaveTable table(s);
        CHECK(value(table, 0.5, false) == value(table, 0.5, true));
        CHECK(value(table, 0.0, false) == sim::lower_end(s));
        CHECK(value(table, 0.0, true) == sim::upper_end(s));
        for (const double w : {1e-13, 1e-16, 1e-100, 1e-300, 1e-310}) {
            CHECK(value(table, w, false) >= sim::lower_end(s));
            CHECK(value(table, w, false) <= value(table, 1e-12, false));
            CHECK(value(table, w, true) >= value(table, 1e-12, true));
        }
    }
}

TEST_CASE("a table refuses what is no probability") {
    const OctaveTable table({Family::normal});
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(evaluate(table, table.view(), -0.1, 1.1), sim::ContractViolation);
    CHECK_THROWS_AS(evaluate(table, table.view(), 1.1, -0.1), sim::ContractViolation);
    CHECK_THROWS_AS(evaluate(table, table.view(), nan, nan), sim::ContractViolation);
}

TEST_CASE("equal distributions share one table, from any thread") {
    const auto table = OctaveTable::shared({Family::gamma, 7.25});
    CHECK(OctaveTable::shared({Family::gamma, 7.25}) == table);
    CHECK(OctaveTable::shared({Family::gamma, 7.5}) != table);
    std::vector<std::shared_ptr<const OctaveTable>> seen(4);
    {
        std::vector<std::jthread> threads;
        for (auto& entry : seen)
            threads.emplace_back([&entry] {
                entry = OctaveTable::shared({Family::beta, 2.0, 7.0});
            });
    }
    for (const auto& entry : seen)
        CHECK(entry == seen.front());
}

TEST_CASE("a table is built to the same bits each time", "[property]") {
    const OctaveTable one({Family::beta, 2.2, 3.8});
    const OctaveTable other({Family::beta, 2.2, 3.8});
    for (int i = 1; i < 1000; ++i)
        REQUIRE(value(one, i / 2001.0, i % 2 == 0) == value(other, i / 2001.0, i % 2 == 0));
}
