#include "sim/engine/standard.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <numbers>

namespace sim {
namespace {

namespace math = boost::math;

// long double costs eight times as much and gains digits that no table keeps.
using Policy =
    math::policies::policy<math::policies::promote_double<false>,
                           math::policies::overflow_error<math::policies::ignore_error>,
                           math::policies::evaluation_error<math::policies::ignore_error>>;
constexpr Policy policy{};

constexpr double endless = std::numeric_limits<double>::infinity();

double normal_below(double x) { return 0.5 * math::erfc(-x / std::numbers::sqrt2, policy); }

// P(Z <= z) = p for p <= 1/2.
double normal_quantile(double p) { return -std::numbers::sqrt2 * math::erfc_inv(2.0 * p, policy); }

double normal_density(double x) {
    return std::exp(-0.5 * x * x) * (0.5 * std::numbers::inv_sqrtpi * std::numbers::sqrt2);
}

// So far out that two terms of I_x(a, b) = x^a / (a B(a, b)) (1 + a (1 - b) x / (a + 1) + ...) hold
// to the last digit, the series is inverted: Boost 1.74's search goes astray there for some shapes.
double beta_quantile(double a, double b, double p) {
    const double integral = math::beta(a, b, policy);
    if (integral > 1e-300) {
        const double x = std::exp((std::log(p) + std::log(a * integral)) / a);
        if (x * std::max(1.0, b) < 1e-8)
            return x * (1.0 - (1.0 - b) * x / (a + 1.0));
    }
    return math::ibeta_inv(a, b, p, policy);
}

} // namespace

double lower_quantile(const Standard& s, double p) {
    switch (s.family) {
    case Family::normal:
        return normal_quantile(p);
    case Family::exponential:
        return -std::log1p(-p);
    case Family::lognormal:
        return std::exp(s.a * normal_quantile(p));
    case Family::gamma:
        return math::gamma_p_inv(s.a, p, policy);
    case Family::weibull:
        return std::pow(-std::log1p(-p), 1.0 / s.a);
    case Family::beta:
        break;
    }
    return beta_quantile(s.a, s.b, p);
}

double upper_quantile(const Standard& s, double q) {
    switch (s.family) {
    case Family::normal:
        return -normal_quantile(q);
    case Family::exponential:
        return -std::log(q);
    case Family::lognormal:
        return std::exp(-s.a * normal_quantile(q));
    case Family::gamma:
        return math::gamma_q_inv(s.a, q, policy);
    case Family::weibull:
        return std::pow(-std::log(q), 1.0 / s.a);
    case Family::beta:
        break;
    }
    return 1.0 - beta_quantile(s.b, s.a, q);
}

double probability_below(const Standard& s, double x) {
    if (x <= lower_end(s))
        return 0.0;
    if (x >= upper_end(s))
        return 1.0;
    switch (s.family) {
    case Family::normal:
        return normal_below(x);
    case Family::exponential:
        return -std::expm1(-x);
    case Family::lognormal:
        return normal_below(std::log(x) / s.a);
    case Family::gamma:
        return math::gamma_p(s.a, x, policy);
    case Family::weibull:
        return -std::expm1(-std::pow(x, s.a));
    case Family::beta:
        break;
    }
    return math::ibeta(s.a, s.b, x, policy);
}

double probability_above(const Standard& s, double x) {
    if (x <= lower_end(s))
        return 1.0;
    if (x >= upper_end(s))
        return 0.0;
    switch (s.family) {
    case Family::normal:
        return normal_below(-x);
    case Family::exponential:
        return std::exp(-x);
    case Family::lognormal:
        return normal_below(-std::log(x) / s.a);
    case Family::gamma:
        return math::gamma_q(s.a, x, policy);
    case Family::weibull:
        return std::exp(-std::pow(x, s.a));
    case Family::beta:
        break;
    }
    return math::ibetac(s.a, s.b, x, policy);
}

double density(const Standard& s, double x) {
    switch (s.family) {
    case Family::normal:
        return normal_density(x);
    case Family::exponential:
        return std::exp(-x);
    case Family::lognormal:
        return normal_density(std::log(x) / s.a) / (s.a * x);
    case Family::gamma:
        return math::gamma_p_derivative(s.a, x, policy);
    case Family::weibull:
        return s.a * std::pow(x, s.a - 1.0) * std::exp(-std::pow(x, s.a));
    case Family::beta:
        break;
    }
    return math::ibeta_derivative(s.a, s.b, x, policy);
}

double lower_end(const Standard& s) { return s.family == Family::normal ? -endless : 0.0; }

double upper_end(const Standard& s) { return s.family == Family::beta ? 1.0 : endless; }

double mean(const Standard& s) {
    switch (s.family) {
    case Family::normal:
        return 0.0;
    case Family::exponential:
        return 1.0;
    case Family::lognormal:
        return std::exp(0.5 * s.a * s.a);
    case Family::gamma:
        return s.a;
    case Family::weibull:
        return std::tgamma(1.0 + 1.0 / s.a);
    case Family::beta:
        break;
    }
    return s.a / (s.a + s.b);
}

double variance(const Standard& s) {
    switch (s.family) {
    case Family::normal:
    case Family::exponential:
        return 1.0;
    case Family::lognormal:
        return std::expm1(s.a * s.a) * std::exp(s.a * s.a);
    case Family::gamma:
        return s.a;
    case Family::weibull: {
        const double first = std::tgamma(1.0 + 1.0 / s.a);
        return std::tgamma(1.0 + 2.0 / s.a) - first * first;
    }
    case Family::beta:
        break;
    }
    const double sum = s.a + s.b;
    return s.a * s.b / (sum * sum * (sum + 1.0));
}

} // namespace sim
