#include "models/blueprint.hpp"

#include <catch2/catch.hpp>

#include "sim/scenario/read.hpp"
#include "tests/models/trial.hpp"

#include <set>

namespace {
std::set<std::string> put_off_in(const models::Programme& programme) {
    std::set<std::string> names;
    const models::Blueprint& b = programme.blueprint();
    for (std::size_t i = 0; i < b.steps.size(); ++i)
        if (b.steps[i].may_be_put_off)
            names.insert(b.network.name_of(models::id_of<models::ActivityId>(i)));
    return names;
}
} // namespace

TEST_CASE("only who comes after what a failure sends back can be put off by it") {
    const models::Programme programme = trial::programme_of(trial::dates + R"(
trust = [{ name = "Ash", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "a" }, { name = "b", after = ["a"] }, { name = "side", after = ["a"] },
         { name = "c", after = ["b"], failure = { probability = 0.5, to = "b" } },
         { name = "user", after = ["b", "side"] }, { name = "next", after = ["c", "user"] }]
)");
    CHECK(put_off_in(programme) == std::set<std::string>{"user of Ash"});
}

TEST_CASE("in the southern scenario nobody pays for being put off") {
    const models::Programme south(sim::scenario::read<models::Parameters>(
        sim::scenario::Document::load(SLIPWAY_SCENARIOS "/south-2013.toml")));
    CHECK(put_off_in(south).empty());
}

TEST_CASE("requests of one instant are ranked by priority, then by the order of the network") {
    const models::Programme programme = trial::programme_of(trial::dates + R"(
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "late", priority = 20 }, { name = "soon", priority = 10 }]
)");
    const models::Blueprint& b = programme.blueprint();
    for (std::size_t i = 0; i < b.steps.size(); ++i) {
        CHECK(b.steps[i].turn > sim::Priority{0}); // ends come first
        CHECK(b.steps[i].turn < b.after_requests);
        for (std::size_t j = 0; j < i; ++j)
            CHECK((b.steps[j].turn < b.steps[i].turn) ==
                  (b.steps[j].priority <= b.steps[i].priority));
    }
}

TEST_CASE("the teams of each supplier are counted by trade, and those it lacks are known") {
    const models::Programme programme = trial::programme_of(trial::dates + R"(
supplier = [{ name = "Alder", team = [{ name = "build", units = 3 }] },
            { name = "Birch", team = [{ name = "data", units = 2 }, { name = "build", units = 0 }] }]
trust = [{ name = "Ash", route = "way", incumbent = "Birch" }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "a" }]
)");
    const models::Blueprint& b = programme.blueprint();
    CHECK(b.trades == std::vector<std::string>{"build", "data"});
    CHECK(b.team_units == std::vector<std::vector<std::int64_t>>{{3, -1}, {0, 2}});
    CHECK(b.incumbents[0] == models::SupplierId{1});
    CHECK(b.incumbents[1] == models::nobody<models::SupplierId>);
}
