#include "sim/results/open_run.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/results/database.hpp"
#include "sim/results/folder.hpp"
#include "tests/sim/results/sample.hpp"

using namespace sim::results;

TEST_CASE("a run database is opened by its name or its folder's, and never written") {
    const Scratch scratch;
    write_database(scratch.path / "run.db", sample_run(10));
    for (const auto& place : {scratch.path, scratch.path / "run.db"}) {
        Database database = open_run(place);
        Statement options(database, "SELECT count(*) FROM options");
        REQUIRE(options.step());
        CHECK(options.integer(0) == 2);
        CHECK_THROWS_AS(database.execute("DELETE FROM options"), DatabaseError);
    }
}

TEST_CASE("what is no run database is refused with its name") {
    const Scratch scratch;
    write_file(scratch.path / "letter.db", "dear");
    Database(scratch.path / "other.db", Open::create).execute("CREATE TABLE t (a)");
    Database(scratch.path / "later.db", Open::create)
        .execute("CREATE TABLE provenance (key, value);"
                 "INSERT INTO provenance VALUES ('schema', 'slipway-run-9')");
    for (const char* name : {"none.db", "letter.db", "other.db"}) {
        CHECK_THROWS_AS(open_run(scratch.path / name), sim::InvalidInput);
        CHECK_THROWS_WITH(open_run(scratch.path / name), Catch::Contains(name));
    }
    CHECK_THROWS_WITH(open_run(scratch.path / "later.db"), Catch::Contains("slipway-run-9"));
    CHECK_THROWS_AS(open_run(scratch.path), sim::InvalidInput);
}
