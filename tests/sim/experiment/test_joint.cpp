#include "sim/experiment/joint.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "sim/experiment/replicate.hpp"
#include "tests/sim/experiment/joint_run.hpp"
#include "tests/sim/experiment/project.hpp"

using namespace sim;

namespace {

std::vector<Project> rivals() {
    std::vector<Project> models = {Project({.horizon_days = 50}),
                                   Project({.mean_days = 11, .horizon_days = 45}),
                                   Project({.mean_days = 9.8, .deadline_days = 38})};
    for (Project& model : models)
        for (const std::size_t measure : {0U, 1U, 2U})
            model.description.sections[0].measures[measure].better = Better::lower;
    return models;
}

/// The outcomes one after the other, as a replay gives them.
std::vector<std::vector<std::vector<std::int64_t>>> replays(const std::vector<Project>& models,
                                                            std::uint32_t count) {
    std::vector<std::vector<std::vector<std::int64_t>>> all(models.size());
    for (std::size_t option = 0; option < models.size(); ++option)
        for (std::uint32_t number = 0; number < count; ++number)
            all[option].push_back(replay(models[option], sim::Streams(1, number)));
    return all;
}

} // namespace

TEST_CASE("pairs are counted as by hand, the censored greater than all", "[property]") {
    constexpr std::uint32_t count = 777;
    const std::vector<Project> models = rivals();
    const auto contenders = contenders_of(models);
    const JointPlan plan = joint_plan_of(contenders);
    const JointTally joint = replicate_jointly(contenders, plan, {.replications = count}).joint;
    const auto outcomes = replays(models, count);
    CHECK(joint.replications() == count);
    const auto pairs = pairs_of(3);
    for (std::size_t number = 0; number < plan.shared.size(); ++number)
        for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
            PairTally expected;
            for (std::uint32_t i = 0; i < count; ++i) {
                const auto value = [&](std::size_t option) {
                    return outcomes[option][i][plan.shared[number].places[option]];
                };
                const std::int64_t a = value(pairs[pair].first), b = value(pairs[pair].second);
                expected.less += a < b ? 1U : 0U;
                expected.greater += a > b ? 1U : 0U;
                if (a != censored && b != censored) {
                    expected.difference.add(a - b);
                    expected.sum.add(a + b);
                }
            }
            CHECK(joint.pairs(number)[pair] == expected);
        }
    CHECK(joint.pairs(1)[0].difference.count < count); // some ends are censored
}

TEST_CASE("categories and what not all options have are not shared") {
    std::vector<Project> models = rivals();
    models[1].description.sections[1].members.pop_back();
    models[2].description.sections[0].measures[2].better = Better::higher;
    const auto shared = shared_measures(contenders_of(models));
    std::set<std::string> names;
    for (const SharedMeasure& each : shared)
        names.insert(each.name);
    CHECK(names == std::set<std::string>{"project.late", "project.end", "tasks.task 0.length",
                                         "tasks.task 1.length"});
    CHECK(contested(shared, 0) == std::vector<std::size_t>{0, 1});
}

TEST_CASE("regret and bests are counted as by hand", "[property]") {
    constexpr std::uint32_t count = 500;
    const std::vector<Project> models = rivals();
    const auto contenders = contenders_of(models);
    const JointPlan plan = joint_plan_of(contenders);
    const JointTally joint = replicate_jointly(contenders, plan, {.replications = count}).joint;
    const auto outcomes = replays(models, count);
    REQUIRE(plan.contests == std::vector<std::size_t>{0, 1, 2});
    const ContestTally& ends = joint.contests()[1];
    std::vector<Accumulator> regret(3, Accumulator(86'400));
    std::vector<std::vector<std::uint64_t>> best(3, std::vector<std::uint64_t>(3));
    std::uint64_t undecided = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        std::vector<std::int64_t> each;
        for (std::size_t option = 0; option < 3; ++option)
            each.push_back(outcomes[option][i][1]);
        const std::int64_t least = std::ranges::min(each);
        const auto ties = static_cast<std::size_t>(std::ranges::count(each, least));
        undecided += least == censored ? 1U : 0U;
        for (std::size_t option = 0; option < 3; ++option) {
            regret[option].add(each[option] == censored ? censored : each[option] - least);
            if (least != censored && each[option] == least)
                ++best[option][ties - 1];
        }
    }
    CHECK(ends.undecided == undecided);
    CHECK(ends.best_with == best);
    CHECK(ends.regret == regret);
}
