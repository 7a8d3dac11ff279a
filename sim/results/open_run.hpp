#pragma once

#include <filesystem>
#include <string_view>

#include "sim/results/sqlite.hpp"

namespace sim::results {

/// Opens a run database that somebody hands over: `run.db`, or the folder that it is in. It is
/// read, never written, and nothing in its schema may act. InvalidInput in one line unless it is a
/// run database of a schema that is known.
Database open_run(const std::filesystem::path& place);

/// InvalidInput: what is wrong with a file that should be a run database.
[[noreturn]] void refuse_run(const std::filesystem::path& file, std::string_view why);

} // namespace sim::results
