#include "sim/report/source.hpp"

#include <fmt/format.h>

#include "sim/results/open_run.hpp"

namespace sim::report {

namespace {

bool misses_a_table(const results::DatabaseError& problem) {
    return std::string_view(problem.what()).find("no such table") != std::string_view::npos;
}

Json value(const results::Statement& statement, int column) {
    using Kind = results::Statement::Kind;
    switch (statement.kind(column)) {
    case Kind::null:
        return nullptr;
    case Kind::integer:
        return statement.integer(column);
    case Kind::real:
        return statement.real(column);
    case Kind::text:
        break;
    }
    return statement.text(column);
}

Json row(const results::Statement& statement) {
    Json values = Json::array();
    for (int column = 0; column < statement.columns(); ++column)
        values.push_back(value(statement, column));
    return values;
}

/// The view `futures`: of each option whose raw outcomes are a fair sample, replication, date and
/// money of the whole. Its columns' names depend on the file.
std::string futures_view(results::Database& database) {
    std::string sql;
    results::Statement option(
        database, "SELECT option_id, min(id) FILTER (WHERE kind = 'date'), "
                  "min(id) FILTER (WHERE kind = 'money') FROM leading WHERE member = '' AND "
                  "(SELECT value FROM main.provenance WHERE key = 'samples') <> 'missed' AND "
                  "EXISTS (SELECT 1 FROM main.sqlite_master WHERE type = 'table' AND name = "
                  "'samples_' || option_id) GROUP BY option_id");
    while (option.step())
        if (!option.null(1) && !option.null(2))
            sql += fmt::format("{} SELECT {} AS option_id, replication, m{} AS date, m{} AS money "
                               "FROM main.samples_{}",
                               sql.empty() ? "" : " UNION ALL", option.integer(0),
                               option.integer(1), option.integer(2), option.integer(0));
    if (sql.empty())
        sql = " SELECT 0 AS option_id, 0 AS replication, 0 AS date, 0 AS money WHERE 0";
    return "CREATE TEMP VIEW futures AS" + sql;
}

} // namespace

Source::Source(const std::filesystem::path& place)
    : place_(place), database_(results::open_run(place)) {
    try {
        database_.execute(std::string(asset("charts/prelude.sql")));
        database_.execute(futures_view(database_));
    } catch (const results::DatabaseError& problem) {
        results::refuse_run(place_, problem.what());
    }
}

Json Source::rows(std::string_view query) {
    Json all = Json::array();
    try {
        results::Statement statement(database_, query);
        while (statement.step())
            all.push_back(row(statement));
    } catch (const results::DatabaseError& problem) {
        if (!misses_a_table(problem))
            results::refuse_run(place_, problem.what());
    }
    return all;
}

Json Source::provenance() {
    Json known = Json::object();
    for (const Json& each : rows("SELECT key, value FROM provenance"))
        known[each.at(0).get<std::string>()] = each.at(1);
    return known;
}

} // namespace sim::report
