#include "sim/report/source.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/results/folder.hpp"
#include "tests/sim/report/board.hpp"

using sim::report::Json;
using sim::report::Source;

TEST_CASE("rows are arrays of numbers, texts and nulls") {
    const Scratch scratch;
    Source source(sample_database(scratch));
    CHECK(source.rows("SELECT 1, 0.5, 'a', NULL").dump() == R"([[1,0.5,"a",null]])");
    CHECK(source.provenance().at("scenario").get<std::string>() == "tasks");
}

TEST_CASE(
    "a query of a table that the experiment lacks has no rows, one that is wrong is refused") {
    const Scratch scratch;
    Source source(sample_database(scratch));
    CHECK(source.rows("SELECT * FROM swings").empty());
    CHECK_THROWS_AS(source.rows("SELECT nothing FROM measures"), sim::InvalidInput);
}

TEST_CASE("the folder of a run database does for it, and other files do not") {
    const Scratch scratch;
    sample_database(scratch);
    CHECK_FALSE(Source(scratch.path).rows("SELECT 1 FROM options").empty());
    sim::results::write_file(scratch.path / "letter", "dear");
    CHECK_THROWS_AS(Source(scratch.path / "letter"), sim::InvalidInput);
    CHECK_THROWS_AS(Source(scratch.path / "none"), sim::InvalidInput);
}

TEST_CASE("nothing is written into what is read") {
    const Scratch scratch;
    Source source(sample_database(scratch));
    CHECK_THROWS_AS(source.rows("DELETE FROM options RETURNING id"), sim::InvalidInput);
    CHECK(source.rows("SELECT id FROM options").size() == 2);
}

TEST_CASE("the view of futures has the date and the money of the whole from fair samples only") {
    const Scratch scratch;
    const auto file = sample_database(scratch);
    {
        Source source(file);
        CHECK(source.rows("SELECT * FROM futures").empty());
        // The measures of the project are flag, date, money, category: m2 is the date, m3 the
        // money.
        CHECK(source.rows("SELECT name FROM measures WHERE id IN (2, 3)").dump() ==
              R"([["end"],["cost"]])");
    }
    const auto change = [&](const std::string& sql) {
        std::filesystem::copy_file(file, scratch.path / "changed.db",
                                   std::filesystem::copy_options::overwrite_existing);
        sim::results::Database(scratch.path / "changed.db", sim::results::Open::create)
            .execute("CREATE TABLE samples_1 (replication INTEGER PRIMARY KEY, m1, m2, m3, m4);"
                     "INSERT INTO samples_1 VALUES (0, 1, 864000, 100, 2), (1, 0, NULL, 200, 1);" +
                     sql);
        return Source(scratch.path / "changed.db").rows("SELECT * FROM futures");
    };
    CHECK(change("UPDATE provenance SET value = 'first 2' WHERE key = 'samples'").dump() ==
          "[[1,0,864000,100],[1,1,null,200]]");
    CHECK(change("UPDATE provenance SET value = 'missed' WHERE key = 'samples'").empty());
}
