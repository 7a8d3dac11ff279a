#include "sim/engine/beta_march.hpp"

#include "sim/engine/standard.hpp"

#include <algorithm>
#include <cmath>

namespace sim {
namespace {

constexpr double largest_below_one = 1.0 - 0x1p-53;

class BetaMarch {
public:
    BetaMarch(double a, double b, double p)
        : standard_{Family::beta, a, b}, log_p_(std::log(p)),
          log_x_(std::log(lower_quantile(standard_, p))) {
        arrive(p);
    }

    QuantileAndDensity here() const { return {to_x(log_x_), density_}; }

    void step_to(double p) {
        const double log_p = std::log(p);
        const double step = log_p - log_p_;
        const double curvature = last_step_ == 0.0 ? 0.0 : (slope_ - last_slope_) / last_step_;
        const double guess = log_x_ + step * (slope_ + 0.5 * step * curvature);
        log_x_ = polished(guess, log_p, p);
        log_p_ = log_p;
        last_step_ = step;
        last_slope_ = slope_;
        arrive(p);
    }

private:
    static double to_x(double log_x) { return std::min(std::exp(log_x), largest_below_one); }

    // The density where I_x = p, and with it the slope.
    void arrive(double p) {
        const double x = to_x(log_x_);
        density_ = density(standard_, x);
        slope_ = p / (x * density_);
    }

    // A Halley step cubes the error, so after one below 1e-5 nothing is left of it.
    double polished(double log_x, double log_p, double p) const {
        for (int i = 0; i < 12; ++i) {
            const double change = halley_step(log_x, log_p);
            if (!(std::abs(change) < 2.0))
                break;
            log_x += change;
            if (std::abs(change) < 1e-5)
                return log_x;
        }
        return std::log(lower_quantile(standard_, p));
    }

    double halley_step(double log_x, double log_p) const {
        const double x = to_x(log_x);
        const double below = probability_below(standard_, x);
        const double first = x * density(standard_, x) / below;
        const double second = first * (standard_.a - (standard_.b - 1.0) * x / (1.0 - x) - first);
        const double newton = (std::log(below) - log_p) / first;
        return -newton / (1.0 - 0.5 * newton * second / first);
    }

    Standard standard_;
    double log_p_;
    double log_x_;
    double density_ = 0.0;
    double slope_ = 0.0; // d ln x / d ln p
    double last_step_ = 0.0;
    double last_slope_ = 0.0;
};

} // namespace

std::vector<QuantileAndDensity> beta_quantiles(double a, double b,
                                               std::span<const double> falling) {
    std::vector<QuantileAndDensity> values;
    values.reserve(falling.size());
    BetaMarch march(a, b, falling.front());
    values.push_back(march.here());
    for (const double p : falling.subspan(1)) {
        march.step_to(p);
        values.push_back(march.here());
    }
    return values;
}

} // namespace sim
