#include "models/tracer.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

#include <algorithm>

namespace {

/// A replication of a model, watched.
struct Watched {
    explicit Watched(const models::Programme& programme, std::uint32_t replication = 0)
        : shape(programme.trace_shape()), outcome(programme.outcome().size()) {
        models::Programme::Workspace workspace(programme);
        programme.trace(sim::Streams(1, replication), workspace, outcome, trace);
    }
    Watched(const std::string& text) : Watched(trial::programme_of(trial::dates + text)) {}

    [[nodiscard]] std::uint32_t task(const std::string& member, const std::string& stage) const {
        const auto found = std::ranges::find_if(shape.tasks, [&](const auto& each) {
            return each.member == member && each.stage == stage;
        });
        REQUIRE(found != shape.tasks.end());
        return static_cast<std::uint32_t>(found - shape.tasks.begin());
    }
    [[nodiscard]] std::vector<sim::Trace::Bar> bars(const std::string& member,
                                                    const std::string& stage) const {
        std::vector<sim::Trace::Bar> its;
        std::ranges::copy_if(trace.bars, std::back_inserter(its),
                             [&](const auto& bar) { return bar.task == task(member, stage); });
        return its;
    }
    [[nodiscard]] bool critical(const std::string& member, const std::string& stage) const {
        return std::ranges::count(trace.critical, task(member, stage)) > 0;
    }
    [[nodiscard]] sim::Trace::Look look(const std::string& resource, sim::TraceShape::Kind kind,
                                        std::uint32_t number) const {
        const auto found = std::ranges::find_if(shape.series, [&](const auto& each) {
            return each.resource == resource && each.kind == kind;
        });
        REQUIRE(found != shape.series.end());
        const auto series = static_cast<std::size_t>(found - shape.series.begin());
        return trace.looks[series * shape.looks + number];
    }

    sim::TraceShape shape;
    sim::Trace trace;
    std::vector<std::int64_t> outcome;
};

sim::Time midnight(std::int64_t number) { return sim::Time{sim::days(number)}; }

const char* const two_sites = R"(
capacity = [{ name = "crew", units = 1 }]
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "plan", duration = 3 }, { name = "idle", duration = 1 },
         { name = "load", after = ["plan", "idle"], duration = 10, needs = [{ capacity = "crew" }],
           failure = { probability = 1, at_most = 1 } }]
)";

} // namespace

TEST_CASE("a trace has every attempt, who waited, and what decided the exit") {
    const Watched seen(two_sites); // Ash loads on days 3-13 and 13-23 or so, Elm takes turns
    const auto plan = seen.bars("Ash", "plan");
    REQUIRE(plan.size() == 1);
    CHECK(plan.front().begin == midnight(0));
    CHECK(plan.front().end == midnight(3));
    const auto load = seen.bars("Elm", "load");
    REQUIRE(load.size() == 2);
    CHECK(load.front().ready == midnight(3));
    CHECK(load.front().begin == midnight(13));
    CHECK(load.front().failed);
    CHECK_FALSE(load.back().failed);
    CHECK(seen.critical("Ash", "plan"));
    CHECK(seen.critical("Ash", "load"));
    CHECK_FALSE(seen.critical("Ash", "idle"));
}

TEST_CASE("levels are what is in use and who waits at each look") {
    using enum sim::TraceShape::Kind;
    const Watched seen(two_sites);
    CHECK(seen.shape.step == sim::days(7));
    CHECK(seen.look("crew", pool, 0).value == 0);
    CHECK(seen.look("crew", pool, 1).value == 1);
    CHECK(seen.look("crew", pool, 1).units == 1);
    CHECK(seen.look("crew", queue, 1).value == 1);
    CHECK(seen.look("crew", pool, 10).value == 0);
    CHECK(seen.look("crew", queue, 10).value == 0);
}

TEST_CASE("what a group does is in the row of each of its members") {
    const Watched seen(R"(
group = [{ name = "woods" }]
trust = [{ name = "Ash", route = "way", group = "woods" }, { name = "Elm", route = "way", group = "woods" }]
[[route]]
name = "way"
stage = [{ name = "agree", by = "group", duration = 5 },
         { name = "sign", after = ["agree"], duration = 2 }]
)");
    for (const char* member : {"Ash", "Elm"}) {
        REQUIRE(seen.bars(member, "agree").size() == 1);
        CHECK(seen.bars(member, "agree").front().end == midnight(5));
        CHECK(seen.shape.tasks[seen.task(member, "agree")].owner == "woods");
        CHECK(seen.critical(member, "agree"));
    }
}

TEST_CASE("what is under way at the horizon has no end, and what waits no beginning") {
    const Watched seen(R"(
capacity = [{ name = "crew", units = 1 }]
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "load", duration = 5000, needs = [{ capacity = "crew" }] }]
)");
    const auto under_way = seen.bars("Ash", "load"), waiting = seen.bars("Elm", "load");
    REQUIRE(under_way.size() == 1);
    CHECK(under_way.front().begin == midnight(0));
    CHECK(under_way.front().end == sim::never);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.front().ready == midnight(0));
    CHECK(waiting.front().begin == sim::never);
}

TEST_CASE("watching a replication does not change it") {
    for (const char* name :
         {"busy-desk", "list-schedule", "merger", "parting", "trouble", "wave"}) {
        const models::Programme programme =
            trial::programme_in(std::string("scenarios/") + name + ".toml");
        models::Programme::Workspace workspace(programme);
        for (std::uint32_t replication = 0; replication < 20; ++replication) {
            const Watched seen(programme, replication);
            std::vector<std::int64_t> alone(programme.outcome().size());
            programme.run(sim::Streams(1, replication), workspace, alone);
            CHECK(seen.outcome == alone);
        }
    }
}
