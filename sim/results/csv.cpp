#include "sim/results/csv.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/results/sql_text.hpp"

namespace sim::results {

namespace {

std::string field(const Statement& row, int column) {
    switch (row.kind(column)) {
    case Statement::Kind::null:
        return "";
    case Statement::Kind::integer:
        return fmt::format("{}", row.integer(column));
    case Statement::Kind::real:
        return fmt::format("{}", row.real(column));
    case Statement::Kind::text:
        break;
    }
    return csv_cell(row.text(column));
}

void write_view(Database& database, const std::string& view, const std::filesystem::path& file) {
    std::ofstream out(file, std::ios::binary);
    Statement row(database, "SELECT * FROM " + sql_name(view));
    for (int column = 0; column < row.columns(); ++column)
        out << (column > 0 ? "," : "") << csv_cell(row.name(column));
    out << '\n';
    while (out && row.step())
        for (int column = 0; column < row.columns(); ++column)
            out << field(row, column) << (column + 1 < row.columns() ? ',' : '\n');
    out.close();
    if (!out)
        throw std::runtime_error(file.string() + ": " + std::strerror(errno));
}

} // namespace

std::string csv_cell(const std::string& text) {
    if (!text.empty() && text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    return sql_name(text); // CSV doubles quotes as SQL does in names
}

void write_csv(Database& database, const std::filesystem::path& folder) {
    std::vector<std::string> views;
    Statement row(database, "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name");
    while (row.step())
        views.push_back(row.text(0));
    for (const std::string& view : views)
        write_view(database, view,
                   folder / ((view.starts_with("v_") ? view.substr(2) : view) + ".csv"));
}

} // namespace sim::results
