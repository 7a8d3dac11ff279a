#include "sim/experiment/choose.hpp"

#include <numeric>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/replicate.hpp"
#include "tests/sim/experiment/joint_run.hpp"
#include "tests/sim/experiment/payoffs.hpp"
#include "tests/sim/experiment/project.hpp"
#include "tests/sim/experiment/san13.hpp"

using namespace sim;

namespace {

std::vector<San13> networks() {
    return {San13({10, 18.5}), San13({8, 17}), San13({7, 16.5}), San13({7.5, 16.5})};
}

std::uint64_t futures(const Choice& choice) {
    std::uint64_t sum = 0;
    for (const Chosen& each : choice.options)
        sum += each.futures;
    return sum;
}

} // namespace

TEST_CASE("KN finds the shortest of four networks, from few futures thanks to common chance") {
    const std::vector<San13> models = networks();
    const auto contenders = contenders_of(models);
    const SharedMeasure by = shared_measures(contenders).front();
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Choice choice =
            choose_kim_nelson(contenders, by, {.seed = seed, .indifference = 0.15 * day});
        CHECK(choice.decided);
        CHECK(choice.best == 2);
        CHECK(choice.options[0].futures <= choice.options[3].futures);
        CHECK(static_cast<double>(choice.options[2].futures) <= choice.most_needed);
        CHECK(choice.options[2].mean / day == Approx(64.0).margin(4 * 21.7 / 25)); // 640 or more
    }
}

TEST_CASE("a selection is the same for any threads, and its figures are those of a run") {
    const std::vector<San13> models = networks();
    const auto contenders = contenders_of(models);
    const SharedMeasure by = shared_measures(contenders).front();
    const Choice one = choose_kim_nelson(contenders, by, {.threads = 1, .indifference = 0.3 * day});
    const Choice three =
        choose_kim_nelson(contenders, by, {.threads = 3, .indifference = 0.3 * day});
    for (std::size_t option = 0; option < models.size(); ++option) {
        CHECK(one.options[option].futures == three.options[option].futures);
        CHECK(one.options[option].mean == three.options[option].mean);
        const Result run =
            replicate(models[option],
                      {.replications = static_cast<std::uint32_t>(one.options[option].futures)});
        CHECK(one.options[option].mean == Approx(mean(run.measures[0]).value).epsilon(1e-14));
    }
}

TEST_CASE("KN says when it is not decided") {
    const std::vector<San13> models = networks();
    const auto contenders = contenders_of(models);
    const SharedMeasure by = shared_measures(contenders).front();
    const Choice choice = choose_kim_nelson(contenders, by, {.most = 3'200, .indifference = 10});
    CHECK_FALSE(choice.decided);
    CHECK(choice.options[2].futures == 3'200);
}

TEST_CASE("the largest is chosen where more is better") {
    const std::vector<Payoffs> models = {Payoffs({.values = {1, 4, 2, 3}}),
                                         Payoffs({.values = {4, 1, 5, 5}}),
                                         Payoffs({.values = {3, 3, 3, 3}})};
    const auto contenders = contenders_of(models);
    const SharedMeasure by = shared_measures(contenders).front();
    CHECK(choose_kim_nelson(contenders, by, {.indifference = 0.5}).best == 1);
    const Choice spent = choose_ocba(contenders, by, {.most = 10'000});
    CHECK(spent.best == 1);
    CHECK(futures(spent) == 10'000 / futures_an_observation * futures_an_observation);
}

TEST_CASE("OCBA spends on the rivals of the best, and says how sure it is") {
    const std::vector<San13> models = networks();
    const auto contenders = contenders_of(models);
    const SharedMeasure by = shared_measures(contenders).front();
    const Choice choice = choose_ocba(contenders, by, {.most = 1'000'000});
    CHECK(choice.best == 2);
    CHECK(choice.options[3].futures > choice.options[1].futures);
    CHECK(choice.options[1].futures > choice.options[0].futures);
    CHECK(choice.probability > 0.9);
    CHECK(choice.probability <= 1);
    CHECK_THROWS_AS(choose_ocba(contenders, by, {.most = 100}), InvalidInput);
}

TEST_CASE("a selection refuses means that are not known") {
    std::vector<Payoffs> models = {Payoffs({.values = {1, 2}, .better = Better::lower}),
                                   Payoffs({.values = {3, censored}, .better = Better::lower})};
    auto contenders = contenders_of(models);
    contenders[1].name = "slow";
    const SharedMeasure by = shared_measures(contenders).front();
    CHECK_THROWS_WITH(choose_kim_nelson(contenders, by, {.indifference = 1}),
                      "slow: all.value is beyond the horizon in replication 1, so its mean is not "
                      "known; choose by another measure");
    std::vector<Project> failing = {Project({}), Project({.failing_each = 50})};
    for (Project& each : failing)
        each.description.sections[0].measures[0].better = Better::lower;
    const auto projects = contenders_of(failing);
    CHECK_THROWS_WITH(choose_ocba(projects, shared_measures(projects).front(), {}),
                      Catch::Contains("replication") && Catch::Contains("failed"));
}
