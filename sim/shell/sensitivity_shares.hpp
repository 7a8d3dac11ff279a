#pragma once

#include <optional>
#include <vector>

#include "sim/results/experiment.hpp"
#include "sim/results/run.hpp"
#include "sim/results/share.hpp"
#include "sim/shell/sensitivity_study.hpp"

namespace sim::shell {

/// What is asked for, as shares have it.
results::Experiment study_experiment(const ModelPort& port, const Variant& base,
                                     const SensitivityArguments& arguments);

/// The findings of one batch of a study, from its shares.
class FindingSum {
public:
    /// Of the batch that the study is at; the study must outlive it.
    explicit FindingSum(const SensitivityStudy& study)
        : study_(&study), all_(study.batch().size()) {}

    /// Takes a share, and returns its replications of the scenario as it is, if it has any. Damaged
    /// (cbor.hpp) if it does not hold what it should.
    std::optional<Result> take(const results::Share& share, const OutcomeDescription& outcome);

    /// By number of the trial, once all shares of the round have been taken.
    const std::vector<results::Finding>& all() const { return all_; }

private:
    const SensitivityStudy* study_;
    std::vector<results::Finding> all_;
};

/// Writes the files that were asked for, prints, and tells of failures; the exit status.
int publish_study(const results::Run& run, const SensitivityStudy& study,
                  const SensitivityArguments& arguments);

} // namespace sim::shell
