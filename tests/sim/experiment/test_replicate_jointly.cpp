#include "sim/experiment/replicate_jointly.hpp"

#include <atomic>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/replicate.hpp"
#include "tests/sim/experiment/joint_run.hpp"
#include "tests/sim/experiment/project.hpp"

using namespace sim;

namespace {

std::vector<Project> projects() {
    return {Project({.horizon_days = 60}),
            Project({.mean_days = 12, .horizon_days = 60, .failing_each = 7}),
            Project({.tasks = 2, .mean_days = 14, .failing_each = 10})};
}

} // namespace

TEST_CASE("each option's result is that of its run alone, in every bit", "[property]") {
    const std::vector<Project> models = projects();
    const auto contenders = contenders_of(models);
    const JointPlan joint = joint_plan_of(contenders);
    const Plan plan{.seed = 3, .first = 17, .replications = 1'000};
    const JointResult result = replicate_jointly(contenders, joint, plan);
    for (std::size_t option = 0; option < models.size(); ++option)
        CHECK(result.options[option] == replicate(models[option], plan));
}

TEST_CASE("joint statistics have the same bits for any threads, blocks and parts", "[property]") {
    const std::vector<Project> models = projects();
    const auto contenders = contenders_of(models);
    const JointPlan joint = joint_plan_of(contenders);
    const JointResult all =
        replicate_jointly(contenders, joint, {.replications = 700, .threads = 1});
    CHECK(all.joint.replications() == 700 - 100 - 70 + 10);
    for (const std::uint32_t block : {1U, 37U, 64U, 256U})
        CHECK(replicate_jointly(contenders, joint,
                                {.replications = 700, .threads = 3, .block = block}) == all);
    JointResult parts = replicate_jointly(contenders, joint, {.replications = 300});
    const JointResult rest =
        replicate_jointly(contenders, joint, {.first = 300, .replications = 400});
    parts.joint.merge(rest.joint);
    CHECK(parts.joint == all.joint);
}

TEST_CASE("an interrupted comparison is that of its first replications") {
    const std::vector<Project> models = projects();
    const auto contenders = contenders_of(models);
    const JointPlan joint = joint_plan_of(contenders);
    std::atomic<bool> stop = false;
    const JointResult cut = replicate_jointly(contenders, joint,
                                              {.replications = 100'000,
                                               .threads = 2,
                                               .progress = [&](std::uint64_t) { stop = true; },
                                               .stop = &stop});
    const auto done = static_cast<std::uint32_t>(cut.options[0].done);
    CHECK(cut.options[0].interrupted());
    CHECK(done > 0);
    CHECK(cut.joint == replicate_jointly(contenders, joint, {.replications = done}).joint);
}

TEST_CASE("what breaks the contract is named") {
    const std::vector<Project> models = {Project({}), Project({.forgotten = 70})};
    const auto contenders = contenders_of(models);
    const JointPlan joint = joint_plan_of(contenders);
    CHECK_THROWS_WITH(replicate_jointly(contenders, joint, {.replications = 100}),
                      Catch::Contains("replications from 64") && Catch::Contains("project / late"));
    CHECK_THROWS_AS(replicate_jointly({contenders.front()}, joint, {}), ContractViolation);
}
