#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "sim/experiment/wide.hpp"
#include "sim/results/run.hpp"

namespace sim::results {

class Database;

/// Writes the experiment as an SQLite database, in one transaction; README.md has the tables.
/// The file must not exist. DatabaseError if it cannot be written. `more` adds tables of its own
/// within the same transaction.
void write_database(const std::filesystem::path& file, const Run& run,
                    const std::function<void(Database&)>& more = {});

/// A 128-bit integer in decimal.
std::string to_string(Int128 value);

} // namespace sim::results
