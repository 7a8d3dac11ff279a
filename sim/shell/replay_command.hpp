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

} // namespace sim::shell
