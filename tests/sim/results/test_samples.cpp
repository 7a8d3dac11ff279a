#include "sim/results/samples.hpp"

#include <array>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "tests/sim/results/sample.hpp"

using namespace sim::results;

namespace {

sim::RawOutcomes rows(std::initializer_list<std::uint32_t> replications,
                      std::vector<std::int64_t> values) {
    return {replications, std::move(values)};
}

} // namespace

TEST_CASE("raw outcomes stand in a table as they are and in a view as people read them") {
    using enum sim::MeasureKind;
    const Scratch scratch;
    const sim::OutcomeDescription outcome{
        .epoch = sim::Epoch(sim::Date{std::chrono::year{2024} / 1 / 1}),
        .facts = {},
        .sections = {{"all",
                      {},
                      {{"late", flag, ""},
                       {"end", date, ""},
                       {"Late", duration, ""},
                       {"cost", money, ""},
                       {"how", category, "", 1, {"it's fine", "bad"}}}}}};
    Database database(scratch.path / "run.db", Open::create);
    SampleWriter writer(database, {&outcome, &outcome});
    writer.take(0, {rows({0, 2}, {1, 86'400 * 31, 43'200, 150, 0, 0, sim::censored, 0, -5, 1}),
                    rows({2}, {0, 5, 0, 0, 0})});

    Statement raw(database, "SELECT * FROM samples_1");
    REQUIRE(raw.step());
    CHECK(raw.name(1) == "m1");
    CHECK(raw.integer(2) == 86'400 * 31);
    REQUIRE(raw.step());
    CHECK(raw.integer(0) == 2);
    CHECK(raw.null(2));
    CHECK_FALSE(raw.step());
    Statement read(database, R"(SELECT "all.end", "all.Late_2", "all.cost", "all.how", "all.late"
                                FROM v_samples_1)");
    REQUIRE(read.step());
    CHECK(read.text(0) == "2024-02-01");
    CHECK(read.real(1) == 0.5);
    CHECK(read.real(2) == 1.5);
    CHECK(read.text(3) == "it's fine");
    CHECK(read.integer(4) == 1);
    Statement other(database, "SELECT m7 FROM samples_2");
    REQUIRE(other.step());
    CHECK(other.integer(0) == 5);
    CHECK_FALSE(other.step());
}

TEST_CASE("an option with more measures than a table has columns has several tables") {
    const Scratch scratch;
    sim::OutcomeDescription outcome{.epoch = sim::Epoch(sim::Date{}), .facts = {}, .sections = {}};
    sim::Section section{"sites", {}, {{"n", sim::MeasureKind::count, ""}}};
    std::vector<std::int64_t> values;
    for (std::int64_t i = 0; i < 4'500; ++i) {
        section.members.push_back({std::to_string(i)});
        values.push_back(i);
    }
    outcome.sections.push_back(section);
    Database database(scratch.path / "run.db", Open::create);
    SampleWriter(database, {&outcome}).take(0, {rows({7}, values)});
    Statement last(database, R"(SELECT m4500, "sites.4499.n" FROM samples_1_3 JOIN v_samples_1_3
                                USING (replication) WHERE replication = 7)");
    REQUIRE(last.step());
    CHECK(last.integer(0) == 4'499);
    CHECK(last.integer(1) == 4'499);
}

TEST_CASE("the file of raw outcomes does not depend on the blocks in which they come") {
    const Scratch scratch;
    const sim::OutcomeDescription outcome{
        .epoch = sim::Epoch(sim::Date{}),
        .facts = {},
        .sections = {{"all", {}, {{"n", sim::MeasureKind::count, ""}}}}};
    const auto write = [&](const char* name, std::uint32_t block) {
        Database database(scratch.path / name, Open::create);
        database.execute("PRAGMA journal_mode = OFF; BEGIN");
        SampleWriter writer(database, {&outcome, &outcome});
        for (std::uint32_t from = 0; from < 3'000; from += block) {
            std::vector<sim::RawOutcomes> both(2);
            for (std::uint32_t i = from; i < from + block; ++i)
                for (std::uint32_t option = 0; option < 2; ++option)
                    both[option].add(i, std::array<std::int64_t, 1>{i * (option + 1)});
            writer.take(0, both);
        }
        database.execute("COMMIT");
    };
    write("a", 1'000);
    write("b", 30);
    const auto bytes = [&](const char* name) {
        std::ifstream file(scratch.path / name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    CHECK(bytes("a").size() > 50'000);
    CHECK(bytes("a") == bytes("b"));
}
