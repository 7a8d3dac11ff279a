#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>

#include <fmt/format.h>
#include <unistd.h>

#include "sim/results/publish.hpp"
#include "sim/results/summary.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/interrupt.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/replay_command.hpp"
#include "sim/shell/table.hpp"
#include "sim/shell/tool.hpp"
#include "sim/shell/variant.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

/// Small blocks for small runs, so that all workers have some and Ctrl-C is quick; the result does
/// not depend on it.
std::uint32_t block_for(const Plan& plan) {
    const auto each = plan.replications / (32 * worker_count(plan.threads));
    return static_cast<std::uint32_t>(std::clamp<std::size_t>(each, 1, 256));
}

Plan plan_of(const RunArguments& arguments, const Interrupt& interrupt) {
    Plan plan{.seed = arguments.seed,
              .replications = arguments.replications,
              .threads = arguments.threads,
              .stop = interrupt.flag()};
    plan = share_of(plan, arguments.part, arguments.parts);
    plan.block = block_for(plan);
    return plan;
}

results::OptionResult result_of(const ModelPort& port, const Variant& variant, Plan plan,
                                std::optional<double> precision) {
    Progress progress(plan.replications);
    plan.progress = [&](std::uint64_t done) { progress.show(done); };
    return {.name = variant.name,
            .meaning = variant.meaning,
            .outcome = variant.model->outcome(),
            .parameters = scenario::parameters_as_used(variant.document, *port.record),
            .result = precision ? variant.model->replicate_until(plan, *precision)
                                : variant.model->replicate(plan)};
}

void complain_of_failures(const RunArguments& arguments, const results::OptionResult& option) {
    constexpr std::size_t most = 5;
    const Result& result = option.result;
    if (result.failed == 0)
        return;
    complain(fmt::format("{} of {} replications failed and count nowhere ({}); the first:",
                         grouped(result.failed), grouped(result.done), option.name));
    for (std::size_t i = 0; i < std::min(most, result.failures.size()); ++i) {
        const Failure& failure = result.failures[i];
        complain(fmt::format("  replication {}: {}\n    replay: {}", failure.replication,
                             failure.message,
                             replay_command(arguments, option.name, failure.replication)));
    }
}

/// How long it took, for people who watch.
void tell_time(const results::Run& run, std::chrono::duration<double> elapsed) {
    if (::isatty(STDERR_FILENO) != 1 || !(elapsed.count() > 0))
        return;
    std::uint64_t done = 0;
    for (const results::OptionResult& option : run.options)
        done += option.result.done;
    const double rate = static_cast<double>(done) / elapsed.count();
    complain(fmt::format("{} replications in {:.1f} s ({}/s)", grouped(done), elapsed.count(),
                         grouped(static_cast<std::uint64_t>(rate))));
}

int finish(const RunArguments& arguments, const results::Run& run) {
    for (const results::OptionResult& option : run.options)
        complain_of_failures(arguments, option);
    if (run.interrupted())
        complain(fmt::format("interrupted: the result is that of the first replications only ({} "
                             "of {} in the last option begun)",
                             grouped(run.options.back().result.done),
                             grouped(run.options.back().result.requested)));
    return run.interrupted() || run.failed() > 0 ? 1 : 0;
}

} // namespace

int run(const ModelPort& port, const RunArguments& arguments) {
    const auto document = scenario::Document::load(arguments.file);
    const std::vector<Variant> variants =
        variants_of(port, document, arguments.options, arguments.settings);
    warn(warnings_of(variants));
    std::optional<results::Folder> folder;
    if (arguments.out)
        folder.emplace(*arguments.out);

    results::Run all{.program = program(),
                     .scenario = std::filesystem::path(arguments.file).stem().string(),
                     .sha256 = document.sha256(),
                     .text = document.text(),
                     .overrides = arguments.settings,
                     .seed = arguments.seed,
                     .part = arguments.part,
                     .parts = arguments.parts,
                     .options = {}};
    {
        const Interrupt interrupt;
        const Plan plan = plan_of(arguments, interrupt);
        const auto began = std::chrono::steady_clock::now();
        for (const Variant& variant : variants)
            all.options.push_back(result_of(port, variant, plan, arguments.precision));
        tell_time(all, std::chrono::steady_clock::now() - began);
    }
    if (folder)
        results::publish(*folder, all);
    print(arguments.format == RunArguments::Format::json ? results::summary_text(all)
                                                         : table(all, stdout_style()));
    return finish(arguments, all);
}

} // namespace sim::shell
