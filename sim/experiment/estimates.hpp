#pragma once

#include <cstdint>
#include <limits>

#include "sim/experiment/accumulator.hpp"

namespace sim {

/// An estimate with the bounds of its confidence interval. NaN: not known; infinite bounds: open.
struct Interval {
    double value, lo, hi;
    double half_width() const { return (hi - lo) / 2; }
};

/// The confidence level of every interval that is printed or written.
inline constexpr double usual_level = 0.95;

/// A probability from `successes` of `n` trials (0 <= successes <= n), by the score interval of
/// Wilson (JASA 22, 1927), which never leaves [0, 1] and does not collapse at 0 or n. Without
/// trials the value is NaN, the interval [0, 1].
Interval wilson(std::uint64_t successes, std::uint64_t n, double level = usual_level);

/// The same for a share seen in so many trials, which need not be whole. \pre trials > 0
Interval score_interval(double share, double trials, double level = usual_level);

/// Where there is nothing to estimate from: not a number.
inline constexpr double no_estimate = std::numeric_limits<double>::quiet_NaN();
/// A bound that is open [any unit].
inline constexpr double infinite = std::numeric_limits<double>::infinity();

/// Ranks of the order statistics that enclose a quantile. rank of the estimate itself in [1, n];
/// lo = 0 and hi = n + 1 stand for bounds that do not exist (too few values: the interval is open).
struct QuantileRanks {
    std::uint64_t rank, lo, hi;
    bool operator==(const QuantileRanks&) const = default;
};

/// Distribution-free ranks for the p-quantile of n values (n >= 1, 0 < p < 1): the estimate is the
/// ceil(np)-th smallest; lo is the a/2-quantile of the binomial (n, p) and hi one more than its
/// (1 - a/2)-quantile, a = 1 - level (David and Nagaraja, Order Statistics, 3rd ed., section 7.1).
QuantileRanks quantile_ranks(std::uint64_t n, double p, double level = usual_level);

/// A quantile with its bounds, in base units, rounded down to the measure's resolution. A censored
/// value is larger than everything: then `censored` stands here, as it does for an upper bound that
/// is open. `unset` is a lower bound that is open.
struct QuantileInterval {
    std::int64_t value, lo, hi;
};

/// The p-quantile of all values, the censored included. All three bounds open if there are none.
QuantileInterval quantile(const Accumulator& values, double p, double level = usual_level);

/// How many deviations of the mean Student's interval reaches to either side, for so many degrees
/// of freedom (above 0).
double student(double freedom, double level = usual_level);

/// The mean of so many independent values, 2 or more, by their deviation and skewness: Student's
/// interval, corrected for skewness by Hall's monotone transformation (Journal of the Royal
/// Statistical Society B 54, 1992): what is skewed to the right gets a bound that is farther above
/// than below.
Interval mean_of(double value, double deviation, double count, double skewness = 0,
                 double level = usual_level);

/// Mean of the values that are not censored, in base units, as mean_of(). One value has infinite
/// bounds; none is NaN. With censored values the mean is a lower bound of the true one:
/// whoever prints it says how many are censored.
Interval mean(const Accumulator& values, double level = usual_level);

/// Unbiased variance (n - 1) of the values not censored [base units squared]; NaN below two values.
double variance(const Accumulator& values);

/// Third central moment of the values not censored, over the deviation's cube [1], from the bins of
/// their histogram: 0 where these are wider than the deviation; NaN as variance() and if all are
/// the same.
double skewness(const Accumulator& values);

/// Probability that a flag is 1, or any measure is in the bin that starts at `value`.
Interval probability(const Accumulator& values, std::int64_t value = 1, double level = usual_level);

} // namespace sim
