#include "sim/engine/power.hpp"

#include "sim/engine/errors.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sim {

namespace {
// ln 2 in two parts: the first has so few bits that its product with an exponent is exact.
constexpr double ln2_high = 0x1.62e42fefap-1;
constexpr double ln2_low = 0x1.cf79abc9e3b398p-40;

struct Logarithm {
    double mantissa; ///< ln of a number in sqrt(1/2)..sqrt(2)
    int exponent;    ///< of 2
};

/// ln x = mantissa + exponent ln 2, by the series of the inverse hyperbolic tangent.
Logarithm logarithm(double x) {
    int exponent = 0;
    double m = std::frexp(x, &exponent); // exact
    if (m < std::numbers::sqrt2 / 2) {
        m *= 2;
        --exponent;
    }
    const double s = (m - 1) / (m + 1); // |s| < 0.172
    const double square = s * s;
    double sum = 0;
    for (int k = 23; k >= 1; k -= 2)
        sum = sum * square + 1.0 / k;
    return {2 * s * sum, exponent};
}
} // namespace

double power(double x, double y) {
    expects(x > 0 && std::isfinite(x) && std::isfinite(y), "a power needs x > 0, x and y finite");
    const Logarithm ln = logarithm(x);
    const double whole = y * (ln.mantissa + ln.exponent * std::numbers::ln2);
    constexpr double most = 1'500; // beyond any double's range
    if (std::abs(whole) > most)
        return whole > 0 ? HUGE_VAL : 0;
    const double twos = std::floor(whole / std::numbers::ln2 + 0.5);
    // y (mantissa + exponent ln 2) - twos ln 2, with |rest| < 0.35
    const double rest = whole - twos * ln2_high - twos * ln2_low;
    double sum = 0;
    for (int k = 16; k >= 1; --k) // the exponential series, innermost term first
        sum = (sum + 1) * rest / k;
    return std::ldexp(sum + 1, static_cast<int>(twos)); // exact
}

} // namespace sim
