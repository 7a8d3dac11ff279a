#pragma once

#include <string_view>

#include "sim/experiment/estimates.hpp"
#include "sim/results/sqlite.hpp"
#include "sim/results/statistics.hpp"

namespace sim::results {

/// The statement that inserts a row into a table, a value for each column that the table has.
Statement insertion(Database& database, std::string_view table);

/// Binds a number, NULL if it is not finite, here and below.
void bind_value(Statement& row, double value);
/// Binds value, lo and hi.
void bind_value(Statement& row, const Interval& of);
/// Binds a published number: text, a number, or NULL.
void bind_value(Statement& row, const Json& value);

} // namespace sim::results
