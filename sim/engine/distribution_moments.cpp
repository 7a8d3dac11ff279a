#include "sim/engine/distribution.hpp"

#include <boost/math/quadrature/tanh_sinh.hpp>
#include <cmath>
#include <vector>

// Mean and variance of a Distribution, as integrals of its quantile function over 0..1.

namespace sim {

// Neither truncated() nor clamped() took anything away.
bool Distribution::is_whole() const {
    return mass_ == 1.0 && lower_ == shift_ + scale_ * curve_.lower() &&
           upper_ == shift_ + scale_ * curve_.upper();
}

double Distribution::exact(double u, double complement) const {
    const double p = low_ + u * mass_;
    const double q = high_ + complement * mass_;
    return std::clamp(shift_ + scale_ * curve_.exact(p, q), lower_, upper_);
}

// 0, 1/2, 1 and, in order with them, all u where the quantile function has a kink.
std::vector<double> Distribution::breaks() const {
    std::vector<double> breaks{0.0, 0.5, 1.0};
    const auto add = [&](double p) {
        const double u = (p - low_) / mass_;
        if (u > 0.0 && u < 1.0)
            breaks.push_back(u);
    };
    for (const double kink : curve_.kinks())
        add(kink);
    add(curve_.below((lower_ - shift_) / scale_));
    add(1.0 - curve_.above((upper_ - shift_) / scale_));
    std::sort(breaks.begin(), breaks.end());
    return breaks;
}

template <class Function>
double Distribution::sum_over_atoms(Function function) const {
    double sum = 0.0;
    for (const QuantileCurve::Atom& atom : curve_.atoms())
        sum += atom.weight * function(std::clamp(shift_ + scale_ * atom.value, lower_, upper_));
    return sum;
}

// The mean of function(X); for straight pieces by Simpson's rule, exact up to squares.
template <class Function>
double Distribution::expectation(Function function) const {
    using Kind = QuantileCurve::Kind;
    if (curve_.kind() == Kind::steps)
        return sum_over_atoms(function);
    const bool straight = curve_.kind() == Kind::straight || curve_.kind() == Kind::pieces;
    const auto at = [&](double u) { return function(exact(u, 1.0 - u)); };
    const auto at_top = [&](double v) { return function(exact(1.0 - v, v)); };
    boost::math::quadrature::tanh_sinh<double> rule;
    const std::vector<double> ends = breaks();
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        const double from = ends[i];
        const double to = ends[i + 1];
        if (!(to > from))
            continue;
        if (straight)
            sum += (to - from) / 6.0 * (at(from) + 4.0 * at(0.5 * (from + to)) + at(to));
        else if (from < 0.5)
            sum += rule.integrate(at, from, to, 1e-11);
        else // from the top, where u is too coarse for the tail
            sum += rule.integrate(at_top, 1.0 - to, 1.0 - from, 1e-11);
    }
    return sum;
}

double Distribution::mean() const {
    const bool closed =
        curve_.kind() != QuantileCurve::Kind::steps && curve_.kind() != QuantileCurve::Kind::pieces;
    if (lower_ == upper_)
        return lower_;
    if (is_whole() && closed)
        return shift_ + scale_ * curve_.mean();
    return expectation([](double x) { return x; });
}

double Distribution::variance() const {
    const bool closed =
        curve_.kind() != QuantileCurve::Kind::steps && curve_.kind() != QuantileCurve::Kind::pieces;
    if (lower_ == upper_)
        return 0.0;
    if (is_whole() && closed)
        return scale_ * scale_ * curve_.variance();
    const double center = mean();
    return expectation([center](double x) { return (x - center) * (x - center); });
}

} // namespace sim
