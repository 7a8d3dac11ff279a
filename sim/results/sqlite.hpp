#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sim::results {

/// SQLite said no: what it said, and about which file. (Out of memory is std::bad_alloc.)
class DatabaseError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Database;

/// The key of a row by its place in a list: keys count from 1.
constexpr std::int64_t row_id(std::size_t place) { return static_cast<std::int64_t>(place) + 1; }

/// A prepared statement of a Database, which must outlive it.
class Statement {
public:
    Statement(Database& database, std::string_view sql);

    /// Binds one value to the next `?`.
    Statement& bind(std::int64_t value);
    Statement& bind(std::uint64_t value); ///< as text above 2^63 - 1
    Statement& bind(double value);
    Statement& bind(std::string_view value);
    Statement& bind(std::nullptr_t);
    Statement& bind_bytes(std::string_view value);

    /// Runs it to the end and makes it ready for the next values.
    void run();

    /// Steps to the next row; false when there is none (and ready for the next values).
    bool step();
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    std::string_view bytes(int column) const; ///< until the next step
    bool null(int column) const { return kind(column) == Kind::null; }

    /// What a row is made of, for those who do not know the query.
    enum class Kind { null, integer, real, text };
    Kind kind(int column) const;
    int columns() const;
    std::string name(int column) const; ///< of the column

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    void check(int code);

    Database& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int next_ = 1;
};

/// How a database file is opened.
enum class Open { read_only, create };

/// One SQLite database file, for one thread at a time. DatabaseError for everything that fails.
class Database {
public:
    Database(const std::filesystem::path& file, Open how);

    /// Runs statements that return nothing.
    void execute(const std::string& sql);

    /// Throws DatabaseError unless the code is one of success.
    void check(int code) const;

private:
    friend class Statement;
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    std::string file_;
    std::unique_ptr<sqlite3, Close> handle_;
};

} // namespace sim::results
