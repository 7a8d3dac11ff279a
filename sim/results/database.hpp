#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "sim/experiment/wide.hpp"
#include "sim/results/run.hpp"

namespace sim::results {

class Database;

/// Begins the database of an experiment, new and empty, and the one transaction in which all of it
/// is written. DatabaseError if it cannot be written, here and below.
void begin_database(Database& database);

/// Writes the experiment into a database that was begun, and ends the transaction; README.md has
/// the tables. `more` adds tables of its own.
void finish_database(Database& database, const Run& run,
                     const std::function<void(Database&)>& more = {});

/// Both, as a file that must not exist.
void write_database(const std::filesystem::path& file, const Run& run,
                    const std::function<void(Database&)>& more = {});

/// "flag", "count" and so on: as in the database.
std::string_view kind_name(MeasureKind kind);

/// A 128-bit integer in decimal.
std::string to_string(Int128 value);

} // namespace sim::results
