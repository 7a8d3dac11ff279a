#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "sim/engine/chance.hpp"
#include "sim/experiment/controls.hpp"
#include "sim/shell/any_model.hpp"
#include "sim/shell/arguments.hpp"

namespace sim::shell {

/// The randomisations that the arguments ask for.
Randomisation randomisation_of(const RunArguments& arguments);

/// The sampler of a model's experiment, and how many addresses it has a Sobol sequence for.
struct ChosenSampler {
    std::unique_ptr<const Sampler> sampler; ///< nothing unless the sampling is_randomised
    std::size_t coordinates = 0;
};

/// As the arguments ask for; for a Sobol sequence a pilot finds the draws that matter for the
/// model's chief measure.
ChosenSampler sampler_for(const AnyModel& model, const RunArguments& arguments);

/// The same for several options that are to be compared on the same chance: the draws that matter
/// for the measure of which each has the place.
ChosenSampler sampler_for(const std::vector<Contender>& contenders,
                          const std::vector<std::size_t>& places, const RunArguments& arguments);

/// The controls of a model's experiment of so many replications: of the draws that a pilot finds to
/// matter for a measure without member.
Controls controls_for(const AnyModel& model, const Plan& plan);

} // namespace sim::shell
