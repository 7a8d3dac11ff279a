#include "sim/experiment/randomised_joint.hpp"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/experiment/dominance.hpp"
#include "sim/experiment/paired.hpp"
#include "sim/experiment/pilot.hpp"
#include "sim/experiment/standing.hpp"
#include "tests/sim/experiment/joint_run.hpp"
#include "tests/sim/experiment/san13.hpp"

using namespace sim;

namespace {

/// The thirteen activities with V3 and V5 of mean 10 and 18.5, and as they are.
const std::vector<San13>& slower_and_not() {
    static const std::vector<San13> models = {San13({10, 18.5}), San13({})};
    return models;
}

RandomisedJointResult compared(const std::vector<San13>& models, Sampling sampling,
                               std::uint32_t each, std::size_t threads = 1) {
    const auto contenders = contenders_of(models);
    const Randomisation randomisation{.sampling = sampling, .each = each};
    std::vector<Address> matter;
    if (sampling == Sampling::sobol)
        matter = addresses_that_matter(contenders, std::vector<Pilot>(contenders.size()));
    const auto sampler = sampler_of(randomisation, 1, matter);
    const Plan plan{.threads = threads, .block = 64, .sampler = sampler.get()};
    return replicate_randomised_jointly(contenders, joint_plan_of(contenders), plan, randomisation);
}

} // namespace

TEST_CASE("common random numbers are of use with every sampling", "[known-answer]") {
    // By 2.5 * 10^7 pairs of independent code the mean difference is 1.5346 days and the variances
    // of a pair 9.171 and 956.65 days squared: a ratio of 104.3 for plain common random numbers.
    for (const Sampling sampling :
         {Sampling::antithetic, Sampling::latin_hypercube, Sampling::sobol}) {
        const RandomisedJointResult result = compared(slower_and_not(), sampling, 256);
        const PairTally& tally = result.all.joint.pairs(0).front();
        const std::vector<double>& each = result.jointly.differences[0].front();
        const Interval apart = paired_difference(MeasureKind::duration, tally, each);
        CAPTURE(sampling_names()[static_cast<std::size_t>(sampling)]);
        REQUIRE(each.size() == 32);
        const double error = apart.half_width() / 2.0395134464 / day; // Student's t, 31
        CHECK(apart.value / day == Approx(1.5346).epsilon(0).margin(4 * error + 0.001));
        CHECK(error < 1.2 * std::sqrt(9.171 / 8'192));
        CHECK(variance_ratio(tally, each) > 80); // plain: 104, known to +-25 % from 32
        CHECK(variance_ratio(tally) == Approx(104.3).epsilon(0.15)); // of the pairs themselves
    }
}

TEST_CASE("each option of a sampled comparison is what it is alone, for any threads",
          "[property]") {
    const RandomisedJointResult one = compared(slower_and_not(), Sampling::latin_hypercube, 64, 1);
    const RandomisedJointResult three =
        compared(slower_and_not(), Sampling::latin_hypercube, 64, 3);
    CHECK(one.all.options == three.all.options);
    CHECK(one.all.joint == three.all.joint);
    CHECK(one.jointly.differences == three.jointly.differences);
    const RandomisedJointResult alone = compared({San13({})}, Sampling::latin_hypercube, 64);
    CHECK(alone.all.options.front() == one.all.options.back());
    CHECK(alone.apart.front().front().means == one.apart.back().front().means);
}

TEST_CASE("what is said of options that were sampled comes from their randomisations") {
    const auto contenders = contenders_of(slower_and_not());
    const JointPlan plan = joint_plan_of(contenders);
    const RandomisedJointResult result = compared(slower_and_not(), Sampling::antithetic, 128);
    REQUIRE(result.randomisations == 32);
    const auto standing = standings(plan, result.all.joint, 0, &result.jointly);
    // Longer means never make the longest path shorter.
    CHECK(standing[1].best.value == 1);
    CHECK(standing[1].on_average == OnAverage::best);
    CHECK(standing[0].on_average == OnAverage::no);
    const Interval regret = standing[0].regret_mean;
    CHECK(regret.value / day == Approx(1.5346).margin(4 * regret.half_width() / 2.04 / day));
    CHECK(standing[0].regret_p80.lo < standing[0].regret_p80.hi);
    // A batch of the front is a randomisation: it has all of its replications.
    for (std::size_t number = 0; number < AxisBatches::count; ++number)
        CHECK(result.all.joint.axes()[0].batch(0, number).known.count == 128);
    const Sample slow(result.all.options[0].measures[0], &result.apart[0][0]),
        fast(result.all.options[1].measures[0], &result.apart[1][0]);
    CHECK(dominance(slow, fast, Better::lower).allowance ==
          Approx(std::sqrt(3.0) * dominance(slow.all, fast.all, Better::lower).allowance));
}

TEST_CASE("a difference of flags that hardly any future shows is as uncertain as half as many") {
    PairTally tally;
    for (int i = 0; i < 1'000; ++i) {
        tally.difference.add(i < 3 ? 1 : 0);
        tally.sum.add(i < 3 ? 1 : 0);
    }
    tally.greater = 3;
    const std::vector<double> each(32, 0.003);
    const Interval plain = paired_difference(MeasureKind::flag, tally);
    const Interval apart = paired_difference(MeasureKind::flag, tally, each);
    CHECK(apart.hi - apart.value == Approx(std::sqrt(2.0) * (plain.hi - plain.value)));
    CHECK(std::isinf(paired_difference(MeasureKind::count, tally, each).hi));
}
