#include "sim/experiment/standing.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/experiment/joint_run.hpp"
#include "tests/sim/experiment/payoffs.hpp"

using namespace sim;

namespace {

std::vector<Standing> standings_of(const std::vector<Payoffs>& models, std::uint32_t replications) {
    const auto contenders = contenders_of(models);
    const JointPlan plan = joint_plan_of(contenders);
    return standings(plan,
                     replicate_jointly(contenders, plan, {.replications = replications}).joint, 0);
}

} // namespace

TEST_CASE("the worst regrets of stocks, bonds and money market are the textbook's",
          "[known-answer]") {
    // https://en.wikipedia.org/wiki/Regret_(decision_theory): returns if interest rates rise, stay
    // or fall; the bonds have the smallest worst regret.
    const auto all = standings_of({Payoffs({.values = {-4, 4, 12}}),
                                   Payoffs({.values = {-2, 3, 8}}), Payoffs({.values = {3, 2, 1}})},
                                  300);
    CHECK(all[0].regret_worst == 7);
    CHECK(all[1].regret_worst == 5);
    CHECK(all[2].regret_worst == 11);
    CHECK(all[0].regret_mean.value == Approx(7.0 / 3));
    CHECK(all[2].regret_mean.value == Approx((0 + 2 + 11) / 3.0));
    CHECK(all[1].regret_p80.value == 5);
    CHECK(all[0].best.value == Approx(2.0 / 3));
    CHECK(all[2].share == Approx(1.0 / 3));
}

TEST_CASE("ties are shared, and bests alone are told apart") {
    const auto all = standings_of(
        {Payoffs({.values = {1, 1}}), Payoffs({.values = {1, 0}}), Payoffs({.values = {1, 1}})},
        200);
    CHECK(all[0].best.value == 1);
    CHECK(all[0].alone.value == 0);
    CHECK(all[1].best.value == 0.5);
    CHECK(all[0].share == Approx((1.0 / 3 + 1.0 / 2) / 2));
    CHECK(all[0].share + all[1].share + all[2].share == Approx(1));
}

TEST_CASE("who may be best on average follows from the intervals of all pairs") {
    const std::vector<Payoffs> models = {
        Payoffs({.values = {5, 7, 6, 6}, .better = Better::lower}),
        Payoffs({.values = {6, 6, 5, 7}, .better = Better::lower}),
        Payoffs({.values = {9, 9, 8, 8}, .better = Better::lower})};
    const auto all = standings_of(models, 400);
    CHECK(all[0].on_average == OnAverage::perhaps);
    CHECK(all[1].on_average == OnAverage::perhaps);
    CHECK(all[2].on_average == OnAverage::no);
    const auto two = standings_of({models[0], models[2]}, 400);
    CHECK(two[0].on_average == OnAverage::best);
    const auto beyond =
        standings_of({models[0], Payoffs({.values = {9, censored}, .better = Better::lower})}, 400);
    CHECK(beyond[0].on_average == OnAverage::unknown);
    CHECK(beyond[1].regret_worst == censored);
}
