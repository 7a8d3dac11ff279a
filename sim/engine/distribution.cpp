#include "sim/engine/distribution.hpp"

#include "sim/engine/errors.hpp"
#include "sim/engine/number_text.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace sim {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string interval(double lo, double hi) {
    return '[' + number_text(lo) + ", " + number_text(hi) + ']';
}

} // namespace

Distribution::Distribution() : curve_(QuantileCurve::straight()) {}

Distribution::Distribution(QuantileCurve curve, double shift, double scale, std::string text)
    : curve_(std::move(curve)), shift_(shift), scale_(scale),
      lower_(scale == 0.0 ? shift : shift + scale * curve_.lower()),
      upper_(scale == 0.0 ? shift : shift + scale * curve_.upper()), from_(curve_.lower()),
      to_(curve_.upper()), text_(std::make_shared<const std::string>(std::move(text))) {}

std::string Distribution::describe() const { return text_ ? *text_ : "constant(0)"; }

void Distribution::append(const std::string& text) {
    text_ = std::make_shared<const std::string>(describe() + ", " + text);
}

Distribution Distribution::scaled(double factor) const {
    if (!(factor >= 0.0 && factor < infinity))
        throw InvalidInput(describe() + ": scaled by " + number_text(factor) +
                           "; allowed: a finite number of 0 or more");
    Distribution result = factor == 0.0 ? Distribution{} : *this;
    result.text_ = text_;
    if (factor > 0.0) {
        result.shift_ *= factor;
        result.scale_ *= factor;
        result.lower_ *= factor;
        result.upper_ *= factor;
    }
    result.append("scaled by " + number_text(factor));
    return result;
}

Distribution Distribution::shifted(double distance) const {
    if (!std::isfinite(distance))
        throw InvalidInput(describe() + ": shifted by " + number_text(distance) +
                           "; allowed: a finite number");
    Distribution result = *this;
    result.shift_ += distance;
    result.lower_ += distance;
    result.upper_ += distance;
    result.append("shifted by " + number_text(distance));
    return result;
}

Distribution Distribution::truncated(double lo, double hi) const {
    if (!(lo <= hi))
        throw InvalidInput(describe() + ": truncated to " + interval(lo, hi) +
                           "; allowed: a lower bound that is not above the upper");
    Distribution result = *this;
    const double from = std::max(lo, lower_);
    const double to = std::min(hi, upper_);
    if (curve_.kind() == QuantileCurve::Kind::steps) {
        result = truncated_steps(lo, hi);
    } else if (!is_constant() && from <= to) {
        result.cut_below(lo);
        result.cut_above(hi);
    }
    if (!(from <= to && result.mass_ > 0.0))
        throw InvalidInput(
            describe() + ": truncated to " + interval(lo, hi) +
            ", which has no probability; allowed: an interval that holds a part of " +
            interval(lower_, upper_));
    result.text_ = text_;
    result.append("truncated to " + interval(lo, hi));
    return result;
}

void Distribution::cut_below(double lo) {
    if (!(lo > lower_))
        return;
    from_ = (lo - shift_) / scale_;
    low_ = curve_.below(from_);
    mass_ = curve_.between(from_, to_);
    lower_ = lo;
}

void Distribution::cut_above(double hi) {
    if (!(hi < upper_))
        return;
    to_ = (hi - shift_) / scale_;
    high_ = curve_.above(to_);
    mass_ = curve_.between(from_, to_);
    upper_ = hi;
}

Distribution Distribution::truncated_steps(double lo, double hi) const {
    std::vector<QuantileCurve::Atom> kept;
    for (const QuantileCurve::Atom& atom : curve_.atoms()) {
        const double value = std::clamp(shift_ + scale_ * atom.value, lower_, upper_);
        if (value < lo || value > hi)
            continue;
        if (!kept.empty() && kept.back().value == value)
            kept.back().weight += atom.weight;
        else
            kept.push_back({value, atom.weight});
    }
    Distribution result;
    result.mass_ = 0.0;
    if (!kept.empty())
        result = Distribution(QuantileCurve::steps(kept), 0.0, 1.0, {});
    return result;
}

Distribution Distribution::clamped(double lo, double hi) const {
    if (!(lo <= hi && lo < infinity && hi > -infinity))
        throw InvalidInput(describe() + ": clamped to " + interval(lo, hi) +
                           "; allowed: a lower bound that is not above the upper");
    Distribution result = *this;
    result.lower_ = std::clamp(lower_, lo, hi);
    result.upper_ = std::clamp(upper_, lo, hi);
    result.append("clamped to " + interval(lo, hi));
    return result;
}

Duration unusual_duration(double seconds) {
    constexpr double most = 0x1p53;
    expects(seconds == seconds, "not a number (no duration) check the arithmetic before");
    const double bounded = std::clamp(seconds, -most, most);
    const auto whole = static_cast<std::int64_t>(bounded);
    const double rest = bounded - static_cast<double>(whole);
    return Duration{whole + (rest >= 0.5 ? 1 : 0) - (rest < -0.5 ? 1 : 0)};
}

} // namespace sim
