#include "sim/shell/sensitivity_shares.hpp"

#include <optional>
#include <utility>

#include "sim/results/cbor.hpp"
#include "sim/results/folder.hpp"
#include "sim/shell/asked.hpp"
#include "sim/shell/ending.hpp"
#include "sim/shell/merging.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/replay_command.hpp"
#include "sim/shell/run_record.hpp"
#include "sim/shell/sensitivity_table.hpp"
#include "sim/shell/shares.hpp"

namespace sim::shell {

namespace {

/// A study, round by round.
class StudyMerging final : public Merging {
public:
    StudyMerging(const ModelPort& port, const results::Experiment& experiment,
                 const MergeArguments& merge)
        : port_(port), arguments_(merged(parse_sensitivity(experiment.asked), merge)),
          base_(variants_of(
              port, scenario::Document::from_text(experiment.run.text, experiment.asked.front()),
              arguments_.run.options, arguments_.run.settings)),
          study_(port, base_.front(), arguments_), findings_(study_),
          result_(base_.front().model->outcome()) {
        refuse_others(study_experiment(port, base_.front(), arguments_), experiment);
    }

    void take(const results::Share& share) override {
        const auto base = findings_.take(share, base_.front().model->outcome());
        results::sound(base.has_value() == (share.slice.round < 2),
                       "it is not of the round that its name says");
        if (base)
            result_.merge(*base);
    }

    bool end_round(std::uint32_t) override {
        study_.take(findings_.all());
        findings_ = FindingSum(study_);
        return study_.batch().size() == 0;
    }

    int conclude() override {
        std::vector<Result> results;
        results.push_back(std::move(result_));
        results::Run run =
            run_of(port_, base_.front().document, base_, arguments_.run, std::move(results));
        run.method = "sensitivity";
        return publish_study(run, study_, arguments_);
    }

private:
    const ModelPort& port_;
    SensitivityArguments arguments_;
    std::vector<Variant> base_;
    SensitivityStudy study_;
    FindingSum findings_; ///< of the round that is read
    Result result_;       ///< of the scenario as it is
};

} // namespace

results::Experiment study_experiment(const ModelPort& port, const Variant& base,
                                     const SensitivityArguments& arguments) {
    std::vector<Variant> variants;
    variants.push_back(
        variant_of(port, base.document.as_written(), base.name, arguments.run.settings));
    return experiment_of({"sensitivity", asked(arguments), arguments.measure}, port, variants,
                         arguments.run);
}

std::optional<Result> FindingSum::take(const results::Share& share,
                                       const OutcomeDescription& outcome) {
    const std::vector<std::uint64_t> numbers =
        points_of_share(all_.size(), share.slice.part, share.slice.parts);
    const auto shape = [&](std::size_t i) {
        return study_->batch().shape(numbers[i], study_->study().measures.size());
    };
    results::StudyPart part =
        results::decoded_study_part(share.body, outcome, numbers.size(), shape);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        all_[numbers[i]] = std::move(part.findings[i]);
    return std::move(part.base);
}

int publish_study(const results::Run& run, const SensitivityStudy& study,
                  const SensitivityArguments& arguments) {
    results::Study found = study.study();
    found.digest = study.digest(run.options.front().result.digest);
    found.command = command_of(arguments);
    if (arguments.run.out)
        results::publish(results::Folder(*arguments.run.out), run, found);
    print(arguments.run.format == RunArguments::Format::json
              ? results::study_text(run, found)
              : study_table(run, found, study.by(), arguments.top, stdout_style()));
    return finish(arguments.run, run);
}

std::unique_ptr<Merging> merging_of_study(const ModelPort& port,
                                          const results::Experiment& experiment,
                                          const MergeArguments& merge) {
    return std::make_unique<StudyMerging>(port, experiment, merge);
}

} // namespace sim::shell
