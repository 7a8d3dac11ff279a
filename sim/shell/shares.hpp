#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/experiment.hpp"
#include "sim/results/portion.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/variant.hpp"

namespace sim::shell {

/// The exit status of a share that was interrupted: nothing is wrong, try again (EX_TEMPFAIL).
inline constexpr int try_again = 75;

/// What the verb's arguments ask for, before any of it has been computed. `measure` is the one that
/// its precision or its ranking is of, if one is named.
results::Experiment experiment_of(const std::string& verb, const ModelPort& port,
                                  const std::vector<Variant>& variants,
                                  const RunArguments& arguments,
                                  const std::optional<std::string>& measure);

/// Computes the share that is asked for and writes its file into the folder `out`, unless it is
/// there already and whole. Returns the exit status: 0 if it is there, try_again if it was
/// interrupted. Replications that failed are told; they are a part of the share.
int write_share(const RunArguments& arguments, const results::Experiment& experiment,
                const std::function<results::Portion(const Plan&)>& compute);

} // namespace sim::shell
