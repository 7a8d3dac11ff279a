#pragma once

#include <string>
#include <vector>

#include "sim/experiment/rare_event.hpp"
#include "sim/shell/arguments.hpp"

namespace sim::shell {

/// What `rare` was asked for.
struct RareArguments {
    RunArguments run;  ///< replications: kept at each level, in all repetitions together
    std::string event; ///< MEASURE>=X or MEASURE<=X
};

/// Reads the arguments that follow the verb; InvalidInput if they are wrong.
RareArguments parse_rare(const std::vector<std::string>& arguments);

/// The event that a text means for a model; InvalidInput with what is allowed if it means none.
RareEvent event_of(const OutcomeDescription& outcome, const std::string& text);

} // namespace sim::shell
