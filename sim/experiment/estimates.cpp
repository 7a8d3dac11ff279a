#include "sim/experiment/estimates.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure.hpp"

namespace sim {

namespace {

/// Smallest k with P(K <= k) >= q for K binomial (n, p).
std::uint64_t binomial_quantile(std::uint64_t n, double p, double q) {
    const boost::math::binomial_distribution<double> distribution(static_cast<double>(n), p);
    std::uint64_t below = 0, enough = n;
    while (below < enough) {
        const std::uint64_t middle = below + (enough - below) / 2;
        if (boost::math::cdf(distribution, static_cast<double>(middle)) >= q)
            enough = middle;
        else
            below = middle + 1;
    }
    return enough;
}

QuantileRanks find_ranks(std::uint64_t n, double p, double level) {
    const double tail = (1 - level) / 2;
    // np may be a whole number that p, rounded to binary, misses by a hair.
    const double exact = static_cast<double>(n) * p;
    const double whole = std::round(exact);
    const double up = std::abs(exact - whole) < 1e-9 * whole ? whole : std::ceil(exact);
    const auto rank = std::clamp<std::uint64_t>(static_cast<std::uint64_t>(up), 1, n);
    return {rank, binomial_quantile(n, p, tail), binomial_quantile(n, p, 1 - tail) + 1};
}

/// The x at which Hall's transformation x + g x^2 / 3 + g^2 x^3 / 27 + g / 6n is y, for skewness g.
double unskewed(double y, double skew, double count) {
    constexpr double hardly = 1e-6;
    if (!(std::abs(skew) > hardly))
        return y;
    return 3 / skew * (std::cbrt(1 + skew * (y - skew / (6 * count))) - 1);
}

} // namespace

Interval wilson(std::uint64_t successes, std::uint64_t n, double level) {
    expects(successes <= n, "more successes than trials");
    if (n == 0)
        return {no_estimate, 0, 1};
    const auto trials = static_cast<double>(n);
    return score_interval(static_cast<double>(successes) / trials, trials, level);
}

Interval score_interval(double share, double trials, double level) {
    const double z =
        boost::math::quantile(boost::math::normal_distribution<double>(), 0.5 + level / 2);
    const double weight = z * z / trials;
    const double centre = (share + weight / 2) / (1 + weight);
    const double half =
        z * std::sqrt(share * (1 - share) / trials + weight / (4 * trials)) / (1 + weight);
    return {share, share == 0 ? 0 : std::max(0.0, centre - half),
            share == 1 ? 1 : std::min(1.0, centre + half)};
}

QuantileRanks quantile_ranks(std::uint64_t n, double p, double level) {
    expects(n >= 1, "a quantile needs at least one value");
    expects(p > 0 && p < 1, "a quantile's probability is not between 0 and 1");
    constexpr std::size_t most = 64;
    thread_local std::map<std::tuple<std::uint64_t, double, double>, QuantileRanks> known;
    if (known.size() >= most)
        known.clear();
    const std::tuple key{n, p, level};
    const auto found = known.find(key);
    return found != known.end() ? found->second : known[key] = find_ranks(n, p, level);
}

QuantileInterval quantile(const Accumulator& values, double p, double level) {
    if (values.total() == 0)
        return {censored, unset, censored};
    const QuantileRanks ranks = quantile_ranks(values.total(), p, level);
    return {values.at_rank(ranks.rank), ranks.lo == 0 ? unset : values.at_rank(ranks.lo),
            ranks.hi > values.total() ? censored : values.at_rank(ranks.hi)};
}

double variance(const Accumulator& values) {
    if (values.count() < 2)
        return no_estimate;
    // Exact about the mean rounded to an integer, so nothing cancels in floating point.
    const auto n = static_cast<Int128>(values.count());
    const Int128 centre = values.sum() / n;
    const Int128 rest = values.sum() - n * centre;
    const Int128 squares =
        values.sum_of_squares() - 2 * centre * values.sum() + n * centre * centre;
    const auto count = static_cast<double>(values.count());
    const auto off = static_cast<double>(rest);
    return std::max(0.0, (static_cast<double>(squares) - off * (off / count)) / (count - 1));
}

double skewness(const Accumulator& values) {
    const double square = variance(values);
    const Histogram& histogram = values.histogram();
    const auto width = static_cast<double>(histogram.width());
    if (!(square > 0))
        return no_estimate;
    if (width > 1 && square < width * width)
        return 0;
    const auto count = static_cast<double>(values.count());
    // In bins, each value at the middle of its own; the sums are exact about a bin near the mean.
    const double centre = (static_cast<double>(values.sum()) / count - (width - 1) / 2) / width;
    const double nearest = std::round(centre);
    const double off = centre - nearest;
    const auto sums = histogram.power_sums(static_cast<std::int64_t>(nearest));
    const double cubes = static_cast<double>(sums.third) -
                         3 * off * static_cast<double>(sums.second) +
                         3 * off * off * static_cast<double>(sums.first) - count * off * off * off;
    return cubes * width * width * width / count / (square * std::sqrt(square));
}

double student(double freedom, double level) {
    // Most ask for that of one number of replications, again and again.
    thread_local double of = 0, at = 0, known = 0;
    if (of != freedom || at != level)
        known = boost::math::quantile(boost::math::students_t_distribution<double>(freedom),
                                      0.5 + level / 2);
    of = freedom;
    at = level;
    return known;
}

Interval mean_of(double value, double deviation, double count, double skewness, double level) {
    const double far = student(count - 1, level) / std::sqrt(count);
    return {value, value - deviation * unskewed(far, skewness, count),
            value - deviation * unskewed(-far, skewness, count)};
}

Interval mean(const Accumulator& values, double level) {
    if (values.count() == 0)
        return {no_estimate, no_estimate, no_estimate};
    const auto count = static_cast<double>(values.count());
    const double value = static_cast<double>(values.sum()) / count;
    if (values.count() == 1)
        return {value, -infinite, infinite};
    return mean_of(value, std::sqrt(variance(values)), count, skewness(values), level);
}

Interval probability(const Accumulator& values, std::int64_t value, double level) {
    return wilson(values.histogram().count_from(value), values.total(), level);
}

} // namespace sim
