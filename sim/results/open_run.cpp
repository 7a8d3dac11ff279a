#include "sim/results/open_run.hpp"

#include <string>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"

namespace sim::results {

namespace {

constexpr std::string_view known_schema = "slipway-run-1";

/// What the file says it is; "" if it does not say.
std::string schema_of(Database& database) {
    Statement schema(database, "SELECT value FROM provenance WHERE key = 'schema'");
    return schema.step() ? schema.text(0) : "";
}

} // namespace

Database open_run(const std::filesystem::path& place) {
    const bool folder = std::filesystem::is_directory(place);
    const std::filesystem::path file = folder ? place / "run.db" : place;
    if (!std::filesystem::is_regular_file(file))
        refuse_run(file, std::filesystem::exists(file) ? "is no file" : "does not exist");
    std::string schema;
    try {
        Database database(file, Open::read_only);
        database.execute("PRAGMA trusted_schema = OFF");
        schema = schema_of(database);
        if (schema == known_schema)
            return database;
    } catch (const DatabaseError&) {
        refuse_run(file, "is no run database");
    }
    refuse_run(file, fmt::format("has the schema '{}', not '{}'", schema, known_schema));
}

void refuse_run(const std::filesystem::path& file, std::string_view why) {
    throw InvalidInput(fmt::format("{}: {}; allowed: a run.db that slipway has written with --out, "
                                   "or the folder that it is in",
                                   file.string(), why));
}

} // namespace sim::results
