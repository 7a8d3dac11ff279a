#include "sim/shell/shares.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "sim/experiment/parallel.hpp"
#include "sim/results/cbor.hpp"
#include "sim/results/share.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/shell/ending.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/interrupt.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/tool.hpp"

namespace sim::shell {

namespace {

namespace fs = std::filesystem;

/// Whether the share is there and whole; a damaged one is told.
bool done_already(const fs::path& file, const std::string& fingerprint,
                  const results::Slice& slice) {
    try {
        return results::finished(file, fingerprint, slice);
    } catch (const results::Damaged& why) {
        complain(fmt::format("{}: damaged ({}); it is computed again", file.string(), why.what()));
        return false;
    }
}

/// The body; nothing if it was interrupted.
std::optional<std::string> computed(const RunArguments& arguments, const ShareWork& work,
                                    results::Claim& claim, const Interrupt& interrupt) {
    Progress progress(work.replications);
    return work.body({.seed = arguments.seed,
                      .replications = arguments.replications,
                      .threads = arguments.threads,
                      .progress =
                          [&](std::uint64_t done) {
                              progress.show(done);
                              claim.show_life(done, work.replications);
                          },
                      .stop = interrupt.flag()});
}

void tell_failures(const results::Portion& portion) {
    for (const Result& result : portion.options)
        if (result.failed > 0)
            complain(fmt::format("{} of {} replications failed and count nowhere; merge says which",
                                 grouped(result.failed), grouped(result.done)));
}

} // namespace

results::Experiment experiment_of(const Question& question, const ModelPort& port,
                                  const std::vector<Variant>& variants,
                                  const RunArguments& arguments) {
    const scenario::Document& document = variants.front().document;
    results::Experiment experiment{.verb = question.verb,
                                   .run = {.program = program_of(port),
                                           .method = question.verb,
                                           .scenario = fs::path(arguments.file).stem().string(),
                                           .sha256 = document.sha256(),
                                           .text = document.text(),
                                           .overrides = arguments.settings,
                                           .seed = arguments.seed,
                                           .options = {}},
                                   .replications = arguments.replications,
                                   .precision = arguments.precision,
                                   .measure = question.measure,
                                   .asked = question.words};
    for (const Variant& variant : variants)
        experiment.run.options.push_back(
            {.name = variant.name,
             .meaning = variant.meaning,
             .outcome = variant.model->outcome(),
             .parameters = scenario::parameters_as_used(variant.document, *port.record),
             .result = {}});
    return experiment;
}

results::Slice slice_of(const RunArguments& arguments) {
    return {arguments.round, arguments.part, arguments.parts};
}

int write_share(const RunArguments& arguments, const results::Experiment& experiment,
                const ShareWork& work) {
    const std::string encoded = results::encoded(experiment);
    const std::string fingerprint = results::fingerprint(encoded);
    const results::Slice slice = slice_of(arguments);
    const results::ShareName name{results::stem_of(experiment, fingerprint), slice};
    const fs::path folder = arguments.out.value_or(".");
    const fs::path file = folder / name.file();
    if (done_already(file, fingerprint, slice)) {
        print(fmt::format("{}: is there already\n", file.string()));
        return 0;
    }
    const Interrupt interrupt; // before others see that the share is under way
    results::Claim claim(folder, name);
    const std::optional<std::string> body = computed(arguments, work, claim, interrupt);
    if (!body) {
        complain("interrupted: a share is written whole or not at all; run it again");
        return try_again;
    }
    claim.write(results::encoded(results::Share{encoded, slice, *body}));
    print(fmt::format("{}: {}\n", file.string(), work.what));
    return 0;
}

int write_portion(const RunArguments& arguments, const results::Experiment& experiment,
                  const std::function<results::Portion(const Plan&)>& compute) {
    const Plan due = results::plan_of(experiment, slice_of(arguments));
    const auto body = [&](const Plan& how) -> std::optional<std::string> {
        Plan plan = how;
        plan.first = due.first;
        plan.replications = due.replications;
        plan.block = block_for(plan.replications, plan.threads);
        const results::Portion portion = compute(plan);
        if (std::ranges::any_of(portion.options, &Result::interrupted))
            return std::nullopt;
        tell_failures(portion);
        return results::encoded(portion);
    };
    return write_share(arguments, experiment,
                       {.replications = due.replications,
                        .what = fmt::format("{} replications from {} on", grouped(due.replications),
                                            grouped(due.first)),
                        .body = body});
}

} // namespace sim::shell
