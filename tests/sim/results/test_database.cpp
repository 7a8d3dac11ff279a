#include "sim/results/database.hpp"

#include <catch2/catch.hpp>

#include "sim/results/publish.hpp"
#include "sim/results/sqlite.hpp"
#include "sim/results/summary.hpp"
#include "tests/sim/results/sample.hpp"

using sim::results::Database;
using sim::results::Json;
using sim::results::Statement;

TEST_CASE("128-bit integers print in decimal", "[known-answer]") {
    CHECK(sim::results::to_string(sim::Int128{0}) == "0");
    CHECK(sim::results::to_string(sim::Int128{-7}) == "-7");
    CHECK(sim::results::to_string(sim::Int128{1} << 100) == "1267650600228229401496703205376");
    CHECK(sim::results::to_string(static_cast<sim::Int128>(sim::UInt128{1} << 127)) ==
          "-170141183460469231731687303715884105728");
}

TEST_CASE("the database says what the summary says") {
    const Scratch scratch;
    const sim::results::Run run = sample_run();
    publish(sim::results::Folder(scratch.path / "out"), run);
    Database database(scratch.path / "out" / "run.db", sim::results::Open::read_only);
    const Json summary = summary_json(run);

    Statement rows(database,
                   "SELECT o.name, m.member, s.statistic, s.value, s.lo, s.hi, m.name, m.section "
                   "FROM summaries s JOIN measures m ON m.id = s.measure_id "
                   "JOIN options o ON o.id = m.option_id");
    int compared = 0;
    const auto same = [&](const Json& expected, int column) {
        if (expected.is_null())
            CHECK(rows.null(column));
        else if (expected.is_string())
            CHECK(rows.text(column) == expected.get<std::string>());
        else
            CHECK(rows.real(column) == expected.get<double>());
        ++compared;
    };
    while (rows.step()) {
        const Json& option = summary["options"][rows.text(0) == "slow" ? 1 : 0];
        const Json& section = option[rows.text(7)];
        const std::string member = rows.text(1);
        const Json& object =
            member.empty() ? section : section[static_cast<std::size_t>(member.back() - '0')];
        const Json& measure = object[rows.text(6)];
        const Json& entry = measure[rows.text(2)];
        if (entry.is_object()) {
            same(entry.front(), 3);
            same(entry["lo"], 4);
            same(entry["hi"], 5);
        } else {
            same(entry, 3);
        }
    }
    CHECK(compared > 100);
}

TEST_CASE("the database keeps everything exactly") {
    const Scratch scratch;
    const sim::results::Run run = sample_run();
    write_database(scratch.path / "run.db", run);
    Database database(scratch.path / "run.db", sim::results::Open::read_only);

    Statement measure(database, "SELECT id, count, censored, sum, sum_of_squares, min, max "
                                "FROM measures WHERE option_id = 2 AND name = 'end'");
    REQUIRE(measure.step());
    const sim::Accumulator& end = run.options[1].result.measures[1];
    CHECK(measure.integer(1) == static_cast<std::int64_t>(end.count()));
    CHECK(measure.integer(2) == static_cast<std::int64_t>(end.censored_count()));
    CHECK(measure.text(3) == sim::results::to_string(end.sum()));
    CHECK(measure.text(4) == sim::results::to_string(end.sum_of_squares()));
    CHECK(measure.integer(5) == end.histogram().min());
    CHECK(measure.integer(6) == end.histogram().max());

    Statement bins(database, "SELECT value, count FROM distributions WHERE measure_id = ? "
                             "ORDER BY value");
    bins.bind(measure.integer(0));
    std::vector<sim::Histogram::Bin> read;
    while (bins.step())
        read.push_back({bins.integer(0), static_cast<std::uint64_t>(bins.integer(1))});
    CHECK(read == end.histogram().bins());
}

TEST_CASE("the database keeps provenance, parameters, failures and labels") {
    const Scratch scratch;
    write_database(scratch.path / "run.db", sample_run());
    Database database(scratch.path / "run.db", sim::results::Open::read_only);
    const auto one = [&](const std::string& sql) {
        Statement row(database, sql);
        REQUIRE(row.step());
        return row.text(0);
    };
    CHECK(one("SELECT value FROM provenance WHERE key = 'scenario_text'") == "tasks = 3\n");
    CHECK(one("SELECT value FROM provenance WHERE key = 'seed'") == "5");
    CHECK(one("SELECT setting FROM overrides WHERE position = 2") == "title=\"a 'b'\"");
    CHECK(one("SELECT grade || ' ' || source || ' ' || position FROM parameters") ==
          "B a book tasks.toml:2:1");
    CHECK(one("SELECT count(*) FROM failures") == "40");
    CHECK(one("SELECT message FROM failures WHERE replication = 300") == "no luck in 300");
    CHECK(one("SELECT value FROM labels WHERE member = 'task 2'") == "x");
    CHECK(one("SELECT name FROM categories WHERE value = 1") == "in time");
    CHECK(one("SELECT value FROM facts WHERE key = 'deadline'") == "2020-02-10");
}
