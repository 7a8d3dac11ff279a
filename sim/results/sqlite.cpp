#include "sim/results/sqlite.hpp"

#include <limits>
#include <new>

#include <sqlite3.h>

namespace sim::results {

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close(handle); }

Database::Database(const std::filesystem::path& file, Open how) : file_(file.string()) {
    sqlite3* handle = nullptr;
    const int flags =
        how == Open::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    const int code = sqlite3_open_v2(file_.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(handle);
    check(code);
}

void Database::check(int code) const {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
        return;
    if (code == SQLITE_NOMEM)
        throw std::bad_alloc();
    throw DatabaseError(file_ + ": " +
                        (handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code)));
}

void Database::execute(const std::string& sql) {
    check(sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr));
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(database.handle_.get(), sql.data(),
                                        static_cast<int>(sql.size()), &statement, nullptr);
    statement_.reset(statement);
    check(code);
}

void Statement::check(int code) { database_.check(code); }

Statement& Statement::bind(std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), next_++, value));
    return *this;
}

Statement& Statement::bind(std::uint64_t value) {
    if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return bind(static_cast<std::int64_t>(value));
    return bind(std::string_view(std::to_string(value)));
}

Statement& Statement::bind(double value) {
    check(sqlite3_bind_double(statement_.get(), next_++, value));
    return *this;
}

Statement& Statement::bind(std::string_view value) {
    const char* text = value.data() == nullptr ? "" : value.data(); // nullptr would be NULL
    check(sqlite3_bind_text64(statement_.get(), next_++, text, value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(std::nullptr_t) {
    check(sqlite3_bind_null(statement_.get(), next_++));
    return *this;
}

Statement& Statement::bind_bytes(std::string_view value) {
    check(sqlite3_bind_blob64(statement_.get(), next_++, value.data(), value.size(),
                              SQLITE_TRANSIENT));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    check(code);
    if (code == SQLITE_ROW)
        return true;
    check(sqlite3_reset(statement_.get()));
    next_ = 1;
    return false;
}

void Statement::run() {
    while (step()) {
    }
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::string Statement::text(int column) const {
    const auto* text = sqlite3_column_text(statement_.get(), column);
    return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

std::string_view Statement::bytes(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string Statement::name(int column) const {
    return sqlite3_column_name(statement_.get(), column);
}

Statement::Kind Statement::kind(int column) const {
    switch (sqlite3_column_type(statement_.get(), column)) {
    case SQLITE_NULL:
        return Kind::null;
    case SQLITE_INTEGER:
        return Kind::integer;
    case SQLITE_FLOAT:
        return Kind::real;
    default:
        return Kind::text;
    }
}

int Statement::columns() const { return sqlite3_column_count(statement_.get()); }

} // namespace sim::results
