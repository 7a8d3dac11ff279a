#include "sim/experiment/paired.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <boost/math/distributions/normal.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/randomised.hpp"

namespace sim {

namespace {

struct Discordant {
    double b, c, n;

    /// Tango's statistic for the hypothesis that the difference is `delta`; falls as delta rises.
    double score(double delta) const {
        const double square = 2 * n, line = -b - c + (2 * n - b + c) * delta,
                     constant = -c * delta * (1 - delta);
        const double root = std::sqrt(std::max(0.0, line * line - 4 * square * constant));
        const double q21 = std::max(0.0, (root - line) / (2 * square));
        const double variance = n * (2 * q21 + delta * (1 - delta));
        const double distance = b - c - n * delta;
        if (variance <= 0)
            return distance == 0 ? 0 : std::copysign(std::numeric_limits<double>::max(), distance);
        return distance / std::sqrt(variance);
    }

    /// Where the statistic falls through `z` between the two.
    double crossing(double z, double above, double below) const {
        for (int step = 0; step < 60; ++step) {
            const double middle = (above + below) / 2;
            (score(middle) > z ? above : below) = middle;
        }
        return (above + below) / 2;
    }
};

/// Var a + Var b
double independent_variance(const PairTally& tally) {
    return (tally.difference.variance() + tally.sum.variance()) / 2;
}

} // namespace

Interval paired_proportions(std::uint64_t first_only, std::uint64_t second_only, std::uint64_t n,
                            double level) {
    expects(first_only + second_only <= n, "more replications differ than there are");
    if (n == 0)
        return {no_estimate, -1, 1};
    const double z =
        boost::math::quantile(boost::math::normal_distribution<double>(), 0.5 + level / 2);
    const Discordant seen{static_cast<double>(first_only), static_cast<double>(second_only),
                          static_cast<double>(n)};
    const double value = (seen.b - seen.c) / seen.n;
    return {value, first_only == 0 && second_only == n ? -1 : seen.crossing(z, -1, value),
            first_only == n ? 1 : seen.crossing(-z, value, 1)};
}

Interval paired_difference(MeasureKind kind, const PairTally& tally, double level) {
    if (kind == MeasureKind::flag)
        return paired_proportions(tally.greater, tally.less, tally.difference.count, level);
    const Interval known = mean(tally.difference, level);
    if (tally.less + tally.greater < fewest_that_differ)
        return {known.value, std::isnan(known.value) ? no_estimate : -infinite,
                std::isnan(known.value) ? no_estimate : infinite};
    return known;
}

Interval paired_difference(MeasureKind kind, const PairTally& tally,
                           const std::vector<double>& apart, double level) {
    const Interval plain = paired_difference(kind, tally, level);
    if (tally.less + tally.greater >= fewest_that_differ)
        return over_randomisations(plain.value, apart, level);
    if (kind != MeasureKind::flag)
        return plain; // open
    return {plain.value,
            std::max(-1.0, plain.value - std::numbers::sqrt2 * (plain.value - plain.lo)),
            std::min(1.0, plain.value + std::numbers::sqrt2 * (plain.hi - plain.value))};
}

double variance_ratio(const PairTally& tally) {
    const double independent = independent_variance(tally);
    return independent == 0 ? no_estimate : independent / tally.difference.variance();
}

double variance_ratio(const PairTally& tally, const std::vector<double>& apart) {
    const double independent = independent_variance(tally);
    if (independent == 0 || apart.size() < 2)
        return no_estimate;
    return independent / static_cast<double>(tally.difference.count) /
           variance_over_randomisations(tally.difference.mean(), apart);
}

double simultaneous_level(std::size_t statements, double level) {
    return 1 - (1 - level) / static_cast<double>(std::max<std::size_t>(statements, 1));
}

} // namespace sim
