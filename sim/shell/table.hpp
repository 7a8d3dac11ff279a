#pragma once

#include <string>

#include "sim/results/run.hpp"
#include "sim/shell/columns.hpp"

namespace sim::shell {

/// The result for people, 100 columns wide; see README.md for how to read it.
std::string table(const results::Run& run, Style style);

/// How an option's replications were sampled, in words: "sobol sampling: 32 independent ...".
std::string randomised_text(const results::OptionResult& option, Sampling sampling);

} // namespace sim::shell
