#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/shell/arguments.hpp"

namespace sim::shell {

/// A word as a POSIX shell reads it back, in quotes only where it needs them.
std::string shell_word(std::string_view word);

/// The command that simulates one replication of an option alone.
std::string replay_command(const RunArguments& arguments, const std::string& option,
                           std::uint32_t replication);

/// The commands that carry out a sweep or a study again: all that the result depends on.
std::string command_of(const SweepArguments& arguments);
std::string command_of(const SensitivityArguments& arguments);

} // namespace sim::shell
