#pragma once

#include <string>
#include <vector>

#include "sim/shell/arguments.hpp"

/// What was asked for, in words from which the parser of the verb makes arguments for the same
/// experiment, whatever the folder and the number of threads: so a share can say what it is of.
namespace sim::shell {

std::vector<std::string> asked(const RunArguments& run);
std::vector<std::string> asked(const CompareArguments& compare);
std::vector<std::string> asked(const SweepArguments& sweep);
std::vector<std::string> asked(const SensitivityArguments& sensitivity);

} // namespace sim::shell
