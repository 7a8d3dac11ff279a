#pragma once

#include "sim/engine/chance.hpp"
#include "sim/engine/errors.hpp"
#include "sim/engine/quantile_curve.hpp"
#include "sim/engine/time.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace sim {

/// A distribution of real numbers, known by its quantile function: an immutable
/// value, cheap to copy.
///
/// A draw is the quantile of one uniform number and rises with it, so that
/// common random numbers stay common and any uniform sequence will do. Drawing
/// takes no virtual call, no memory and no function of the mathematical
/// library. Closed forms are exact; the others come from tables (see
/// octave_table.hpp) and err by at most 1e-8 of (interquartile range + distance
/// from the median).
///
/// Illegal parameters throw InvalidInput, which says what is allowed.
class Distribution {
public:
    /// Always 0.
    Distribution();

    /// Always `value`, which is finite.
    static Distribution constant(double value);
    /// Uniform on lower..upper, lower <= upper.
    static Distribution uniform(double lower, double upper);
    /// Triangular, lower <= mode <= upper.
    static Distribution triangular(double lower, double mode, double upper);
    /// Beta-PERT, lower <= mode <= upper: the beta distribution on lower..upper
    /// with shapes 1 + shape (mode - lower) / (upper - lower) and 1 + shape
    /// (upper - mode) / (upper - lower), and so with mean (lower + shape mode +
    /// upper) / (shape + 2). \param shape weight of the mode, 0..1e6; 4 is the
    /// classical choice (Malcolm and others, 1959)
    static Distribution pert(double lower, double mode, double upper, double shape = 4.0);
    /// Normal, sd > 0.
    static Distribution normal(double mean, double sd);
    /// Lognormal by the mean and standard deviation of the variable itself, both
    /// > 0.
    static Distribution lognormal(double mean, double sd);
    /// Lognormal by the mean and the standard deviation (0 < sigma <= 8) of the
    /// variable's logarithm.
    static Distribution lognormal_log(double mu, double sigma);
    /// Exponential, mean > 0.
    static Distribution exponential(double mean);
    /// Gamma, shape 0.1..1e6, scale > 0: mean shape * scale.
    static Distribution gamma(double shape, double scale);
    /// Weibull, shape 0.1..1e6, scale > 0: P(X > x) = exp(-(x / scale)^shape).
    static Distribution weibull(double shape, double scale);
    /// Beta on 0..1, shapes 0.1..1e6.
    static Distribution beta(double a, double b);
    /// 1 with probability p, else 0.
    static Distribution bernoulli(double p);
    /// One of `values` (in any order), with probabilities proportional to
    /// `weights` (>= 0, not all 0).
    static Distribution discrete(std::span<const double> values, std::span<const double> weights);
    /// Drawn from data: the quantile function runs in straight lines through the
    /// sorted samples, the k-th of n at probability (k - 1) / (n - 1) (Hyndman
    /// and Fan 1996, type 7).
    static Distribution empirical(std::span<const double> samples);

    /// Multiplied by `factor` >= 0.
    Distribution scaled(double factor) const;
    /// Increased by `distance`.
    Distribution shifted(double distance) const;
    /// On condition that the value lies in lo..hi (lo may be -inf, hi +inf),
    /// which must have some probability; exact far out in either tail.
    Distribution truncated(double lo, double hi) const;
    /// With values outside lo..hi (lo may be -inf, hi +inf) moved to the nearer
    /// bound.
    Distribution clamped(double lo, double hi) const;

    /// The value that is not exceeded with probability `u`, 0 <= u <= 1; rises
    /// with u. \throws ContractViolation for a tabulated distribution if u is
    /// outside 0..1 or not a number.
    double quantile(double u) const {
        const double p = low_ + u * mass_;
        const double q = high_ + (1.0 - u) * mass_;
        const double x = shift_ + scale_ * curve_.at(p, q);
        return std::min(std::max(x, lower_), upper_);
    }

    /// The value that belongs to `address` in this replication.
    double draw(const Streams& streams, Address address) const {
        return quantile(streams.uniform(address));
    }

    /// Exact closed form; after truncated() and clamped() by quadrature of the
    /// exact quantile function, to 1e-9 of the standard deviation.
    double mean() const;
    /// As mean(), to 1e-8 relative.
    double variance() const;
    /// The least possible value, -infinity if there is none.
    double lower() const { return lower_; }
    /// The greatest possible value, +infinity if there is none.
    double upper() const { return upper_; }
    /// How it was made, as in "pert(60, 90, 180), scaled by 2, truncated to [100,
    /// 300]".
    std::string describe() const;

    /// What quantile() does: curve().at(low + u mass, high + (1 - u) mass), times
    /// `scale`, plus `shift`, moved to lower..upper.
    struct Line {
        double low, high, mass, shift, scale, lower, upper;
    };
    Line line() const { return {low_, high_, mass_, shift_, scale_, lower_, upper_}; }
    const QuantileCurve& curve() const { return curve_; }

private:
    Distribution(QuantileCurve curve, double shift, double scale, std::string text);
    void append(const std::string& text);
    void cut_below(double lo);
    void cut_above(double hi);
    bool is_constant() const { return scale_ == 0.0; }
    bool is_whole() const;
    Distribution truncated_steps(double lo, double hi) const;
    template <class Function>
    double expectation(Function function) const;
    template <class Function>
    double sum_over_atoms(Function function) const;
    std::vector<double> breaks() const;
    double exact(double u, double complement) const;

    QuantileCurve curve_;
    double low_ = 0.0;  // probability cut off below: u = 0 is there on the curve
    double high_ = 0.0; // probability cut off above
    double mass_ = 1.0; // what is left, 1 - low - high
    double shift_ = 0.0;
    double scale_ = 0.0;
    double lower_ = 0.0;
    double upper_ = 0.0;
    double from_ = 0.0; // the part of the curve that is used, in its own scale
    double to_ = 1.0;
    std::shared_ptr<const std::string> text_; // none: constant(0)
};

/// to_duration() of what is negative or huge.
[[gnu::cold]] Duration unusual_duration(double seconds);

/// `seconds` in whole ticks, halves rounded up, at most 2^53 ticks either way.
/// \throws ContractViolation if `seconds` is not a number.
inline Duration to_duration(double seconds) {
    if (!(seconds >= 0.0 && seconds < 0x1p53)) [[unlikely]]
        return unusual_duration(seconds);
    const auto whole = static_cast<std::int64_t>(seconds);
    return Duration{whole + (seconds - static_cast<double>(whole) >= 0.5 ? 1 : 0)};
}

} // namespace sim
