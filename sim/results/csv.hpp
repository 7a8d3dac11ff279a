#pragma once

#include <filesystem>
#include <string>

#include "sim/results/sqlite.hpp"

namespace sim::results {

/// Writes each view of a database into a folder as NAME.csv, without the "v_" of its name: comma
/// separated with a line of headings (RFC 4180, but with line feeds), numbers that read back to the
/// same bits, nothing for NULL. std::runtime_error if the disk refuses.
void write_csv(Database& database, const std::filesystem::path& folder);

/// One cell of a CSV file (RFC 4180): in quotes where it must be, and where a reader could take it
/// for nothing.
std::string csv_cell(const std::string& text);

} // namespace sim::results
