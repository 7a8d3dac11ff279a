#include "sim/engine/quantile_curve.hpp"

#include "sim/engine/errors.hpp"

#include <iterator>
#include <utility>

namespace sim {

QuantileCurve QuantileCurve::straight() { return {}; }

QuantileCurve QuantileCurve::triangle(double mode) {
    expects(mode >= 0.0 && mode <= 1.0, "mode outside 0..1 (no triangle) scale it first");
    QuantileCurve curve;
    curve.kind_ = Kind::triangle;
    curve.mode_ = mode;
    return curve;
}

QuantileCurve QuantileCurve::steps(const std::vector<Atom>& atoms) {
    expects(!atoms.empty(), "no values (nothing to draw) give at least one");
    Samples samples;
    double total = 0.0;
    for (const Atom& atom : atoms)
        total += atom.weight;
    double sum = 0.0;
    for (const Atom& atom : atoms) {
        sum += atom.weight;
        samples.values.push_back(atom.value);
        samples.cumulative.push_back(std::min(sum / total, 1.0));
    }
    samples.cumulative.back() = 1.0;
    std::size_t value = 0;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        const double p = static_cast<double>(i) / static_cast<double>(atoms.size());
        while (samples.cumulative[value] < p)
            ++value;
        samples.guide.push_back(static_cast<std::int32_t>(value));
    }
    QuantileCurve curve;
    curve.kind_ = Kind::steps;
    curve.samples_ = std::make_shared<const Samples>(std::move(samples));
    return curve;
}

QuantileCurve QuantileCurve::pieces(std::vector<double> rising) {
    expects(rising.size() >= 2, "fewer than two samples (no line) use a constant");
    QuantileCurve curve;
    curve.kind_ = Kind::pieces;
    curve.samples_ = std::make_shared<const Samples>(Samples{std::move(rising), {}, {}});
    return curve;
}

QuantileCurve QuantileCurve::tabulated(const Standard& standard) {
    QuantileCurve curve;
    curve.kind_ = Kind::table;
    curve.table_ = OctaveTable::shared(standard);
    curve.view_ = curve.table_->view();
    return curve;
}

double QuantileCurve::exact(double p, double q) const {
    if (kind_ != Kind::table)
        return at(p, q);
    if (p <= 0.0 || q <= 0.0)
        return p <= 0.0 ? lower() : upper();
    const Standard& standard = table_->standard();
    return p <= q ? lower_quantile(standard, std::min(p, 0.5))
                  : upper_quantile(standard, std::min(q, 0.5));
}

double QuantileCurve::on_steps(double p) const {
    const Samples& samples = *samples_;
    const auto size = static_cast<std::int64_t>(samples.values.size());
    const auto slot = static_cast<std::int64_t>(p * static_cast<double>(size));
    const std::int64_t start = std::clamp<std::int64_t>(slot, 0, size - 1);
    auto i = static_cast<std::size_t>(samples.guide[static_cast<std::size_t>(start)]);
    while (i > 0 && samples.cumulative[i - 1] >= p) // only when p * size was rounded up
        --i;
    while (samples.cumulative[i] < p && i + 1 < samples.values.size())
        ++i;
    return samples.values[i];
}

double QuantileCurve::on_pieces(double p) const {
    const std::vector<double>& values = samples_->values;
    const auto last = static_cast<std::int64_t>(values.size()) - 1;
    const double rank = p * static_cast<double>(last);
    const std::int64_t whole =
        std::clamp<std::int64_t>(static_cast<std::int64_t>(rank), 0, last - 1);
    const double left = values[static_cast<std::size_t>(whole)];
    const double right = values[static_cast<std::size_t>(whole) + 1];
    return std::min(left + (rank - static_cast<double>(whole)) * (right - left), right);
}

// The probability up to x, which lies between the samples of rank `rank` - 1 and `rank`.
double QuantileCurve::share_of_pieces(std::ptrdiff_t rank, double x) const {
    const std::vector<double>& values = samples_->values;
    if (rank == 0 || rank == std::ssize(values))
        return rank == 0 ? 0.0 : 1.0;
    const double left = values[static_cast<std::size_t>(rank) - 1];
    const double right = values[static_cast<std::size_t>(rank)];
    return (static_cast<double>(rank - 1) + (x - left) / (right - left)) /
           static_cast<double>(std::ssize(values) - 1);
}

