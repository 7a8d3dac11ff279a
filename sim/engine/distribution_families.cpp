#include "sim/engine/distribution.hpp"
#include "sim/engine/errors.hpp"
#include "sim/engine/number_text.hpp"

#include <cmath>
#include <initializer_list>
#include <utility>
#include <vector>

// The ways to make a Distribution: each checks its parameters and takes location and scale out.

namespace sim {
namespace {

std::string call(const char* name, std::initializer_list<double> arguments) {
    std::string text = std::string(name) + '(';
    const char* between = "";
    for (const double argument : arguments) {
        text += between;
        text += number_text(argument);
        between = ", ";
    }
    return text + ')';
}

std::string list(std::span<const double> numbers) {
    constexpr std::size_t most = 8;
    std::string text = "{";
    for (std::size_t i = 0; i < std::min(numbers.size(), most); ++i) {
        text += i == 0 ? "" : ", ";
        text += number_text(numbers[i]);
    }
    if (numbers.size() > most)
        text += ", ... " + std::to_string(numbers.size()) + " in all";
    return text + '}';
}

void allow(bool legal, const std::string& what, const char* allowed) {
    if (!legal)
        throw InvalidInput(what + ": allowed: " + allowed);
}

bool is_positive(double value) { return value > 0.0 && std::isfinite(value); }

bool is_shape(double value) { return value >= 0.1 && value <= 1e6; }

bool rise(double lower, double mode, double upper) {
    return lower <= mode && mode <= upper && std::isfinite(upper - lower);
}

} // namespace

Distribution Distribution::constant(double value) {
    const std::string text = call("constant", {value});
    allow(std::isfinite(value), text, "a finite number");
    return {QuantileCurve::straight(), value, 0.0, text};
}

Distribution Distribution::uniform(double lower, double upper) {
    const std::string text = call("uniform", {lower, upper});
    allow(rise(lower, lower, upper), text, "finite bounds, lower <= upper");
    return {QuantileCurve::straight(), lower, upper - lower, text};
}

Distribution Distribution::triangular(double lower, double mode, double upper) {
    const std::string text = call("triangular", {lower, mode, upper});
    allow(rise(lower, mode, upper), text, "finite numbers, lower <= mode <= upper");
    const double width = upper - lower;
    if (width == 0.0)
        return {QuantileCurve::straight(), lower, 0.0, text};
    return {QuantileCurve::triangle((mode - lower) / width), lower, width, text};
}

Distribution Distribution::pert(double lower, double mode, double upper, double shape) {
    const std::string text = shape == 4.0 ? call("pert", {lower, mode, upper})
                                          : call("pert", {lower, mode, upper, shape});
    allow(rise(lower, mode, upper), text, "finite numbers, lower <= mode <= upper");
    allow(shape >= 0.0 && shape <= 1e6, text, "a shape (weight of the mode) of 0..1e6");
    const double width = upper - lower;
    if (width == 0.0)
        return {QuantileCurve::straight(), lower, 0.0, text};
    const Standard standard{Family::beta, 1.0 + shape * ((mode - lower) / width),
                            1.0 + shape * ((upper - mode) / width)};
    return {QuantileCurve::tabulated(standard), lower, width, text};
}

Distribution Distribution::normal(double mean, double sd) {
    const std::string text = call("normal", {mean, sd});
    allow(std::isfinite(mean) && is_positive(sd), text, "a finite mean, a standard deviation > 0");
    return {QuantileCurve::tabulated({Family::normal}), mean, sd, text};
}

Distribution Distribution::lognormal(double mean, double sd) {
    const std::string text = call("lognormal", {mean, sd});
    allow(is_positive(mean) && is_positive(sd), text, "a mean > 0, a standard deviation > 0");
    const double ratio = sd / mean;
    const double sigma = std::sqrt(std::log1p(ratio * ratio));
    allow(sigma > 0.0 && sigma <= 8.0, text, "a standard deviation of 1e-150..7e13 means");
    return {QuantileCurve::tabulated({Family::lognormal, sigma}), 0.0,
            mean / std::sqrt(1.0 + ratio * ratio), text};
}

Distribution Distribution::lognormal_log(double mu, double sigma) {
    const std::string text = call("lognormal_log", {mu, sigma});
    allow(std::isfinite(mu) && std::abs(mu) <= 600.0, text, "a mu of -600..600");
    allow(sigma > 0.0 && sigma <= 8.0, text, "a sigma of more than 0, up to 8");
    return {QuantileCurve::tabulated({Family::lognormal, sigma}), 0.0, std::exp(mu), text};
}

Distribution Distribution::exponential(double mean) {
    const std::string text = call("exponential", {mean});
    allow(is_positive(mean), text, "a mean > 0");
    return {QuantileCurve::tabulated({Family::exponential}), 0.0, mean, text};
}

Distribution Distribution::gamma(double shape, double scale) {
    const std::string text = call("gamma", {shape, scale});
    allow(is_shape(shape) && is_positive(scale), text, "a shape of 0.1..1e6, a scale > 0");
    return {QuantileCurve::tabulated({Family::gamma, shape}), 0.0, scale, text};
}

Distribution Distribution::weibull(double shape, double scale) {
    const std::string text = call("weibull", {shape, scale});
    allow(is_shape(shape) && is_positive(scale), text, "a shape of 0.1..1e6, a scale > 0");
    return {QuantileCurve::tabulated({Family::weibull, shape}), 0.0, scale, text};
}

Distribution Distribution::beta(double a, double b) {
    const std::string text = call("beta", {a, b});
    allow(is_shape(a) && is_shape(b), text, "two shapes of 0.1..1e6");
    return {QuantileCurve::tabulated({Family::beta, a, b}), 0.0, 1.0, text};
}

Distribution Distribution::bernoulli(double p) {
    const std::string text = call("bernoulli", {p});
    allow(p >= 0.0 && p <= 1.0, text, "a probability of 0..1");
    if (p == 0.0 || p == 1.0)
        return {QuantileCurve::straight(), p, 0.0, text};
    return {QuantileCurve::steps({{0.0, 1.0 - p}, {1.0, p}}), 0.0, 1.0, text};
}

Distribution Distribution::discrete(std::span<const double> values,
                                    std::span<const double> weights) {
    const std::string text = "discrete(" + list(values) + ", " + list(weights) + ')';
    allow(!values.empty() && values.size() == weights.size(), text,
          "at least one value, and one weight for each value");
    std::vector<QuantileCurve::Atom> atoms;
    double total = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        allow(std::isfinite(values[i]), text, "finite values");
        allow(weights[i] >= 0.0, text, "weights of 0 or more");
        total += weights[i];
        if (weights[i] > 0.0)
            atoms.push_back({values[i], weights[i]});
    }
    allow(is_positive(total), text, "weights with a finite sum > 0");
    std::stable_sort(atoms.begin(), atoms.end(),
                     [](const auto& left, const auto& right) { return left.value < right.value; });
    std::vector<QuantileCurve::Atom> distinct;
    for (const QuantileCurve::Atom& atom : atoms) {
        if (!distinct.empty() && distinct.back().value == atom.value)
            distinct.back().weight += atom.weight;
        else
            distinct.push_back(atom);
    }
    return {QuantileCurve::steps(distinct), 0.0, 1.0, text};
}

Distribution Distribution::empirical(std::span<const double> samples) {
    const std::string text = "empirical(" + list(samples) + ')';
    allow(!samples.empty(), text, "at least one sample");
    for (const double sample : samples)
        allow(std::isfinite(sample), text, "finite samples");
    std::vector<double> rising(samples.begin(), samples.end());
    std::sort(rising.begin(), rising.end());
    if (rising.front() == rising.back())
        return {QuantileCurve::straight(), rising.front(), 0.0, text};
    return {QuantileCurve::pieces(std::move(rising)), 0.0, 1.0, text};
}

} // namespace sim
