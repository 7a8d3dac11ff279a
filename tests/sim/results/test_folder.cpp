#include "sim/results/folder.hpp"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/results/publish.hpp"
#include "tests/sim/results/sample.hpp"

namespace fs = std::filesystem;
using sim::results::Folder;

namespace {

std::string read(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

TEST_CASE("a result is written whole, and replaces an earlier one") {
    const Scratch scratch;
    const fs::path place = scratch.path / "out";
    publish(Folder(place), sample_run(100));
    const std::string first = read(place / "summary.json");
    CHECK(entries(place) == 2);
    publish(Folder(place / ""), sample_run(200));
    CHECK(read(place / "summary.json") != first);
    publish(Folder(place), sample_run(100));
    CHECK(read(place / "summary.json") == first);
    CHECK(entries(scratch.path) == 1);
}

TEST_CASE("an empty folder is used") {
    const Scratch scratch;
    fs::create_directory(scratch.path / "out");
    publish(Folder(scratch.path / "out"), sample_run(10));
    CHECK(fs::exists(scratch.path / "out" / "run.db"));
}

TEST_CASE("what is not a result of ours is never replaced") {
    const Scratch scratch;
    const fs::path file = scratch.path / "notes.txt", folder = scratch.path / "letters";
    sim::results::write_file(file, "mine");
    CHECK_THROWS_WITH(Folder(file), Catch::Contains("is not a slipway result"));
    fs::create_directory(folder);
    sim::results::write_file(folder / "summary.json", R"({"schema": "something else"})");
    CHECK_THROWS_AS(Folder(folder), sim::InvalidInput);
    fs::remove(folder / "summary.json");
    sim::results::write_file(folder / "summary.json", "not JSON");
    CHECK_THROWS_AS(Folder(folder), sim::InvalidInput);
    CHECK_THROWS_AS(Folder("/"), sim::InvalidInput);
    CHECK_THROWS_AS(Folder("."), sim::InvalidInput);
    const fs::path ours = scratch.path / "out";
    publish(Folder(ours), sample_run(10));
    sim::results::write_file(ours / "my notes.txt", "mine");
    CHECK_THROWS_AS(Folder(ours), sim::InvalidInput);
    CHECK(read(ours / "my notes.txt") == "mine");
}

TEST_CASE("a place that cannot be written to is told before the run") {
    const Scratch scratch;
    CHECK_THROWS_WITH(Folder(scratch.path / "no" / "out"), Catch::Contains("does not exist"));
}

TEST_CASE("a file system that refuses is told with the place") {
    const auto write = [] { publish(Folder("/proc/out"), sample_run(10)); };
    CHECK_THROWS_WITH(write(), Catch::Contains("/proc"));
}

TEST_CASE("a failure while writing leaves the old result and nothing else") {
    const Scratch scratch;
    const fs::path place = scratch.path / "out";
    publish(Folder(place), sample_run(10));
    const std::string before = read(place / "summary.json");
    CHECK_THROWS_WITH(Folder(place).write([](const fs::path& path) {
        sim::results::write_file(path / "summary.json", "half");
        throw std::runtime_error("disk full");
    }),
                      "disk full");
    CHECK(read(place / "summary.json") == before);
    CHECK(entries(scratch.path) == 1);
    CHECK_THROWS_AS(Folder(scratch.path / "new").write([](const fs::path&) { throw 1; }), int);
    CHECK(entries(scratch.path) == 1);
}

TEST_CASE("a folder that stops being ours meanwhile is left alone") {
    const Scratch scratch;
    const fs::path place = scratch.path / "out";
    const Folder folder(place);
    fs::create_directory(place);
    sim::results::write_file(place / "letter", "mine");
    CHECK_THROWS_WITH(publish(folder, sample_run(10)), Catch::Contains("changed meanwhile"));
    CHECK(entries(place) == 1);
    CHECK(entries(scratch.path) == 1);
}

TEST_CASE("what a killed process left half-written is cleared by the next") {
    const Scratch scratch;
    char host[256] = {};
    REQUIRE(::gethostname(host, sizeof host - 1) == 0);
    // Process numbers end at 2^22, so nobody has this one.
    const std::string stem = std::string(".out.partial-") + host + "-";
    fs::create_directory(scratch.path / (stem + "999999999"));
    fs::create_directory(scratch.path / (stem + std::to_string(::getppid())));
    publish(Folder(scratch.path / "out"), sample_run(10));
    CHECK_FALSE(fs::exists(scratch.path / (stem + "999999999")));
    CHECK(fs::exists(scratch.path / (stem + std::to_string(::getppid()))));
}

TEST_CASE("a full disk is told with the file's name") {
    if (!fs::exists("/dev/full"))
        return;
    const Scratch scratch;
    fs::create_symlink("/dev/full", scratch.path / "full");
    CHECK_THROWS_AS(sim::results::write_file(scratch.path / "full", "text"), std::runtime_error);
}
