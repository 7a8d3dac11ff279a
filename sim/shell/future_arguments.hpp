#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/futures.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/design_space.hpp"

namespace sim::shell {

/// What `worth` or `stress` was asked for.
struct FutureArguments {
    RunArguments run; ///< replications of each option in each future; options: none is all
    DesignKind design = DesignKind::sobol;
    std::size_t points = 256;           ///< futures
    std::optional<std::string> measure; ///< judges the options; none: the model's own choice
    std::optional<std::string> fails;   ///< stress: MEASURE>=X or MEASURE<=X, of an option's mean
};

/// Each reads the arguments that follow its verb; InvalidInput if they are wrong.
FutureArguments parse_worth(const std::vector<std::string>& arguments);
FutureArguments parse_stress(const std::vector<std::string>& arguments);

/// When an option fails, from a text like "programme.late>=0.5", X in the published unit or a date.
struct FailureWish {
    std::size_t place = 0; ///< of the measure in the outcome
    results::Failing failing;
};
FailureWish failure_of(const OutcomeDescription& outcome, const std::string& text);

} // namespace sim::shell
