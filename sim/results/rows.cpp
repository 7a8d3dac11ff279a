#include "sim/results/rows.hpp"

#include <cmath>

#include <fmt/format.h>

namespace sim::results {

Statement insertion(Database& database, std::string_view table) {
    const int columns = Statement(database, fmt::format("SELECT * FROM {}", table)).columns();
    std::string places = "?";
    for (int column = 1; column < columns; ++column)
        places += ",?";
    return {database, fmt::format("INSERT INTO {} VALUES ({})", table, places)};
}

void bind_value(Statement& row, double value) {
    if (std::isfinite(value))
        row.bind(value);
    else
        row.bind(nullptr);
}

void bind_value(Statement& row, const Interval& of) {
    bind_value(row, of.value);
    bind_value(row, of.lo);
    bind_value(row, of.hi);
}

void bind_value(Statement& row, const Json& value) {
    if (value.is_string())
        row.bind(std::string_view(value.get_ref<const std::string&>()));
    else if (value.is_number())
        row.bind(value.get<double>());
    else
        row.bind(nullptr);
}

} // namespace sim::results
