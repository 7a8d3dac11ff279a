#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "sim/experiment/controlled.hpp"
#include "sim/experiment/estimates.hpp"
#include "sim/experiment/result.hpp"
#include "sim/experiment/sampling.hpp"

namespace sim {

/// What each randomisation of an experiment says of one measure, one number a randomisation: they
/// are independent of each other, as replications within one are not.
struct Apart {
    std::vector<double> means;               ///< of the values not censored; NaN if there are none
    std::vector<std::vector<double>> shares; ///< of the values 0, 1, ... of flags and categories
    std::vector<std::vector<std::int64_t>> quantiles; ///< as quantile_percents
};

/// The quantiles that a sampled experiment knows the intervals of.
inline constexpr std::array quantile_percents = {10, 50, 80, 90, 95, 99};

/// All values of a measure and, if they are not independent, what each randomisation says; or, if
/// they are, what controls say of their mean.
struct Sample {
    Sample(const Accumulator& values, const Apart* randomisations = nullptr,
           const Correction* by_controls = nullptr)
        : all(values), apart(randomisations), correction(by_controls) {}

    const Accumulator& all;
    const Apart* apart;           ///< nullptr: replications are independent
    const Correction* correction; ///< nullptr or empty: none
};

/// As for independent replications if they are; corrected by controls as mean_of() what these
/// leave; or by Student's t over randomisations, about the mean of all.
Interval mean(const Sample& sample);

/// As for independent replications if they are; else Wilson's interval at the number of independent
/// trials that would vary as much as the randomisations do, Student's t for the normal score (Korn
/// and Graubard, Survey Methodology 24, 1998). Where the value is so seldom, or so seldom missing,
/// that they say nothing of how they vary, that number is half of all, or all at most. Corrected by
/// controls: the same with the regression's variance, unless the value is so seldom.
Interval probability(const Sample& sample, std::int64_t value = 1);

/// As for independent replications if they are; else by sectioning (Asmussen and Glynn, Stochastic
/// Simulation, 2007, III.5): the quantile of all, Student's t over its distance to those of the
/// randomisations. Where one of these is beyond the horizon: the order statistics that enclose
/// their median. \pre p is one of quantile_percents, if they are not independent
QuantileInterval quantile(const Sample& sample, double p, double level = usual_level);

/// How many times the variance of a plain mean of as many replications (of a flag's share) is that
/// of this one, with its interval from the chi-squared distribution of the randomisations'
/// variance; of controls, from Fisher's transformation of the multiple correlation, as if all were
/// normal. NaN if nothing varies or replications are independent.
Interval variance_ratio(const Sample& sample);

/// A figure whose value all replications tell, and of which each randomisation gives its own:
/// mean_of() them, by their skewness. Open if there are fewer than two, or one knows none (NaN).
Interval over_randomisations(double value, const std::vector<double>& each,
                             double level = usual_level);

/// The same of a share of so many replications, by the interval of probability().
Interval share_over_randomisations(double share, std::uint64_t total,
                                   const std::vector<double>& each);

/// Variance of the mean of what randomisations say, as it varies about `centre`.
double variance_over_randomisations(double centre, const std::vector<double>& each);

/// Adds what one randomisation says of a measure.
void note(Apart& apart, const Measure& measure, const Accumulator& values);

/// The replications of randomisation `r` of a plan, with progress told as of the whole.
Plan part_of(const Plan& plan, const Randomisation& randomisation, std::uint32_t r);

/// A sampled experiment.
struct RandomisedResult {
    Result all;
    std::vector<Apart> apart;         ///< by measure
    std::uint32_t randomisations = 0; ///< that were finished

    Sample sample(std::size_t measure) const { return {all.measures[measure], &apart[measure]}; }
};

/// Runs all randomisations, one after the other; `run` is replicate() of a model, and the plan has
/// the sampler. After a stop the result is that of the randomisations that were finished.
RandomisedResult replicate_randomised(const std::function<Result(const Plan&)>& run,
                                      const Plan& plan, const Randomisation& randomisation,
                                      const OutcomeDescription& outcome);

} // namespace sim
