#include "sim/experiment/recorder.hpp"

#include <array>
#include <stdexcept>
#include <thread>

#include <catch2/catch.hpp>

#include "sim/experiment/replicate.hpp"
#include "sim/experiment/replicate_jointly.hpp"
#include "tests/sim/experiment/project.hpp"

using sim::Kept;
using sim::RawOutcomes;
using sim::Recorder;

namespace {

/// Everything kept, as it came.
struct Log {
    std::vector<RawOutcomes> of; ///< by option
    Recorder::Take take() {
        return [this](const std::vector<RawOutcomes>& outcomes) {
            of.resize(outcomes.size());
            for (std::size_t i = 0; i < outcomes.size(); ++i)
                for (std::size_t row = 0; row < outcomes[i].replications.size(); ++row) {
                    const std::size_t width =
                        outcomes[i].values.size() / outcomes[i].replications.size();
                    of[i].add(outcomes[i].replications[row],
                              std::span(outcomes[i].values).subspan(row * width, width));
                }
        };
    }
};

Log recorded(const Project& project, Kept kept, sim::Plan plan) {
    Log log;
    Recorder recorder(std::move(kept), plan.first, log.take());
    plan.recorder = &recorder;
    sim::replicate(project, plan);
    return log;
}

} // namespace

TEST_CASE("kept outcomes are those of the replications, in their order, on any threads") {
    const Project project({.failing_each = 10});
    for (const std::size_t threads : {1U, 2U, 7U}) {
        const Log log =
            recorded(project, {.below = 500},
                     {.seed = 3, .replications = 2'000, .threads = threads, .block = 7});
        REQUIRE(log.of.size() == 1);
        REQUIRE(log.of[0].replications.size() == 450); // every tenth threw
        const std::size_t width = project.outcome().size();
        std::uint32_t expected = 0;
        for (std::size_t row = 0; row < 450; ++row, ++expected) {
            expected += expected % 10 == 0 ? 1 : 0;
            REQUIRE(log.of[0].replications[row] == expected);
            const std::vector<std::int64_t> alone = sim::replay(project, sim::Streams(3, expected));
            REQUIRE(
                std::equal(alone.begin(), alone.end(),
                           log.of[0].values.begin() + static_cast<std::ptrdiff_t>(row * width)));
        }
    }
}

TEST_CASE("outcomes are kept where the measure is above zero, of all options or none") {
    const Project project({}), hasty({.mean_days = 8});
    const std::vector<sim::Contender> contenders = {sim::contender_of(project),
                                                    sim::contender_of(hasty)};
    Log log;
    Recorder recorder({.below = 0, .above_zero = {0, 0}}, 0, log.take());
    sim::JointPlan joint{
        .options = 2, .shared = sim::shared_measures(contenders), .contests = {}, .axes = {}};
    const sim::JointResult result = sim::replicate_jointly(
        contenders, joint, {.replications = 3'000, .threads = 3, .recorder = &recorder});
    const auto late = result.options[0].measures[0].sum();
    CHECK(late > 0);
    REQUIRE(log.of.size() == 2);
    CHECK(log.of[0].replications == log.of[1].replications);
    CHECK(log.of[0].replications.size() ==
          static_cast<std::uint64_t>(late)); // hasty is never later
    const std::size_t width = project.outcome().size();
    for (std::size_t row = 0; row < log.of[0].replications.size(); ++row)
        CHECK(log.of[0].values[row * width] == 1);
}

TEST_CASE("recording changes no result") {
    const Project project({.failing_each = 10});
    Log log;
    Recorder recorder({.below = 100}, 0, log.take());
    CHECK(sim::replicate(project, {.replications = 1'000, .recorder = &recorder}) ==
          sim::replicate(project, {.replications = 1'000}));
}

TEST_CASE("what cannot be written ends the experiment, whoever waits") {
    const Project project({});
    Recorder recorder({.below = UINT64_MAX}, 0, [](const std::vector<RawOutcomes>& outcomes) {
        if (outcomes[0].replications.front() >= 50)
            throw std::runtime_error("no room");
    });
    CHECK_THROWS_WITH(
        sim::replicate(project,
                       {.replications = 5'000, .threads = 4, .block = 1, .recorder = &recorder}),
        "no room");
}

TEST_CASE("a worker that fails lets the others go") {
    const Project project({.forgotten = 0}); // a breach of contract, found at the worker's end
    Recorder recorder({.below = UINT64_MAX}, 0, [](const std::vector<RawOutcomes>&) {});
    CHECK_THROWS_AS(
        sim::replicate(project,
                       {.replications = 5'000, .threads = 4, .block = 1, .recorder = &recorder}),
        sim::ContractViolation);
}
