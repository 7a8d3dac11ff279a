#include "sim/report/source.hpp"

#include <fmt/format.h>

#include "sim/engine/errors.hpp"

namespace sim::report {

namespace {

constexpr const char* schema = "slipway-run-1";

[[noreturn]] void refuse(const std::filesystem::path& file, std::string_view why) {
    throw InvalidInput(fmt::format("{}: {}; allowed: a run.db that slipway has written with --out",
                                   file.string(), why));
}

results::Database open(const std::filesystem::path& file) {
    if (!std::filesystem::is_regular_file(file))
        refuse(file, std::filesystem::is_directory(file) ? "is a folder" : "is no file");
    return {file, results::Open::read_only};
}

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

} // namespace

Source::Source(const std::filesystem::path& file) : file_(file), database_(open(file)) {
    const Json known = provenance();
    if (known.value("schema", "") != schema)
        refuse(file,
               fmt::format("has the schema '{}', not '{}'", known.value("schema", ""), schema));
    try {
        database_.execute(std::string(asset("charts/prelude.sql")));
    } catch (const results::DatabaseError& problem) {
        refuse(file_, problem.what());
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
            refuse(file_, problem.what());
    }
    return all;
}

Json Source::provenance() {
    Json known = Json::object();
    try {
        results::Statement statement(database_, "SELECT key, value FROM provenance");
        while (statement.step())
            known[statement.text(0)] = statement.text(1);
    } catch (const results::DatabaseError&) {
        refuse(file_, "is no run database");
    }
    return known;
}

} // namespace sim::report
