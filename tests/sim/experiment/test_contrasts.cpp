#include "sim/experiment/contrasts.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "sim/experiment/paired.hpp"
#include "sim/experiment/replicate.hpp"
#include "sim/experiment/replicate_jointly.hpp"
#include "tests/sim/experiment/joint_run.hpp"
#include "tests/sim/experiment/payoffs.hpp"
#include "tests/sim/experiment/project.hpp"
#include "tests/sim/experiment/san13.hpp"

using namespace sim;

namespace {

std::vector<Project> projects() {
    return {Project({.horizon_days = 60}),
            Project({.mean_days = 12, .horizon_days = 60, .failing_each = 7}),
            Project({.tasks = 2, .mean_days = 14, .failing_each = 10})};
}

const std::vector<Contrast> some{{1, -1, 0}, {0, 0, 1}, {1, 1, -2}};

} // namespace

TEST_CASE("contrasts leave each model's result as that of its run alone", "[property]") {
    const std::vector<Project> models = projects();
    const auto contenders = contenders_of(models);
    const Plan plan{.seed = 3, .first = 17, .replications = 1'000};
    const ContrastResult result =
        replicate_contrasts(contenders, shared_measures(contenders), some, plan);
    for (std::size_t model = 0; model < models.size(); ++model)
        CHECK(result.each[model] == replicate(models[model], plan));
}

TEST_CASE("contrasts have the same bits for any threads and blocks", "[property]") {
    const std::vector<Project> models = projects();
    const auto contenders = contenders_of(models);
    const auto shared = shared_measures(contenders);
    const ContrastResult all =
        replicate_contrasts(contenders, shared, some, {.replications = 700, .threads = 1});
    for (const std::uint32_t block : {1U, 37U, 64U})
        CHECK(replicate_contrasts(contenders, shared, some,
                                  {.replications = 700, .threads = 3, .block = block}) == all);
}

TEST_CASE("the contrast of two models is their paired difference", "[property]") {
    const std::vector<Project> models = {Project({}), Project({.mean_days = 12})};
    const auto contenders = contenders_of(models);
    const JointPlan joint = joint_plan_of(contenders);
    const Plan plan{.replications = 2'000};
    const JointResult paired = replicate_jointly(contenders, joint, plan);
    const Contrast apart{1, -1};
    const ContrastResult result = replicate_contrasts(contenders, joint.shared, {apart}, plan);
    for (std::size_t m = 0; m < joint.shared.size(); ++m) {
        const MeasureKind kind = joint.shared[m].measure.kind;
        const Interval want = paired_difference(kind, paired.joint.pairs(m)[0]);
        const Interval have = estimate(result.tallies[0][m], kind, apart);
        CHECK(have.value == want.value);
        if (std::isfinite(want.lo)) {
            CHECK(have.lo == want.lo);
            CHECK(have.hi == want.hi);
        }
    }
}

TEST_CASE("the swing of a network's mean is that of 25 million pairs", "[known-answer]") {
    // Means of V3 7 -> 10 and V5 16.5 -> 18.5: 1.5346 longer, variance of the difference 9.171.
    const std::vector<San13> models = {San13({}), San13({.third = 10, .fifth = 18.5})};
    const auto contenders = contenders_of(models);
    const Contrast apart{-1, 1};
    const ContrastResult result = replicate_contrasts(contenders, shared_measures(contenders),
                                                      {apart}, {.replications = 20'000});
    const Interval days = estimate(result.tallies[0][0], MeasureKind::duration, apart);
    CHECK(std::abs(days.value / 86'400 - 1.5346) < 4 * std::sqrt(9.171 / 20'000));
    CHECK(days.half_width() / 86'400 == Approx(1.96 * std::sqrt(9.171 / 20'000)).epsilon(0.05));
}

TEST_CASE("what two changes do beyond each alone is their interaction", "[known-answer]") {
    // 5 with nothing, 3 without the first, 4 without the second, 0 without both.
    const std::vector<Payoffs> models = {Payoffs({.values = {5, 6}}), Payoffs({.values = {3, 4}}),
                                         Payoffs({.values = {4, 5}}), Payoffs({.values = {0, 1}})};
    const auto contenders = contenders_of(models);
    const Contrast extra{-1, 1, 1, -1};
    const ContrastResult result = replicate_contrasts(contenders, shared_measures(contenders),
                                                      {extra}, {.replications = 100});
    const Interval more = estimate(result.tallies[0][0], MeasureKind::count, extra);
    CHECK(more.value == 2);
    CHECK(more.half_width() == 0);
}

TEST_CASE("a contrast that few replications show has an open interval") {
    ContrastTally tally;
    for (int i = 0; i < 100; ++i)
        tally.moments.add(i < 5 ? 1 : 0);
    tally.differ = 5;
    CHECK(std::isinf(estimate(tally, MeasureKind::count, {1, -1}).hi));
    CHECK(estimate(tally, MeasureKind::flag, {1, -1}).hi < 1);
}