double QuantileCurve::below(double x) const {
    switch (kind_) {
    case Kind::table:
        return probability_below(table_->standard(), x);
    case Kind::straight:
        return std::clamp(x, 0.0, 1.0);
    case Kind::triangle:
        if (x <= 0.0 || x >= 1.0)
            return x <= 0.0 ? 0.0 : 1.0;
        return x <= mode_ ? x * x / mode_ : 1.0 - above(x);
    case Kind::steps:
    case Kind::pieces:
        break;
    }
    const std::vector<double>& values = samples_->values;
    const auto rank = std::lower_bound(values.begin(), values.end(), x) - values.begin();
    if (kind_ == Kind::pieces)
        return share_of_pieces(rank, x);
    return rank == 0 ? 0.0 : samples_->cumulative[static_cast<std::size_t>(rank) - 1];
}

double QuantileCurve::above(double x) const {
    switch (kind_) {
    case Kind::table:
        return probability_above(table_->standard(), x);
    case Kind::straight:
        return std::clamp(1.0 - x, 0.0, 1.0);
    case Kind::triangle:
        if (x <= 0.0 || x >= 1.0)
            return x <= 0.0 ? 1.0 : 0.0;
        return x >= mode_ ? (1.0 - x) * (1.0 - x) / (1.0 - mode_) : 1.0 - below(x);
    case Kind::steps:
    case Kind::pieces:
        break;
    }
    const std::vector<double>& values = samples_->values;
    const auto rank = std::upper_bound(values.begin(), values.end(), x) - values.begin();
    if (kind_ == Kind::pieces)
        return 1.0 - share_of_pieces(rank, x);
    return rank == 0 ? 1.0 : 1.0 - samples_->cumulative[static_cast<std::size_t>(rank) - 1];
}

double QuantileCurve::between(double lo, double hi) const {
    const double low = below(lo);
    const double high = above(hi);
    if (kind_ == Kind::steps || kind_ == Kind::pieces)
        return 1.0 - low - high;
    if (low > 0.5)
        return above(lo) - high;
    return high > 0.5 ? below(hi) - low : 1.0 - low - high;
}

double QuantileCurve::lower() const {
    if (samples_)
        return samples_->values.front();
    return table_ ? lower_end(table_->standard()) : 0.0;
}

double QuantileCurve::upper() const {
    if (samples_)
        return samples_->values.back();
    return table_ ? upper_end(table_->standard()) : 1.0;
}

double QuantileCurve::mean() const {
    if (table_)
        return sim::mean(table_->standard());
    return kind_ == Kind::straight ? 0.5 : (1.0 + mode_) / 3.0;
}

double QuantileCurve::variance() const {
    if (table_)
        return sim::variance(table_->standard());
    return kind_ == Kind::straight ? 1.0 / 12.0 : (1.0 - mode_ + mode_ * mode_) / 18.0;
}

std::vector<double> QuantileCurve::kinks() const {
    std::vector<double> kinks;
    if (kind_ == Kind::triangle)
        kinks.push_back(mode_);
    if (kind_ == Kind::pieces)
        for (std::size_t i = 1; i + 1 < samples_->values.size(); ++i)
            kinks.push_back(static_cast<double>(i) /
                            static_cast<double>(samples_->values.size() - 1));
    return kinks;
}

std::vector<QuantileCurve::Atom> QuantileCurve::atoms() const {
    expects(kind_ == Kind::steps, "no atoms (not a discrete distribution) look at kind() first");
    std::vector<Atom> atoms;
    double before = 0.0;
    for (std::size_t i = 0; i < samples_->values.size(); ++i) {
        atoms.push_back({samples_->values[i], samples_->cumulative[i] - before});
        before = samples_->cumulative[i];
    }
    return atoms;
}

} // namespace sim
