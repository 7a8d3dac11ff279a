#include "sim/shell/merging.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "sim/engine/errors.hpp"
#include "sim/experiment/precision.hpp"
#include "sim/experiment/stopping.hpp"
#include "sim/results/cbor.hpp"
#include "sim/shell/compare_plan.hpp"
#include "sim/shell/measure_choice.hpp"

namespace sim::shell {

namespace {

/// The comparison of an experiment, before any replication. Damaged if it cannot be one.
results::Comparison comparison_of(const results::Experiment& experiment) try {
    std::vector<Contender> contenders;
    contenders.reserve(experiment.run.options.size());
    for (const results::OptionResult& option : experiment.run.options)
        contenders.push_back({.outcome = &option.outcome, .lane = {}, .name = option.name});
    results::Comparison comparison{
        .plan = joint_plan(contenders, experiment.measure), .joint = JointTally({}), .by = 0};
    comparison.joint = JointTally(comparison.plan);
    comparison.by = comparison.plan.axes.back();
    return comparison;
} catch (const InvalidInput& problem) {
    throw results::Damaged(problem.what());
}

/// Half-width of what the precision of `run` is of [published unit].
double half_width(const results::OptionResult& option, const std::optional<std::string>& name) {
    if (!name)
        return widest_half_width(option.result, option.outcome);
    const std::size_t index = chosen_measure(option.outcome, name, "--precision-of");
    return half_width_of(option.result, option.outcome, index) /
           results::unit_of(option.outcome.measure(index).kind).divisor;
}

} // namespace

void Merging::begin(const results::Share& share, std::string fingerprint) {
    results::Experiment experiment = results::decoded_experiment(share.experiment);
    results::sound(experiment.verb == "run" || experiment.verb == "compare",
                   "it is of a verb that this version cannot merge");
    std::unique_ptr<results::Comparison> comparison;
    if (experiment.verb == "compare")
        comparison = std::make_unique<results::Comparison>(comparison_of(experiment));
    ended_.assign(experiment.run.options.size(), 0);
    fingerprint_ = std::move(fingerprint);
    experiment_ = std::move(experiment);
    // Of who publishes; the numbers are the same.
    experiment_.run.program.build = program_.build;
    experiment_.run.program.omissions = program_.omissions;
    comparison_ = std::move(comparison);
}

void Merging::take(const results::Share& share, const results::ShareName& name) {
    std::string fingerprint = results::fingerprint(share.experiment);
    if (fingerprint_.empty())
        begin(share, fingerprint);
    results::sound(fingerprint == fingerprint_, "it is of another experiment than those before it");
    results::sound(results::stem_of(experiment_, fingerprint) == name.stem &&
                       share.slice == name.slice,
                   "it is not what its name says");
    const JointPlan* plan = comparison_ ? &comparison_->plan : nullptr;
    const results::Portion portion = results::decoded_portion(share, experiment_, plan);
    for (std::size_t i = 0; i < portion.options.size(); ++i)
        if (ended_[i] == 0)
            experiment_.run.options[i].result.merge(portion.options[i]);
    if (comparison_ && portion.joint)
        comparison_->joint.merge(*portion.joint);
}

bool Merging::known_well_enough(std::size_t option) const {
    const double wanted = experiment_.precision.value_or(0);
    if (!comparison_)
        return half_width(experiment_.run.options[option], experiment_.measure) <= wanted;
    const MeasureKind kind = comparison_->plan.shared[comparison_->by].measure.kind;
    return widest_difference(comparison_->joint, comparison_->plan, comparison_->by) <=
           wanted * results::unit_of(kind).divisor;
}

bool Merging::end_round(std::uint32_t round) {
    const Plan last = results::plan_of(experiment_, {round, 1, 1});
    if (round == 0 || last.first + last.replications == experiment_.replications)
        return true;
    for (std::size_t option = 0; option < ended_.size(); ++option)
        if (ended_[option] == 0 && known_well_enough(option))
            ended_[option] = 1;
    return std::ranges::all_of(ended_, [](std::uint8_t ended) { return ended != 0; });
}

} // namespace sim::shell
