#pragma once

#include <compare>

namespace sim {

/// The families whose quantile functions are tabulated, with location and scale taken out.
enum class Family {
    normal,      ///< mean 0, standard deviation 1
    exponential, ///< mean 1
    lognormal,   ///< exp(a Z) with Z standard normal, so its median is 1
    gamma,       ///< shape a, scale 1
    weibull,     ///< shape a, scale 1
    beta         ///< shapes a and b, on 0..1
};

/// A distribution reduced to what gives its graph its form; also the key of its shared table.
struct Standard {
    Family family = Family::normal;
    double a = 0.0;
    double b = 0.0;

    friend auto operator<=>(const Standard&, const Standard&) = default;
};

/// The reference functions of a standard distribution, by Boost.Math in double precision: for
/// building tables, for tails beyond them and for cutting, never on the hot path.
///
/// Each side has its own function, so that neither tail suffers from 1 - u.
double lower_quantile(const Standard& standard, double p); ///< x with P(X <= x) = p, 0 < p <= 1/2
double upper_quantile(const Standard& standard, double q); ///< x with P(X > x) = q, 0 < q <= 1/2
double probability_below(const Standard& standard, double x); ///< P(X <= x)
double probability_above(const Standard& standard, double x); ///< P(X > x)
double density(const Standard& standard, double x);           ///< for x inside the support
double lower_end(const Standard& standard); ///< of the support, -inf if it has none
double upper_end(const Standard& standard); ///< of the support, +inf if it has none
double mean(const Standard& standard);
double variance(const Standard& standard);

} // namespace sim
