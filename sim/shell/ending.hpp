#pragma once

#include <chrono>

#include "sim/results/run.hpp"
#include "sim/shell/arguments.hpp"

/// What is said on stderr when an experiment has ended.
namespace sim::shell {

/// How long it took, for people who watch: nothing unless stderr is a terminal.
void tell_time(const results::Run& run, std::chrono::duration<double> elapsed);

/// Tells of failed replications, each with the command that replays it, and of an interruption.
/// Returns the exit status: 0, or 1 if there was either.
int finish(const RunArguments& arguments, const results::Run& run);

} // namespace sim::shell
