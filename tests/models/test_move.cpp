#include "models/move.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

#include <limits>

using trial::Run;

namespace {
// Fridays at 18:00 from Monday 2024-01-01: days 4.75, 11.75, 18.75, ...
constexpr double friday = 4.75;

std::string move_of_two(const std::string& cutover, const std::string& window = "") {
    return "window = [{ name = \"weekend\"" + window +
           " }]\ntrust = [{ name = \"Ash\", route = \"way\" }, { name = \"Elm\", route = \"way\" "
           "}]\n[[route]]\nname = \"way\"\nstage = [{ name = \"practice\", duration = 1 }, { name "
           "= "
           "\"move\", kind = \"cutover\", after = [\"practice\"], window = \"weekend\", duration = "
           "2, " +
           cutover + " }]\n";
}
} // namespace

TEST_CASE("a move begins in the first window that is free") {
    const Run one(move_of_two("notice = 0"));
    CHECK(one.end("move of Ash") == friday + 2);
    CHECK(one.end("move of Elm") == friday + 7 + 2);
    const Run both(move_of_two("notice = 0", ", slots = 2"));
    CHECK(both.end("move of Elm") == friday + 2);
}

TEST_CASE("a window is booked with notice, and none is booked in a freeze") {
    const Run noticed(move_of_two("notice = 14")); // ready on day 1
    CHECK(noticed.end("move of Ash") == friday + 14 + 2);
    CHECK(noticed.end("move of Elm") == friday + 21 + 2);
    const Run frozen("freeze = [{ name = \"winter\", from = 2024-01-01, to = 2024-01-12 }]\n" +
                     move_of_two("notice = 0"));
    CHECK(frozen.end("move of Ash") == friday + 14 + 2);
}

TEST_CASE("a move that is called off loses its window, for itself and for all others") {
    // Ash books day 4.75, is stopped on day 1.75, books 11.75 and is stopped on 8.75, and so on.
    // Elm comes on day 2, when 4.75 is lost and 11.75 is booked.
    const Run run(R"(
window = [{ name = "weekend" }]
trust = [{ name = "Ash", route = "doomed" }, { name = "Elm", route = "sure" }]
[[route]]
name = "doomed"
stage = [{ name = "move", kind = "cutover", window = "weekend", called_off = 1, decided = 3 }]
[[route]]
name = "sure"
stage = [{ name = "practice", duration = 2 },
         { name = "go", kind = "cutover", after = ["practice"], window = "weekend",
         duration = 1 }]
)");
    CHECK(run.end("go of Elm") == friday + 14 + 1);
    CHECK(run.end("move of Ash") == std::numeric_limits<double>::infinity());
}

TEST_CASE("a move that is called off does not take another place in the same window") {
    const models::Programme programme = trial::programme_of(
        trial::dates + move_of_two("called_off = 0.5, decided = 3", ", slots = 5"));
    models::Programme::Workspace workspace(programme);
    std::vector<std::int64_t> outcome(programme.outcome().size());
    bool seen = false;
    for (std::uint32_t r = 0; r < 20; ++r) {
        programme.run(sim::Streams(1, r), workspace, outcome);
        const models::World& world = workspace.world();
        for (std::size_t a = 0; a < world.progress.size(); ++a) {
            const models::Progress& move = world.progress[a];
            if (world.blueprint().steps[a].kind != models::Step::Kind::cutover)
                continue;
            seen = seen || move.attempt > 0;
            const double week =
                (static_cast<double>(move.end.time_since_epoch().count()) / 86'400 - 2 - friday) /
                7;
            CHECK(week == Approx(move.attempt).margin(1e-9));
        }
    }
    CHECK(seen);
}

TEST_CASE("a move that is called off leads back on the day of the go/no-go, if it says so") {
    // Called off for ever: practice from day 1.75 to 2.75, from 8.75 to 9.75, ...
    const Run run(move_of_two("called_off = 1, decided = 3, called_off_to = \"practice\""));
    CHECK(run.attempts("practice of Ash") > 20);
    CHECK(run.end("move of Ash") == std::numeric_limits<double>::infinity());
}

TEST_CASE("a move that is rolled back is done again from where its failure leads") {
    const Run run(R"(
window = [{ name = "weekend" }]
trust = [{ name = "Ash", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "practice", duration = 6 },
         { name = "move", kind = "cutover", after = ["practice"], window = "weekend",
         duration = 2,
           failure = { probability = 1, at_most = 1, to = "practice" } }]
)");
    // Practice to day 6, move 11.75 to 13.75 fails, practice to 19.75, move from 25.75.
    CHECK(run.end("practice of Ash") == 19.75);
    CHECK(run.end("move of Ash") == 27.75);
}

TEST_CASE("with no window left before the horizon nobody moves") {
    const Run run(move_of_two("notice = 728"));
    CHECK(run.end("move of Ash") == std::numeric_limits<double>::infinity());
    CHECK(run.measure("trusts", "Ash", "exit") == sim::censored);
}
