#pragma once

#include <cstdint>
#include <vector>

#include "sim/experiment/estimates.hpp"
#include "sim/experiment/joint.hpp"

namespace sim {

/// Difference of two probabilities seen in the same n replications, of which `first_only` had the
/// event under the first alone and `second_only` under the second alone: first - second, with the
/// score interval of Tango (Statistics in Medicine 17, 1998), which stays in [-1, 1] and does not
/// collapse where no replication tells the two apart. Without replications the value is NaN, the
/// interval [-1, 1].
Interval paired_proportions(std::uint64_t first_only, std::uint64_t second_only, std::uint64_t n,
                            double level = usual_level);

/// Fewer replications that tell two options apart do not tell how much they differ: Student's
/// interval would be far too narrow, and none at all if no difference was seen.
inline constexpr std::uint64_t fewest_that_differ = 30;

/// first - second of a measure [base units; for a flag, of its probabilities]: Tango's interval
/// for flags, Student's of the paired differences for all else, over the replications in which
/// neither is censored. Student's is open (infinite) while fewer than fewest_that_differ differ.
Interval paired_difference(MeasureKind kind, const PairTally& tally, double level = usual_level);

/// The same of a sampled comparison, whose randomisations each say a mean difference: Student's t
/// over them. Of flags of which fewer than fewest_that_differ replications differ they say too
/// little: then Tango's interval, as wide as half the replications would have it.
Interval paired_difference(MeasureKind kind, const PairTally& tally,
                           const std::vector<double>& apart, double level = usual_level);

/// Variance of the difference of means if the options ran on chance of their own, divided by what
/// it is on common chance: how many times the replications independent runs would need for the same
/// interval. NaN if neither varies, infinite if only the difference does not.
double variance_ratio(const PairTally& tally);

/// The same of a sampled comparison: against the variance that its randomisations show.
double variance_ratio(const PairTally& tally, const std::vector<double>& apart);

/// The level at which each of `statements` intervals must hold for all to hold at `level`
/// (Bonferroni): valid whatever their dependence.
double simultaneous_level(std::size_t statements, double level = usual_level);

} // namespace sim
