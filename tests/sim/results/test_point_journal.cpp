#include "sim/results/point_journal.hpp"

#include <map>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/results/cbor.hpp"
#include "sim/results/figure_values.hpp"
#include "sim/results/sweep.hpp"
#include "tests/sim/results/sample.hpp"

using sim::results::PointFigure;
using sim::results::PointJournal;

namespace {

void add(PointJournal& journal, std::uint64_t point, const sim::results::OptionResult& of) {
    journal.add(sim::results::point_record(point, of.outcome, of.result));
}

} // namespace

TEST_CASE("a journal gives back what it was given, in order, whoever opens it") {
    const Scratch scratch;
    const sim::results::Run run = sample_run(500);
    const auto file = scratch.path / "points.db";
    {
        PointJournal journal(file, "this one");
        add(journal, 7, run.options[1]);
    }
    PointJournal journal(file, "this one");
    CHECK(journal.finished() == std::set<std::uint64_t>{7});
    add(journal, 2, run.options[0]);
    std::vector<sim::results::PointLine> lines;
    journal.each_point([&](const auto& line) { lines.push_back(line); });
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].point == 2);
    CHECK(lines[0].digest == run.options[0].result.digest);
    CHECK(lines[1].digest == run.options[1].result.digest);
    CHECK(lines[1].failed == 5);
    REQUIRE(lines[1].failure.has_value());
    CHECK(*lines[1].failure == run.options[1].result.failures.front());
}

TEST_CASE("what is kept of a measure is what a run publishes of it", "[property]") {
    PointJournal journal;
    const sim::results::Run run = sample_run(500);
    add(journal, 0, run.options[0]);
    std::map<std::string, PointFigure> kept;
    journal.each_figure([&](std::uint64_t, std::size_t, const PointFigure& figure) {
        kept[figure.section + figure.member + figure.measure + figure.statistic] = figure;
    });
    const auto& outcome = run.options[0].outcome;
    std::size_t found = 0;
    for (std::size_t index = 0; index < outcome.size(); ++index) {
        const auto at = outcome.place(index);
        const sim::Section& section = outcome.sections[at.section];
        const std::string member = section.members.empty() ? "" : section.members[at.member].name;
        for (const auto& each : sim::results::statistics(
                 outcome.measure(index), run.options[0].result.measures[index], outcome.epoch)) {
            const auto same =
                kept.find(section.key + member + outcome.measure(index).name + each.name);
            if (same == kept.end())
                continue;
            ++found;
            CHECK(same->second.value == each.value);
            CHECK(same->second.lo == each.lo);
            CHECK(same->second.hi == each.hi);
        }
    }
    CHECK(found == kept.size());
    CHECK(found == 1 + 4 + 1 + 3 + 3); // p; p50, p80, p95 and censored; mean; 3 words; 3 means
}

TEST_CASE("a journal of another experiment, or of no sweep, is refused") {
    const Scratch scratch;
    const auto file = scratch.path / "points.db";
    { const PointJournal journal(file, "this one"); }
    CHECK_THROWS_WITH(PointJournal(file, "that one"), Catch::Contains("another experiment"));
    sim::results::write_file(scratch.path / "text", "not a database, whatever its size may be\n");
    CHECK_THROWS_AS(PointJournal(scratch.path / "text", "x"), sim::InvalidInput);
}

TEST_CASE("a journal is written by one process at a time") {
    const Scratch scratch;
    const auto file = scratch.path / "points.db";
    PointJournal first(file, "x");
    CHECK_THROWS_WITH(PointJournal(file, "x"), Catch::Contains("another process"));
}

TEST_CASE("the numbers of a point survive as bytes, and other bytes are refused") {
    const auto figure = [](sim::results::Json value, sim::results::Json lo, sim::results::Json hi) {
        return PointFigure{"", "", "", "", "", std::move(value), std::move(lo), std::move(hi)};
    };
    const std::vector<PointFigure> figures{figure(0.1, -1e300, 3.0),
                                           figure("2015-10-31", nullptr, ""),
                                           figure(nullptr, nullptr, nullptr)};
    const std::string bytes = sim::results::values_as_bytes(figures, {7, 1, UINT64_MAX});
    std::vector<std::uint64_t> numbers;
    sim::results::each_value(
        bytes, [&](std::uint64_t number, const auto& value, const auto& lo, const auto& hi) {
            const PointFigure& written = figures.at(numbers.size());
            numbers.push_back(number);
            CHECK(value == written.value);
            CHECK(lo == written.lo);
            CHECK(hi == written.hi);
            return sim::results::More::yes;
        });
    CHECK(numbers == std::vector<std::uint64_t>{7, 1, UINT64_MAX});

    std::size_t seen = 0;
    sim::results::each_value(bytes, [&](std::uint64_t, const auto&, const auto&, const auto&) {
        ++seen;
        return sim::results::More::no;
    });
    CHECK(seen == 1);

    const auto ignored = [](std::uint64_t, const auto&, const auto&, const auto&) {
        return sim::results::More::yes;
    };
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_THROWS_AS(sim::results::each_value(bytes.substr(0, length), ignored),
                        sim::results::Damaged);
    CHECK_THROWS_AS(sim::results::each_value(bytes + bytes, ignored), sim::results::Damaged);
    using sim::results::Json;
    for (const Json& other :
         {Json(1U), Json(0.5), Json::array({1U, 0.5, 0.5}), Json::array({0.5, 0.5, 0.5, 0.5}),
          Json::array({1U, 2U, 0.5, 0.5}), Json::array({Json::array()}), Json::object()})
        CHECK_THROWS_AS(sim::results::each_value(sim::results::cbor(other), ignored),
                        sim::results::Damaged);
}

TEST_CASE("a damaged journal is told, and at which point") {
    const Scratch scratch;
    const auto file = scratch.path / "points.db";
    {
        PointJournal journal(file, "x");
        add(journal, 4, sample_run(50).options[0]);
    }
    sim::results::Database(file, sim::results::Open::create)
        .execute("UPDATE points SET figures = substr(figures, 1, 20)");
    PointJournal journal(file, "x");
    CHECK_THROWS_WITH(journal.each_figure([](auto&&...) {}),
                      Catch::Contains("points.db: is damaged at point 5"));
}

TEST_CASE("values of an axis are numbers where they can be") {
    CHECK(sim::results::value_json("0.5") == 0.5);
    CHECK(sim::results::value_json("2020-01-01") == "2020-01-01");
    CHECK(sim::results::value_json("as written") == "as written");
    CHECK(sim::results::value_json("").get<std::string>().empty());
}
