#include "sim/experiment/randomised_joint.hpp"

#include <numeric>
#include <utility>

namespace sim {

namespace {

double share(std::uint64_t count, std::uint64_t of) {
    return static_cast<double>(count) / static_cast<double>(of);
}

/// Keeps what one randomisation after the other says.
class Notes {
public:
    Notes(const std::vector<Contender>& contenders, const JointPlan& plan)
        : plan_(plan), batches_(plan.axes.size(), std::vector<std::vector<Batch>>(plan.options)) {
        result_.apart.resize(contenders.size());
        for (std::size_t option = 0; option < contenders.size(); ++option)
            result_.apart[option].resize(contenders[option].outcome->size());
        result_.jointly.differences.assign(
            plan.shared.size(), std::vector<std::vector<double>>(pairs_of(plan.options).size()));
        result_.jointly.contests.assign(plan.contests.size(),
                                        std::vector<ApartJointly::Stand>(plan.options));
    }

    void add(const JointTally& tally) {
        auto& differences = result_.jointly.differences;
        for (std::size_t m = 0; m < differences.size(); ++m)
            for (std::size_t pair = 0; pair < differences[m].size(); ++pair)
                differences[m][pair].push_back(tally.pairs(m)[pair].difference.mean());
        for (std::size_t contest = 0; contest < plan_.contests.size(); ++contest)
            for (std::size_t option = 0; option < plan_.options; ++option)
                add_stand(tally, contest, option);
        for (std::size_t axis = 0; axis < batches_.size(); ++axis)
            for (std::size_t option = 0; option < plan_.options; ++option) {
                Batch whole = tally.axes()[axis].batch(option, 0);
                for (std::size_t number = 1; number < AxisBatches::count; ++number)
                    whole.merge(tally.axes()[axis].batch(option, number));
                batches_[axis][option].push_back(std::move(whole));
            }
        ++result_.randomisations;
    }

    RandomisedJointResult& result() { return result_; }

    /// The axes by randomisations; those that were not finished are empty.
    std::vector<AxisBatches> axes() {
        std::vector<AxisBatches> axes;
        for (std::size_t axis = 0; axis < batches_.size(); ++axis) {
            const std::int64_t resolution = plan_.shared[plan_.axes[axis]].measure.resolution;
            const Batch none = AxisBatches(1, resolution).batch(0, 0);
            for (std::vector<Batch>& of_option : batches_[axis])
                of_option.resize(AxisBatches::count, none);
            axes.emplace_back(std::move(batches_[axis]));
        }
        return axes;
    }

private:
    void add_stand(const JointTally& tally, std::size_t contest, std::size_t option) {
        ApartJointly::Stand& stand = result_.jointly.contests[contest][option];
        const ContestTally& seen = tally.contests()[contest];
        const std::vector<std::uint64_t>& with = seen.best_with[option];
        stand.best.push_back(share(std::accumulate(with.begin(), with.end(), std::uint64_t{0}),
                                   tally.replications()));
        stand.alone.push_back(share(with.front(), tally.replications()));
        note(stand.regret, plan_.shared[plan_.contests[contest]].measure, seen.regret[option]);
    }

    const JointPlan& plan_;
    RandomisedJointResult result_{
        .all = {.options = {}, .joint = JointTally({})}, .apart = {}, .jointly = {}};
    std::vector<std::vector<std::vector<Batch>>> batches_; ///< [axis][option][randomisation]
};

} // namespace

RandomisedJointResult replicate_randomised_jointly(const std::vector<Contender>& contenders,
                                                   const JointPlan& joint, const Plan& plan,
                                                   const Randomisation& randomisation) {
    static_assert(Randomisation::count == AxisBatches::count);
    Notes notes(contenders, joint);
    RandomisedJointResult& result = notes.result();
    for (const Contender& contender : contenders)
        result.all.options.emplace_back(*contender.outcome);
    JointTally total(joint);
    for (std::uint32_t r = 0; r < Randomisation::count; ++r) {
        const Plan part = part_of(plan, randomisation, r);
        const JointResult one = replicate_jointly(contenders, joint, part);
        if (one.options.front().interrupted())
            break;
        for (std::size_t option = 0; option < contenders.size(); ++option) {
            for (std::size_t i = 0; i < result.apart[option].size(); ++i)
                note(result.apart[option][i], contenders[option].outcome->measure(i),
                     one.options[option].measures[i]);
            result.all.options[option].merge(one.options[option]);
        }
        notes.add(one.joint);
        total.merge(one.joint);
    }
    for (Result& option : result.all.options)
        option.requested = randomisation.replications();
    result.all.joint =
        JointTally(total.replications(), total.pairs(), total.contests(), notes.axes());
    return std::move(result);
}

} // namespace sim
