#include "sim/experiment/information.hpp"

#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>

#include "sim/engine/chance.hpp"

using namespace sim;

namespace {

/// Rows of the example of the R package voi: p1 ~ N(1, 1), p2 ~ N(0, 2); options 0 and p1 - p2.
struct Vignette {
    std::vector<std::vector<double>> parameters{{}, {}};
    std::vector<Payoff> options{{}, {}};
};

Vignette vignette(std::uint32_t rows, double luck, std::uint64_t seed = 1) {
    Vignette v;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const auto normal = [&](std::uint32_t what) {
            return boost::math::quantile(boost::math::normal(),
                                         Streams(seed, row).uniform({what, 0, 0}));
        };
        v.parameters[0].push_back(1 + normal(1));
        v.parameters[1].push_back(2 * normal(2));
        v.options[0].push_back(luck * normal(3));
        v.options[1].push_back(v.parameters[0].back() - v.parameters[1].back() + luck * normal(4));
    }
    return v;
}

void check_worth(const Interval& found, double truth) {
    CHECK(std::abs(found.value - truth) < 4 * found.half_width() / 1.96);
    CHECK(found.lo < found.hi);
}

} // namespace

TEST_CASE("the value of perfect information of the vignette", "[known-answer]") {
    check_worth(perfect_information(vignette(20'000, 0).options), .4798107063835);
}

TEST_CASE("the value of knowing one parameter alone, by regression", "[known-answer]") {
    const Vignette v = vignette(5'000, 0);
    check_worth(partial_information(std::span(v.parameters).first(1), v.options), .0833154705769);
    check_worth(partial_information(std::span(v.parameters).last(1), v.options), .3955931148026);
}

TEST_CASE("luck that nobody can know is averaged out", "[known-answer]") {
    const Vignette v = vignette(5'000, 1);
    check_worth(partial_information(v.parameters, v.options), .4798107063835);
    check_worth(partial_information(std::span(v.parameters).last(1), v.options), .3955931148026);
    CHECK(perfect_information(v.options).value > 0.6); // the luck counts as knowable there
}

TEST_CASE("two halves of the luck enclose what it is worth to know all", "[known-answer]") {
    // Each half has luck of 0.5 sqrt(2); what both say together has luck of 0.5.
    const Vignette a = vignette(20'000, 0.5 * std::sqrt(2.0)), exact = vignette(20'000, 0);
    std::vector<Payoff> first = a.options, second = exact.options, both = exact.options;
    for (std::size_t option = 0; option < 2; ++option)
        for (std::size_t row = 0; row < 20'000; ++row) {
            const double luck = a.options[option][row] - exact.options[option][row];
            second[option][row] -= luck; // mirrored, so that the mean has none at all
            both[option][row] = (first[option][row] + second[option][row]) / 2;
        }
    check_worth(perfect_information(both), .4798107063835);
    // d = p1 - p2 ~ N(1, sqrt 5), n ~ N(0, 1): E[(d - n) 1(d + n > 0)] - 1
    //   = Phi(1 / sqrt 6) + (sqrt 6 - 2 / sqrt 6) phi(1 / sqrt 6) - 1.
    check_worth(perfect_information(first, second), .257841);
    check_worth(perfect_information(exact.options, exact.options), .4798107063835);
}

TEST_CASE("a bent answer is found as well as a straight one", "[known-answer]") {
    // Options 0 and x^2 - 1/3 with x uniform on [-1, 1]: gain E max(0, x^2 - 1/3) = 2 / (3 sqrt 3)
    // / 3 (integral from 1/sqrt 3 to 1 of x^2 - 1/3).
    std::vector<std::vector<double>> x(1);
    std::vector<Payoff> options(2);
    for (std::uint32_t row = 0; row < 4'000; ++row) {
        x[0].push_back(2 * Streams(3, row).uniform({1, 0, 0}) - 1);
        options[0].push_back(0);
        options[1].push_back(x[0].back() * x[0].back() - 1.0 / 3 +
                             Streams(3, row).uniform({2, 0, 0}) - 0.5);
    }
    check_worth(partial_information(x, options), 2 / (9 * std::sqrt(3.0)));
}

TEST_CASE("knowing what changes no choice is worth nothing") {
    std::vector<std::vector<double>> x(1);
    std::vector<Payoff> options(2);
    for (std::uint32_t row = 0; row < 200; ++row) {
        x[0].push_back(Streams(3, row).uniform({1, 0, 0}));
        options[0].push_back(10 * x[0].back());
        options[1].push_back(10 * x[0].back() - 1);
    }
    CHECK(partial_information(x, options).value == Approx(0).margin(1e-9));
    CHECK(perfect_information(options).value == Approx(0).margin(1e-9));
}
