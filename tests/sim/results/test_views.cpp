#include "sim/results/views.hpp"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "sim/results/csv.hpp"
#include "sim/results/open_run.hpp"
#include "sim/results/publish.hpp"
#include "sim/results/summary.hpp"
#include "tests/sim/results/sample.hpp"

using namespace sim::results;

namespace {

std::string content(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST_CASE("the view of a section has a row for each option and member") {
    const Scratch scratch;
    const Run run = sample_run();
    publish(Folder(scratch.path / "out"), run);
    Database database = open_run(scratch.path / "out");
    const Json summary = summary_json(run);
    Statement row(database, R"(SELECT "option", name, team, length_mean, length_mean_lo, length_p50
                               FROM v_tasks)");
    for (std::size_t option = 0; option < 2; ++option)
        for (std::size_t task = 0; task < 3; ++task) {
            REQUIRE(row.step());
            const Json& expected = summary["options"][option]["tasks"][task];
            CHECK(row.text(0) == summary["options"][option]["name"].get<std::string>());
            CHECK(row.text(1) == expected["name"].get<std::string>());
            CHECK(row.text(2) == "x");
            CHECK(row.real(3) == expected["length"]["mean"].get<double>());
            CHECK(row.real(4) == expected["length"]["lo"].get<double>());
            CHECK(row.real(5) == expected["length"]["p50"]["days"].get<double>());
        }
    CHECK_FALSE(row.step());
    Statement alone(database, "SELECT late_p, end_p50, state_late FROM v_project");
    REQUIRE(alone.step());
    CHECK(alone.text(1) ==
          summary["options"][0]["project"]["end"]["p50"]["date"].get<std::string>());
    Statement options(database, "SELECT \"option\", replications FROM v_options");
    REQUIRE(options.step());
    CHECK(options.integer(1) == 2'000);
}

TEST_CASE("every view becomes a CSV file with its headings") {
    const Scratch scratch;
    publish(Folder(scratch.path / "out"), sample_run());
    Database database = open_run(scratch.path / "out" / "run.db");
    write_csv(database, scratch.path);
    const std::string options = content(scratch.path / "options.csv");
    CHECK(options.starts_with("option,meaning,replications,failed,digest\nas written,\"\",2000,"));
    CHECK(std::filesystem::exists(scratch.path / "tasks.csv"));
    CHECK(std::filesystem::exists(scratch.path / "project.csv"));
    CHECK(std::filesystem::exists(scratch.path / "measures.csv"));
}

TEST_CASE("what a comma or a quotation mark would break is quoted, and nothing is nothing") {
    const Scratch scratch;
    Database database(scratch.path / "run.db", Open::create);
    database.execute(
        R"(CREATE VIEW v_all AS SELECT 'a,"b"' AS "x, y", 0.1 AS z, NULL AS n, 7 AS i)");
    write_csv(database, scratch.path);
    CHECK(content(scratch.path / "all.csv") == "\"x, y\",z,n,i\n\"a,\"\"b\"\"\",0.1,,7\n");
}
