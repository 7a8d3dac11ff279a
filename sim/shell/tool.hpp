#pragma once

#include <string>
#include <vector>

#include "sim/results/run.hpp"
#include "sim/shell/any_model.hpp"

namespace sim::shell {

/// The program's name and version.
const results::Program& program();

/// The same with what the model leaves out.
results::Program program_of(const ModelPort& port);

/// Does what the arguments (the program's own name not among them) ask for, with the process's
/// standard streams and signals, and returns the exit status. Throws nothing.
int run_tool(const ModelPort& port, const std::vector<std::string>& arguments);

} // namespace sim::shell
