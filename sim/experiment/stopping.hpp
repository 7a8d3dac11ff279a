#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "sim/experiment/joint.hpp"
#include "sim/experiment/measure.hpp"
#include "sim/experiment/result.hpp"

namespace sim {

/// The numbers of replications after which a rule that stops may look: 1,000, 2,000, 4,000, ...,
/// the last one `most`. Fixed, so that how many are run depends on model, seed and rule alone.
/// Returns the next after `done` (less than `most`).
std::uint32_t next_look(std::uint64_t done, std::uint32_t most);

/// The replications of a plan between its looks number `round` - 1 and `round`, from 1.
/// InvalidInput if it has not so many.
Plan round_of(const Plan& plan, std::uint32_t round);

/// Runs replications until `enough` says so at a look, or the plan's are run, or it is stopped.
/// `run` is replicate() of a model. `requested` is the number run unless it was stopped.
Result replicate_until(const std::function<Result(const Plan&)>& run, const Plan& plan,
                       const std::function<bool(const Result&)>& enough);

/// Half-width of the interval of what is printed first of a measure [base units; for a flag, of its
/// probability]: the probability of a flag, the median of a date, the mean of all else; for a
/// category, the widest of its probabilities. Infinite while it is not known.
double half_width_of(const Result& result, const OutcomeDescription& outcome, std::size_t index);

/// Half-width of the widest difference between two options of the shared measure of number
/// `measure` [base units], all pairs holding together. Infinite while one is not known.
double widest_difference(const JointTally& joint, const JointPlan& plan, std::size_t measure);

} // namespace sim
