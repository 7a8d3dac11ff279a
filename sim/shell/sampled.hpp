#pragma once

#include <cstddef>
#include <memory>

#include "sim/engine/chance.hpp"
#include "sim/shell/any_model.hpp"
#include "sim/shell/arguments.hpp"

namespace sim::shell {

/// The randomisations that the arguments ask for.
Randomisation randomisation_of(const RunArguments& arguments);

/// The sampler of a model's experiment, and how many addresses it has a Sobol sequence for.
struct ChosenSampler {
    std::unique_ptr<const Sampler> sampler; ///< nothing for plain sampling
    std::size_t coordinates = 0;
};

/// As the arguments ask for; for a Sobol sequence a pilot finds the draws that matter for the
/// model's chief measure.
ChosenSampler sampler_for(const AnyModel& model, const RunArguments& arguments);

} // namespace sim::shell
