#pragma once

#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"

/// Functions of the unit cube whose sensitivity indices are known in closed form.
namespace textbook {

/// Ishigami and Homma (1990) with a = 7, b = 0.1, on angles from -pi to pi.
inline double ishigami(std::span<const double> x) {
    const auto angle = [&](std::size_t i) { return std::numbers::pi * (2 * x[i] - 1); };
    const double second = std::sin(angle(1));
    return std::sin(angle(0)) * (1 + 0.1 * std::pow(angle(2), 4)) + 7 * second * second;
}
inline constexpr std::array<double, 3> ishigami_first{.3139051911, .4424111448, 0};
inline constexpr std::array<double, 3> ishigami_total{.5575888552, .4424111448, .2436836641};
inline constexpr std::array<double, 3> ishigami_shapley{.4357470232, .4424111448, .1218418320};

/// Sobol's g function with a = 0, 1, 4.5, 9, 99, 99, 99, 99.
inline double sobol_g(std::span<const double> x) {
    constexpr std::array<double, 8> a{0, 1, 4.5, 9, 99, 99, 99, 99};
    double product = 1;
    for (std::size_t i = 0; i < x.size(); ++i)
        product *= (std::abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
    return product;
}
inline constexpr std::array<double, 4> sobol_g_first{.71619217, .17904804, .02367577, .00716192};
inline constexpr std::array<double, 4> sobol_g_total{.78714413, .24219819, .03431691, .01046039};

/// An estimate lies within four standard errors of the truth.
inline void check_near(const sim::Interval& found, double truth) {
    CHECK(std::abs(found.value - truth) < 4 * found.half_width() / 1.96 + 1e-9);
}

} // namespace textbook
