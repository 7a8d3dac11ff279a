#include "models/programme.hpp"

#include <catch2/catch.hpp>

#include "sim/experiment/replicate.hpp"
#include "sim/scenario/read.hpp"
#include "tests/models/trial.hpp"

#include <map>

static_assert(sim::Model<models::Programme>);
static_assert(sim::Narrates<models::Programme>);

namespace {
sim::scenario::Document south() {
    return sim::scenario::Document::load(SLIPWAY_SCENARIOS "/south-2013.toml");
}

models::Programme programme_of(const sim::scenario::Document& document) {
    return models::Programme(sim::scenario::read<models::Parameters>(document));
}

/// The scenario without one trust.
models::Programme without(const std::string& trust) {
    auto parameters = sim::scenario::read<models::Parameters>(south());
    std::erase_if(parameters.trusts,
                  [&](const models::Trust& each) { return each.name.text == trust; });
    return models::Programme(std::move(parameters));
}

/// When each activity ended in a replication, by name [s].
std::map<std::string, std::int64_t> ends(const models::Programme& programme,
                                         std::uint32_t replication) {
    models::Programme::Workspace workspace(programme);
    std::vector<std::int64_t> outcome(programme.outcome().size());
    programme.run(sim::Streams(1, replication), workspace, outcome);
    std::map<std::string, std::int64_t> found;
    const models::Network& network = programme.blueprint().network;
    for (std::size_t a = 0; a < network.activities().size(); ++a)
        found[network.name_of(models::id_of<models::ActivityId>(a))] =
            workspace.world().progress[a].end.time_since_epoch().count();
    return found;
}
} // namespace

TEST_CASE("the southern sites' results are the same bits for any threads and blocks",
          "[property]") {
    const models::Programme programme = programme_of(south());
    const sim::Result once = sim::replicate(programme, {.replications = 2'000, .threads = 1});
    REQUIRE(once.failed == 0);
    for (const std::size_t threads : {2U, 3U, 7U})
        for (const std::uint32_t block : {1U, 17U, 256U}) {
            const sim::Result other = sim::replicate(
                programme, {.replications = 2'000, .threads = threads, .block = block});
            CHECK(other.digest.to_string() == once.digest.to_string());
            CHECK(other == once);
        }
}

TEST_CASE("with a trust taken out of the file the others draw what they drew", "[property]") {
    const models::Programme all = programme_of(south());
    const models::Programme fewer = without("Weston");
    for (std::uint32_t r = 0; r < 50; ++r) {
        const auto before = ends(all, r);
        const auto after = ends(fewer, r);
        CHECK(after.size() < before.size());
        for (const char* activity :
             {"requirements agreed of Oxford", "strategic case approved of Hampshire",
              "group formed of full tender", "framework joined of framework"})
            CHECK(before.at(activity) == after.at(activity));
    }
}

TEST_CASE("an option changes nothing that it does not reach", "[property]") {
    sim::scenario::Document solo = south();
    solo.apply_option("all solo");
    const models::Programme grouped = programme_of(south()), alone = programme_of(solo);
    for (std::uint32_t r = 0; r < 50; ++r) {
        const auto before = ends(grouped, r), after = ends(alone, r);
        for (const char* activity :
             {"requirements agreed of Oxford", "requirements agreed of Bath",
              "strategic case approved of Hampshire", "strategic case approved of Oxford"})
            CHECK(before.at(activity) == after.at(activity));
    }
}

TEST_CASE("more of what is scarce declines no more bids", "[property]") {
    sim::scenario::Document rich = south();
    rich.set("supplier.*.bid_teams=50");
    const models::Programme programme = programme_of(rich);
    const sim::Result result = sim::replicate(programme, {.replications = 500});
    const std::size_t declined = programme.outcome().index("programme", "", "bids_declined");
    CHECK(result.measures[declined].sum() == 0);
}
