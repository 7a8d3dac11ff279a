#pragma once

#include <cstdint>
#include <vector>

#include "sim/experiment/moments.hpp"

namespace sim {

/// An option's mean and standard deviation, in the same unit.
struct Spread {
    double mean, sd;
};

/// Optimal computing budget allocation for the smallest mean: shares of the budget, adding up to 1
/// (Chen, Lin, Yucesan and Chick, Discrete Event Dynamic Systems 10, 2000). An option whose mean is
/// that of the best counts as a millionth of the largest distance (or standard deviation) away; one
/// whose spread is 0 as a millionth of the largest. Equal shares if nothing is known apart.
std::vector<double> ocba_shares(const std::vector<Spread>& options);

/// Lower bound of the probability that the option with the smallest sample mean has the smallest
/// mean, if sample means are normal and independent: 1 - the sum of the chances that each other is
/// smaller (Bonferroni; the same paper). At least 0.
double probability_of_correct_selection(const std::vector<Moments>& options);

/// How many more observations each option gets when `taken` are to grow by `more` in all, so that
/// numbers come near `shares`: nobody's are taken away. Adds up to `more`.
std::vector<std::uint64_t> next_allocation(const std::vector<double>& shares,
                                           const std::vector<std::uint64_t>& taken,
                                           std::uint64_t more);

} // namespace sim
