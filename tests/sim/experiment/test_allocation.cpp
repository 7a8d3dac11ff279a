#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/experiment/replicate.hpp"
#include "tests/allocations.hpp"

namespace {

/// Sixty measures that take all their values within the first few replications.
struct Steady {
    struct Parameters {};
    struct Workspace {
        explicit Workspace(const Steady&) {}
    };
    explicit Steady(Parameters) {
        for (int i = 0; i < 60; ++i)
            shape.sections[0].measures.push_back(
                {fmt::format("m{}", i), sim::MeasureKind::duration, "", 3'600});
    }
    const sim::OutcomeDescription& outcome() const { return shape; }
    void run(const sim::Streams& streams, Workspace&, std::span<std::int64_t> outcome) const {
        for (std::size_t i = 0; i < outcome.size(); ++i)
            outcome[i] = static_cast<std::int64_t>((streams.replication() + i) % 50) * 7'000;
    }
    sim::OutcomeDescription shape{.epoch = sim::Epoch(sim::Date{std::chrono::year{2020} / 1 / 1}),
                                  .sections = {{"all", {}, {}}}};
};

std::uint64_t allocations_of(std::uint32_t replications, std::size_t threads) {
    const Steady model{Steady::Parameters{}};
    const std::uint64_t before = tests::allocations();
    static_cast<void>(sim::replicate(model, {.replications = replications, .threads = threads}));
    return tests::allocations() - before;
}

} // namespace

TEST_CASE("once warm, an experiment allocates nothing for a further replication") {
    // Of few values a list is kept, which grows until there are more of them than bins.
    static_cast<void>(allocations_of(10'000, 1));
    CHECK(allocations_of(100'000, 1) == allocations_of(10'000, 1));
}
