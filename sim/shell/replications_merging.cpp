#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "sim/experiment/precision.hpp"
#include "sim/experiment/stopping.hpp"
#include "sim/results/portion.hpp"
#include "sim/results/spool.hpp"
#include "sim/shell/account.hpp"
#include "sim/shell/asked.hpp"
#include "sim/shell/compare_plan.hpp"
#include "sim/shell/files.hpp"
#include "sim/shell/measure_choice.hpp"
#include "sim/shell/merging.hpp"
#include "sim/shell/shares.hpp"
#include "sim/shell/tool.hpp"

namespace sim::shell {

namespace {

/// What the verb was asked; of `run`, a comparison by nothing.
CompareArguments asked_again(const results::Experiment& experiment, const MergeArguments& merge) {
    std::vector<std::string> words = experiment.asked;
    words.push_back("--out=" + merge.out.value_or(".")); // samples and traces ask for one
    CompareArguments arguments;
    if (experiment.verb == "compare")
        arguments = parse_compare(words);
    else
        arguments.run = parse_run(words);
    return merged(std::move(arguments), merge);
}

std::vector<Variant> variants_again(const ModelPort& port, const results::Experiment& experiment,
                                    const RunArguments& arguments) {
    const auto document =
        scenario::Document::from_text(experiment.run.text, experiment.asked.front());
    return variants_of(port, document,
                       experiment.verb == "compare"
                           ? options_to_compare(document, arguments.options)
                           : arguments.options,
                       arguments.settings);
}

/// Half-width of what the precision of `run` is of [published unit].
double half_width(const results::OptionResult& option, const std::optional<std::string>& name) {
    if (!name)
        return widest_half_width(option.result, option.outcome);
    const std::size_t index = chosen_measure(option.outcome, name, "--precision-of");
    return half_width_of(option.result, option.outcome, index) /
           results::unit_of(option.outcome.measure(index).kind).divisor;
}

/// Replications of options, each on its own (`run`) or together (`compare`).
class ReplicationsMerging final : public Merging {
public:
    ReplicationsMerging(const ModelPort& port, const results::Experiment& experiment,
                        const MergeArguments& merge)
        : asked_(asked_again(experiment, merge)),
          variants_(variants_again(port, experiment, asked_.run)),
          experiment_(again(port, experiment)), files_(asked_.run, variants_),
          ended_(variants_.size()) {
        if (experiment_.verb == "compare")
            comparison_ = comparison_of(contenders_of(variants_), asked_.by);
        else if (merge.out && any(asked_.run.samples))
            later_ = std::vector<results::Spool>(variants_.size() - 1);
    }

    void take(const results::Share& share) override {
        const JointPlan* plan = comparison_ ? &comparison_->plan : nullptr;
        const results::Portion portion = results::decoded_portion(share, experiment_, plan);
        for (std::size_t i = 0; i < portion.options.size(); ++i)
            if (ended_[i] == 0)
                take_option(portion, i);
        if (!comparison_ || !portion.joint)
            return;
        comparison_->joint.merge(*portion.joint);
        files_.take(0, portion.samples);
    }

    bool end_round(std::uint32_t round) override {
        const Plan last = results::plan_of(experiment_, {round, 1, 1});
        if (round == 0 || last.first + last.replications == experiment_.replications)
            return true;
        for (std::size_t option = 0; option < ended_.size(); ++option)
            if (ended_[option] == 0 && known_well_enough(option))
                ended_[option] = 1;
        return std::ranges::all_of(ended_, [](std::uint8_t ended) { return ended != 0; });
    }

    int conclude() override {
        results::Run& run = experiment_.run;
        for (std::size_t i = 0; i < later_.size(); ++i)
            later_[i].each([&](const RawOutcomes& rows) { files_.take(i + 1, {rows}); });
        if (!comparison_)
            return shell::conclude(asked_.run, files_, run, account_of(run));
        const results::Findings found = results::findings(run, *comparison_);
        return shell::conclude(asked_.run, files_, run, account_of(run, *comparison_, found));
    }

private:
    results::Experiment again(const ModelPort& port, const results::Experiment& there) const {
        std::vector<std::string> words =
            there.verb == "compare" ? asked(asked_) : asked(asked_.run);
        results::Experiment experiment = experiment_of(
            {there.verb, std::move(words), there.measure}, port, variants_, asked_.run);
        refuse_others(experiment, there);
        for (results::OptionResult& option : experiment.run.options)
            option.result = Result(option.outcome);
        return experiment;
    }

    /// A single run has all raw outcomes of an option before those of the next.
    void take_option(const results::Portion& portion, std::size_t i) {
        experiment_.run.options[i].result.merge(portion.options[i]);
        if (comparison_ || portion.samples.empty())
            return;
        if (i == 0)
            files_.take(0, {portion.samples[0]});
        else if (i <= later_.size())
            later_[i - 1].add(portion.samples[i]);
    }

    bool known_well_enough(std::size_t option) const {
        const double wanted = experiment_.precision.value_or(0);
        if (!comparison_)
            return half_width(experiment_.run.options[option], experiment_.measure) <= wanted;
        const MeasureKind kind = comparison_->plan.shared[comparison_->by].measure.kind;
        return widest_difference(comparison_->joint, comparison_->plan, comparison_->by) <=
               wanted * results::unit_of(kind).divisor;
    }

    CompareArguments asked_;
    std::vector<Variant> variants_;
    results::Experiment experiment_; ///< its run is the sum
    std::optional<results::Comparison> comparison_;
    Files files_;
    std::vector<results::Spool> later_; ///< raw outcomes of the second option of `run`, and so on
    std::vector<std::uint8_t> ended_;   ///< options that need no further round
};

} // namespace

std::unique_ptr<Merging> merging_of_replications(const ModelPort& port,
                                                 const results::Experiment& experiment,
                                                 const MergeArguments& merge) {
    return std::make_unique<ReplicationsMerging>(port, experiment, merge);
}

} // namespace sim::shell
