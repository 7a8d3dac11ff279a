#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include "sim/engine/errors.hpp"
#include "sim/experiment/parallel.hpp"
#include "sim/experiment/replicate_jointly.hpp"
#include "sim/experiment/stopping.hpp"
#include "sim/shell/account.hpp"
#include "sim/shell/asked.hpp"
#include "sim/shell/compare_plan.hpp"
#include "sim/shell/ending.hpp"
#include "sim/shell/files.hpp"
#include "sim/shell/interrupt.hpp"
#include "sim/shell/keeper.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/run_record.hpp"
#include "sim/shell/sampled.hpp"
#include "sim/shell/select.hpp"
#include "sim/shell/shares.hpp"
#include "sim/shell/variant.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

/// As replicate_jointly, a look at a time, until the differences of `by` are known well enough.
JointResult simulate_until(const std::vector<Contender>& contenders, const JointPlan& joint,
                           const Plan& plan, std::size_t by, double half_width) {
    JointResult total{.options = std::vector<Result>(contenders.size()),
                      .joint = JointTally(joint)};
    for (std::size_t option = 0; option < contenders.size(); ++option)
        total.options[option] = Result(*contenders[option].outcome);
    do {
        const auto before = static_cast<std::uint32_t>(total.options.front().done);
        Plan batch = plan;
        batch.first = before;
        batch.replications = next_look(before, plan.replications) - before;
        batch.progress = [&](std::uint64_t done) { plan.progress(before + done); };
        const JointResult part = replicate_jointly(contenders, joint, batch);
        for (std::size_t option = 0; option < contenders.size(); ++option)
            total.options[option].merge(part.options[option]);
        total.joint.merge(part.joint);
    } while (!total.options.front().interrupted() &&
             total.options.front().done < plan.replications &&
             !(widest_difference(total.joint, joint, by) <= half_width));
    return total;
}

JointResult simulate_plainly(const std::vector<Contender>& contenders,
                             const results::Comparison& comparison, const RunArguments& arguments,
                             Recorder* recorder) {
    const JointPlan& joint = comparison.plan;
    const std::size_t by = comparison.by;
    const Interrupt interrupt;
    Progress progress(arguments.replications);
    Plan plan{.seed = arguments.seed,
              .replications = arguments.replications,
              .threads = arguments.threads,
              .progress = [&](std::uint64_t done) { progress.show(done); },
              .stop = interrupt.flag(),
              .recorder = recorder};
    plan = share_of(plan, arguments.part, arguments.parts);
    plan.block = block_for(plan.replications, plan.threads);
    if (const auto& wanted = arguments.precision)
        return simulate_until(contenders, joint, plan, by,
                              *wanted * results::unit_of(joint.shared[by].measure.kind).divisor);
    return replicate_jointly(contenders, joint, plan);
}

/// The options' results; what they did together goes into the comparison.
std::vector<Result> simulate(const std::vector<Contender>& contenders,
                             results::Comparison& comparison, const RunArguments& arguments,
                             Recorder* recorder) {
    JointResult result = simulate_plainly(contenders, comparison, arguments, recorder);
    comparison.joint = std::move(result.joint);
    return std::move(result.options);
}

/// The same with --sampling: the options then share randomisations too.
results::Run simulate_sampled(const std::vector<Contender>& contenders,
                              results::Comparison& comparison, const RunArguments& arguments,
                              Recorder* recorder,
                              const std::function<results::Run(std::vector<Result>)>& run_of) {
    const ChosenSampler chosen =
        sampler_for(contenders, comparison.plan.shared[comparison.by].places, arguments);
    const Interrupt interrupt;
    Progress progress(arguments.replications);
    const Plan plan{.seed = arguments.seed,
                    .threads = arguments.threads,
                    .block = block_for(randomisation_of(arguments).each, arguments.threads),
                    .sampler = chosen.sampler.get(),
                    .progress = [&](std::uint64_t done) { progress.show(done); },
                    .stop = interrupt.flag(),
                    .recorder = recorder};
    RandomisedJointResult result = replicate_randomised_jointly(contenders, comparison.plan, plan,
                                                                randomisation_of(arguments));
    comparison.joint = std::move(result.all.joint);
    comparison.apart = std::move(result.jointly);
    results::Run run = run_of(std::move(result.all.options));
    for (std::size_t option = 0; option < run.options.size(); ++option) {
        run.options[option].apart = std::move(result.apart[option]);
        run.options[option].coordinates = chosen.coordinates;
    }
    return run;
}

int share(const ModelPort& port, const std::vector<Variant>& variants,
          const CompareArguments& arguments, const results::Comparison& comparison) {
    const std::vector<Contender> contenders = contenders_of(variants);
    const SamplesWanted& samples = arguments.run.samples;
    const auto compute = [&](const Plan& asked_for) {
        results::Portion portion;
        const std::vector<std::size_t>& by = comparison.plan.shared[comparison.by].places;
        Plan plan = asked_for;
        Keeper keeper(kept_of_comparison(samples, by), plan.first, variants.size());
        if (any(samples))
            plan.recorder = keeper.recorder();
        JointResult all = replicate_jointly(contenders, comparison.plan, plan);
        portion.options = std::move(all.options);
        portion.joint = std::move(all.joint);
        if (any(samples))
            portion.samples = keeper.take();
        return portion;
    };
    return write_portion(
        arguments.run,
        experiment_of({"compare", asked(arguments), arguments.by}, port, variants, arguments.run),
        compute);
}

} // namespace

int compare(const ModelPort& port, const CompareArguments& arguments) {
    const RunArguments& wishes = arguments.run;
    const auto document = scenario::Document::load(wishes.file);
    const std::vector<Variant> variants =
        variants_of(port, document, options_to_compare(document, wishes.options), wishes.settings);
    warn(warnings_of(variants));
    const std::vector<Contender> contenders = contenders_of(variants);
    results::Comparison comparison = comparison_of(contenders, arguments.by);
    if (arguments.select)
        return select(arguments, contenders, comparison.plan.shared[comparison.by]);
    if (wishes.share && wishes.out)
        return share(port, variants, arguments, comparison);
    Files files(wishes, variants);
    Recorder* const recorder =
        files.recorder_of_all(comparison.plan.shared[comparison.by].places, 0);

    const auto began = std::chrono::steady_clock::now();
    const auto told = [&](std::vector<Result> each) {
        return run_of(port, document, variants, wishes, std::move(each));
    };
    results::Run run = is_randomised(wishes.sampling)
                           ? simulate_sampled(contenders, comparison, wishes, recorder, told)
                           : told(simulate(contenders, comparison, wishes, recorder));
    run.method = "compare";
    tell_time(run, std::chrono::steady_clock::now() - began);
    const results::Findings found = results::findings(run, comparison);
    return conclude(wishes, files, run, account_of(run, comparison, found));
}

} // namespace sim::shell
