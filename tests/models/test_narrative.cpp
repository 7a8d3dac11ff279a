#include "models/narrative.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

#include <sstream>

namespace {
std::string story_of(const models::Programme& programme) {
    models::Programme::Workspace workspace(programme);
    std::ostringstream out;
    programme.narrate(sim::Streams(1, 0), workspace, out);
    return out.str();
}
} // namespace

TEST_CASE("a story tells what happened, who waited, and what decided each exit") {
    const models::Programme programme = trial::programme_of(trial::dates + R"(
capacity = [{ name = "crew", units = 1 }]
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "plan", duration = 3 }, { name = "idle", duration = 1 },
         { name = "load", after = ["plan", "idle"], duration = 4, needs = [{ capacity = "crew" }],
           failure = { probability = 1, at_most = 1 } }]
)");
    const std::string story = story_of(programme);
    CHECK(story.find("2024-01-01 to 2024-01-04  plan of Ash\n") != std::string::npos);
    CHECK(story.find("2024-01-04 to 2024-01-08  load of Ash: failed\n") != std::string::npos);
    CHECK(story.find("load of Elm, waited 4.0 days: failed") != std::string::npos);
    CHECK(story.find("load of Ash, attempt 2") != std::string::npos);
    CHECK(story.find("Ash: out 2024-01-16\n    2024-01-16  load of Ash\n    2024-01-04  plan of "
                     "Ash\n") != std::string::npos);
    CHECK(story == story_of(programme));
}

TEST_CASE("a story does not change the replication") {
    const models::Programme programme = trial::programme_in("scenarios/wave.toml");
    models::Programme::Workspace told(programme), quiet(programme);
    std::ostringstream out;
    programme.narrate(sim::Streams(1, 5), told, out);
    std::vector<std::int64_t> after(programme.outcome().size()), alone(after);
    programme.run(sim::Streams(1, 5), told, after);
    programme.run(sim::Streams(1, 5), quiet, alone);
    CHECK(after == alone);
}
