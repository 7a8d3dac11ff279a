#include "sim/experiment/standing.hpp"

#include <limits>
#include <numeric>

#include "sim/experiment/paired.hpp"

namespace sim {

namespace {

Standing of_option(const ContestTally& tally, std::size_t option, std::uint64_t n,
                   const ApartJointly::Stand* apart) {
    const std::vector<std::uint64_t>& with = tally.best_with[option];
    const Accumulator& regret = tally.regret[option];
    Standing standing;
    standing.best = wilson(std::accumulate(with.begin(), with.end(), std::uint64_t{0}), n);
    standing.alone = wilson(with.front(), n);
    for (std::size_t t = 0; t < with.size(); ++t)
        standing.share += static_cast<double>(with[t]) / static_cast<double>(t + 1);
    standing.share =
        n == 0 ? std::numeric_limits<double>::quiet_NaN() : standing.share / static_cast<double>(n);
    const Sample distances(regret, apart == nullptr ? nullptr : &apart->regret);
    standing.regret_mean = mean(distances);
    standing.regret_p80 = quantile(distances, 0.8);
    if (apart != nullptr && n > 0) {
        standing.best = share_over_randomisations(standing.best.value, n, apart->best);
        standing.alone = share_over_randomisations(standing.alone.value, n, apart->alone);
    }
    standing.regret_worst = regret.censored_count() > 0 || regret.histogram().empty()
                                ? censored
                                : regret.histogram().max();
    return standing;
}

/// Turns the intervals of all pairs into what they say of each option.
void judge_averages(std::vector<Standing>& all, const SharedMeasure& measure,
                    const std::vector<PairTally>& pairs, std::uint64_t n,
                    const std::vector<std::vector<double>>* apart) {
    const double level = simultaneous_level(pairs.size());
    const auto indices = pairs_of(all.size());
    std::vector<std::size_t> beaten(all.size());
    std::vector<bool> worse(all.size()), unknown(all.size());
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
        const auto [first, second] = indices[pair];
        if (pairs[pair].difference.count < n)
            unknown[first] = unknown[second] = true;
        const MeasureKind kind = measure.measure.kind;
        const Interval between = apart == nullptr
                                     ? paired_difference(kind, pairs[pair], level)
                                     : paired_difference(kind, pairs[pair], (*apart)[pair], level);
        if (!(between.lo > 0) && !(between.hi < 0))
            continue;
        const bool first_better = (between.hi < 0) == (measure.measure.better == Better::lower);
        ++beaten[first_better ? first : second];
        worse[first_better ? second : first] = true;
    }
    for (std::size_t option = 0; option < all.size(); ++option)
        all[option].on_average = unknown[option]                    ? OnAverage::unknown
                                 : worse[option]                    ? OnAverage::no
                                 : beaten[option] + 1 == all.size() ? OnAverage::best
                                                                    : OnAverage::perhaps;
}

} // namespace

std::vector<Standing> standings(const JointPlan& plan, const JointTally& joint, std::size_t contest,
                                const ApartJointly* apart) {
    const ContestTally& tally = joint.contests()[contest];
    std::vector<Standing> all;
    all.reserve(plan.options);
    for (std::size_t option = 0; option < plan.options; ++option)
        all.push_back(of_option(tally, option, joint.replications(),
                                apart == nullptr ? nullptr : &apart->contests[contest][option]));
    const std::size_t number = plan.contests[contest];
    judge_averages(all, plan.shared[number], joint.pairs(number), joint.replications(),
                   apart == nullptr ? nullptr : &apart->differences[number]);
    return all;
}

} // namespace sim
