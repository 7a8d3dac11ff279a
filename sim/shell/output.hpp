#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/shell/columns.hpp"

namespace sim::shell {

/// Coloured if stdout is a terminal and NO_COLOR is not set (https://no-color.org).
Style stdout_style();

/// Writes to stdout and flushes; std::runtime_error if that fails (a full disk, say).
void print(std::string_view text);

/// Writes one line to stderr.
void complain(std::string_view line);

/// Writes each warning to stderr, the same one once.
void warn(const std::vector<std::string>& warnings);

} // namespace sim::shell
