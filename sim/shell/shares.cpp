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

/// The portion; nothing if it was interrupted.
std::optional<results::Portion>
computed(const RunArguments& arguments, const results::Experiment& experiment,
         results::Claim& claim, const std::function<results::Portion(const Plan&)>& compute) {
    const Interrupt interrupt;
    Plan plan = results::plan_of(experiment, {arguments.round, arguments.part, arguments.parts});
    plan.threads = arguments.threads;
    plan.block = block_for(plan.replications, plan.threads);
    plan.stop = interrupt.flag();
    Progress progress(plan.replications);
    plan.progress = [&](std::uint64_t done) {
        progress.show(done);
        claim.show_life();
    };
    results::Portion portion = compute(plan);
    if (std::ranges::any_of(portion.options, &Result::interrupted))
        return std::nullopt;
    return portion;
}

void tell_failures(const results::Portion& portion) {
    for (const Result& result : portion.options)
        if (result.failed > 0)
            complain(fmt::format("{} of {} replications failed and count nowhere; merge says which",
                                 grouped(result.failed), grouped(result.done)));
}

} // namespace

results::Experiment experiment_of(const std::string& verb, const ModelPort& port,
                                  const std::vector<Variant>& variants,
                                  const RunArguments& arguments,
                                  const std::optional<std::string>& measure) {
    const scenario::Document& document = variants.front().document;
    results::Experiment experiment{.verb = verb,
                                   .run = {.program = program_of(port),
                                           .method = verb,
                                           .scenario = fs::path(arguments.file).stem().string(),
                                           .sha256 = document.sha256(),
                                           .text = document.text(),
                                           .overrides = arguments.settings,
                                           .seed = arguments.seed,
                                           .options = {}},
                                   .replications = arguments.replications,
                                   .precision = arguments.precision,
                                   .measure = measure};
    for (const Variant& variant : variants)
        experiment.run.options.push_back(
            {.name = variant.name,
             .meaning = variant.meaning,
             .outcome = variant.model->outcome(),
             .parameters = scenario::parameters_as_used(variant.document, *port.record),
             .result = {}});
    return experiment;
}

int write_share(const RunArguments& arguments, const results::Experiment& experiment,
                const std::function<results::Portion(const Plan&)>& compute) {
    const std::string encoded = results::encoded(experiment);
    const std::string fingerprint = results::fingerprint(encoded);
    const results::Slice slice{arguments.round, arguments.part, arguments.parts};
    const results::ShareName name{results::stem_of(experiment, fingerprint), slice};
    const Plan due = results::plan_of(experiment, slice);
    const fs::path folder = arguments.out.value_or(".");
    const fs::path file = folder / name.file();
    if (done_already(file, fingerprint, slice)) {
        print(fmt::format("{}: is there already\n", file.string()));
        return 0;
    }
    results::Claim claim(folder, name);
    const auto portion = computed(arguments, experiment, claim, compute);
    if (!portion) {
        complain("interrupted: a share is written whole or not at all; run it again");
        return try_again;
    }
    claim.write(results::encoded(results::Share{encoded, slice, results::encoded(*portion)}));
    tell_failures(*portion);
    print(fmt::format("{}: {} replications from {} on\n", file.string(), grouped(due.replications),
                      grouped(due.first)));
    return 0;
}

} // namespace sim::shell
