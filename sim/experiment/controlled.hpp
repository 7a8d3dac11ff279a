#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/experiment/controls.hpp"
#include "sim/experiment/estimates.hpp"
#include "sim/experiment/lane.hpp"

namespace sim {

/// A mean corrected by what the controls of the same replications missed their own means by.
struct Corrected {
    double value = 0;    ///< the mean, or a share [base units]
    double variance = 0; ///< of that value
    double freedom = 0;  ///< degrees of freedom of the variance
    double ratio = 0;    ///< variance of the plain mean of as many, over this one
    double skewness = 0; ///< of what the controls leave of a replication [1]
};

/// The corrected mean of one measure, or the shares of the values 0, 1, ... of a flag or category.
/// Nothing where they do not apply: where a value is censored (the replications that are known are
/// no sample of all), or nothing varies.
using Correction = std::vector<Corrected>;

/// How many replications there must be for each control: with fewer, finding the coefficients costs
/// more than a twentieth of what they save.
inline constexpr std::uint64_t replications_a_control = 20;

struct ControlledResult {
    Result all;                         ///< in every bit that of replicate()
    std::vector<Correction> correction; ///< by measure; empty if a replication failed or too few
                                        ///< were run
};

/// From how many replications, the first ones, the skewness of what controls leave is told. These
/// are run a second time, for it takes the coefficients that all replications gave.
inline constexpr std::uint32_t replications_for_skewness = 4'096;

/// Runs a plan's replications and regresses every measure on the controls (Lavenberg and Welch,
/// Management Science 27, 1981): value and variance as in multiple regression, exact where both are
/// jointly normal, in the limit of many replications otherwise. The same bits for any threads and
/// blocks.
ControlledResult replicate_controlled(const Contender& contender, const Controls& controls,
                                      const Plan& plan);

} // namespace sim
