#include "sim/results/sqlite.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/results/sample.hpp"

using sim::results::Database;
using sim::results::Statement;

TEST_CASE("a database that cannot be written is told with its name") {
    CHECK_THROWS_WITH(Database("/no/such/run.db", sim::results::Open::create),
                      Catch::Contains("/no/such/run.db"));
    const Scratch scratch;
    Database database(scratch.path / "x.db", sim::results::Open::create);
    CHECK_THROWS_AS(database.execute("SELECT nothing"), sim::results::DatabaseError);
    CHECK_THROWS_AS(Statement(database, "SELECT * FROM nowhere"), sim::results::DatabaseError);
}

TEST_CASE("what is bound to a statement is read back, null and empty text apart") {
    const Scratch scratch;
    Database database(scratch.path / "x.db", sim::results::Open::create);
    database.execute("CREATE TABLE t (a, b, c, d, e)");
    Statement insert(database, "INSERT INTO t VALUES (?, ?, ?, ?, ?)");
    insert.bind(std::int64_t{-7}).bind(0.1).bind(std::string_view()).bind(nullptr);
    insert.bind(UINT64_MAX).run();
    Statement row(database, "SELECT * FROM t");
    REQUIRE(row.step());
    CHECK(row.integer(0) == -7);
    CHECK(row.real(1) == 0.1);
    CHECK_FALSE(row.null(2));
    CHECK(row.text(2).empty());
    CHECK(row.null(3));
    CHECK(row.text(4) == "18446744073709551615");
    CHECK_FALSE(row.step());
}
