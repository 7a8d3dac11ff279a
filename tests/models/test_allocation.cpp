#include <catch2/catch.hpp>

#include "models/programme.hpp"
#include "sim/scenario/read.hpp"
#include "tests/allocations.hpp"

namespace {
models::Programme programme_of(const char* file) {
    return models::Programme(
        sim::scenario::read<models::Parameters>(sim::scenario::Document::load(file)));
}

std::uint64_t allocations_of(const models::Programme& programme,
                             models::Programme::Workspace& workspace, std::uint32_t first,
                             std::uint32_t last) {
    std::vector<std::int64_t> outcome(programme.outcome().size());
    const std::uint64_t before = tests::allocations();
    for (std::uint32_t r = first; r < last; ++r)
        programme.run(sim::Streams(1, r), workspace, outcome);
    return tests::allocations() - before;
}
} // namespace

TEST_CASE("a workspace that is warm allocates nothing for a replication") {
    for (const char* file :
         {SLIPWAY_SCENARIOS "/south-2013.toml", SLIPWAY_SCENARIOS "/london-exit-2015.toml",
          SLIPWAY_TEST_DATA "/scenarios/on-off.toml", SLIPWAY_TEST_DATA "/scenarios/trouble.toml",
          SLIPWAY_TEST_DATA "/scenarios/power-law.toml"}) {
        CAPTURE(file);
        const models::Programme programme = programme_of(file);
        models::Programme::Workspace workspace(programme);
        static_cast<void>(allocations_of(programme, workspace, 0, 2'000));
        CHECK(allocations_of(programme, workspace, 0, 2'000) == 0);
        // A new replication may need more memory at once than any before it; that is rare.
        CHECK(allocations_of(programme, workspace, 2'000, 4'000) <= 10);
    }
}
