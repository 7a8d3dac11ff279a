#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/experiment/estimates.hpp"

/// What it would be worth to know more before one of several options is chosen. Numbers alone:
/// rows are futures in which parameters had certain values, payoffs are what an option brings
/// there, more is better.
namespace sim {

/// Payoffs of an option, a value for each row.
using Payoff = std::vector<double>;

/// The expected value of perfect information: the mean over the rows of the best payoff, less the
/// best of the options' means. Payoffs must be free of luck that nobody could know (or it counts
/// as knowable); at least two rows. Percentile interval of 1,000 resamples, a function of `seed`.
Interval perfect_information(std::span<const Payoff> options, std::uint64_t seed = 1);

/// The same from two independent halves of the luck: in each row one half chooses the option and
/// the other says what it brings, both ways about. Luck that is left in the payoffs makes
/// perfect_information() too high and this too low, on average; both shrink to the truth.
Interval perfect_information(std::span<const Payoff> first, std::span<const Payoff> second,
                             std::uint64_t seed = 1);

/// The expected value of perfect information about some parameters alone, by regression (Strong,
/// Oakley and Brennan, Medical Decision Making 34, 2014): the payoffs may hold luck and other
/// parameters, which the regression averages out. A sum of a cubic regression spline for each
/// parameter, with the products of pairs where there are several; as many knots as generalised
/// cross-validation likes. `parameters[k][row]`. At least 50 rows. Percentile interval of 200
/// resamples; it can lie too high where the value is near 0, for the best of noisy fits is taken.
Interval partial_information(std::span<const std::vector<double>> parameters,
                             std::span<const Payoff> options, std::uint64_t seed = 1);

} // namespace sim
