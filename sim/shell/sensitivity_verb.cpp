#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/cbor.hpp"
#include "sim/results/share_folder.hpp"
#include "sim/shell/ending.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/interrupt.hpp"
#include "sim/shell/merging.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/run_record.hpp"
#include "sim/shell/sensitivity_shares.hpp"
#include "sim/shell/sensitivity_table.hpp"
#include "sim/shell/shares.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

/// Brings the study to the round that a share is of, by the findings of the round before, which
/// lie in the same folder. False if some of them are missing, which is told.
bool reach_round(SensitivityStudy& study, const results::Experiment& experiment,
                 const SensitivityArguments& arguments, const OutcomeDescription& outcome) {
    if (arguments.run.round < 2)
        return true;
    const std::string fingerprint = results::fingerprint(results::encoded(experiment));
    const std::string stem = results::stem_of(experiment, fingerprint);
    const std::filesystem::path folder = arguments.run.out.value_or(".");
    FindingSum findings(study);
    const results::ShareFolder there = results::shares_in(folder);
    for (const results::ShareSet& set : there.experiments) {
        if (set.stem != stem || set.parts(1) == 0)
            continue;
        const auto take = [&](const results::Share& share, const results::ShareName& name) {
            results::sound(results::fingerprint(share.experiment) == fingerprint &&
                               share.slice == name.slice,
                           "it is not what its name says");
            findings.take(share, outcome);
        };
        return take_round(folder, set, 1, take) && study.take(findings.all());
    }
    complain(
        fmt::format("{}: round 2 is of what round 1 has found, whose shares are not there", stem));
    return false;
}

int share(const ModelPort& port, const Variant& base, SensitivityStudy& study,
          const SensitivityArguments& arguments) {
    const RunArguments& wishes = arguments.run;
    const results::Experiment experiment = study_experiment(port, base, arguments);
    if (!reach_round(study, experiment, arguments, base.model->outcome()))
        return 1;
    const std::vector<std::uint64_t> numbers =
        points_of_share(study.batch().size(), wishes.part, wishes.parts);
    const auto body = [&](const Plan& plan) -> std::optional<std::string> {
        Laboratory laboratory(port, base, plan);
        results::StudyPart part;
        if (wishes.round < 2) {
            part.base = laboratory.run_base(wishes.part, wishes.parts);
            if (part.base->interrupted())
                return std::nullopt;
        }
        part.findings = laboratory.run(study.batch(), numbers);
        if (part.findings.size() < numbers.size())
            return std::nullopt;
        return results::encoded(part);
    };
    return write_share(wishes, experiment,
                       {.replications = (numbers.size() + 1) * wishes.replications,
                        .what = fmt::format("{} of {} trials", grouped(numbers.size()),
                                            grouped(study.batch().size())),
                        .body = body});
}

/// Runs all batches; false if it was stopped.
bool carry_out(Laboratory& laboratory, SensitivityStudy& study) {
    while (study.batch().size() > 0)
        if (!study.take(laboratory.run(study.batch(), every(study.batch().size()))))
            return false;
    return true;
}

int single(const ModelPort& port, std::vector<Variant>& base, SensitivityStudy& study,
           const SensitivityArguments& arguments) {
    const RunArguments& wishes = arguments.run;
    std::optional<results::Folder> folder;
    if (wishes.out)
        folder.emplace(*wishes.out);
    std::vector<Result> result;
    bool whole = false;
    {
        const Interrupt interrupt;
        Progress progress(std::uint64_t{wishes.replications} * study.runs());
        Laboratory laboratory(port, base.front(),
                              {.seed = wishes.seed,
                               .replications = wishes.replications,
                               .threads = wishes.threads,
                               .progress = [&](std::uint64_t done) { progress.show(done); },
                               .stop = interrupt.flag()});
        result.push_back(laboratory.run_base());
        whole = !result.front().interrupted() && carry_out(laboratory, study);
    }
    results::Run run = run_of(port, base.front().document, base, wishes, std::move(result));
    run.method = "sensitivity";
    const int status = publish_study(run, study, arguments);
    if (!whole)
        complain("interrupted: what was not yet run is missing");
    return !whole ? 1 : status;
}

} // namespace

int sensitivity(const ModelPort& port, const SensitivityArguments& arguments) {
    const RunArguments& wishes = arguments.run;
    const auto document = scenario::Document::load(wishes.file);
    std::vector<Variant> base = variants_of(port, document, wishes.options, wishes.settings);
    warn(base.front().model->warnings());
    SensitivityStudy study(port, base.front(), arguments);
    return wishes.share ? share(port, base.front(), study, arguments)
                        : single(port, base, study, arguments);
}

} // namespace sim::shell
