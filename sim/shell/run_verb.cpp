#include <chrono>
#include <optional>
#include <utility>

#include "sim/experiment/parallel.hpp"
#include "sim/experiment/stopping.hpp"
#include "sim/results/comparison.hpp"
#include "sim/shell/account.hpp"
#include "sim/shell/asked.hpp"
#include "sim/shell/ending.hpp"
#include "sim/shell/files.hpp"
#include "sim/shell/interrupt.hpp"
#include "sim/shell/keeper.hpp"
#include "sim/shell/measure_choice.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/run_record.hpp"
#include "sim/shell/sampled.hpp"
#include "sim/shell/shares.hpp"
#include "sim/shell/tool.hpp"
#include "sim/shell/variant.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

Plan plan_of(const RunArguments& arguments, const Interrupt& interrupt) {
    Plan plan{.seed = arguments.seed,
              .replications = arguments.replications,
              .threads = arguments.threads,
              .stop = interrupt.flag()};
    plan = share_of(plan, arguments.part, arguments.parts);
    plan.block = block_for(plan.replications, plan.threads);
    return plan;
}

/// Until the measure's half-width is what was wanted, in its published unit.
Result replicate_until_known(const AnyModel& model, const Plan& plan, double wanted,
                             const std::string& name) {
    const OutcomeDescription& outcome = model.outcome();
    const std::size_t index = chosen_measure(outcome, name, "slipway run: --precision-of");
    const double half = wanted * results::unit_of(outcome.measure(index).kind).divisor;
    return replicate_until(
        [&](const Plan& batch) { return model.replicate(batch); }, plan,
        [&](const Result& seen) { return half_width_of(seen, outcome, index) <= half; });
}

Result simulate(const AnyModel& model, const Plan& plan, const RunArguments& arguments) {
    const std::optional<double>& precision = arguments.precision;
    const std::optional<std::string>& of = arguments.precision_of;
    if (precision && of)
        return replicate_until_known(model, plan, *precision, *of);
    return precision ? model.replicate_until(plan, *precision) : model.replicate(plan);
}

void simulate_sampled(const AnyModel& model, Plan plan, const RunArguments& arguments,
                      results::OptionResult& option) {
    const ChosenSampler chosen = sampler_for(model, arguments);
    plan.sampler = chosen.sampler.get();
    RandomisedResult result =
        replicate_randomised([&](const Plan& part) { return model.replicate(part); }, plan,
                             randomisation_of(arguments), model.outcome());
    option.result = std::move(result.all);
    option.apart = std::move(result.apart);
    option.coordinates = chosen.coordinates;
}

void simulate_controlled(const AnyModel& model, Plan plan, results::OptionResult& option) {
    const Controls controls = controls_for(model, plan);
    constexpr std::uint32_t stretch = 64;
    plan.block = (plan.block + stretch - 1) / stretch * stretch;
    ControlledResult result = replicate_controlled(model.contender(), controls, plan);
    option.result = std::move(result.all);
    option.correction = std::move(result.correction);
    option.controls = controls.size();
}

results::OptionResult result_of(const ModelPort& port, const Variant& variant, Plan plan,
                                const RunArguments& arguments) {
    Progress progress(plan.replications);
    plan.progress = [&](std::uint64_t done) { progress.show(done); };
    results::OptionResult option{.name = variant.name,
                                 .meaning = variant.meaning,
                                 .outcome = variant.model->outcome(),
                                 .parameters = parameters_to_tell(port, variant, arguments),
                                 .result = {}};
    if (arguments.sampling == Sampling::plain)
        option.result = simulate(*variant.model, plan, arguments);
    else if (arguments.sampling == Sampling::control_variates)
        simulate_controlled(*variant.model, plan, option);
    else
        simulate_sampled(*variant.model, plan, arguments, option);
    return option;
}

int share(const ModelPort& port, const std::vector<Variant>& variants,
          const RunArguments& arguments) {
    const auto compute = [&](const Plan& asked_for) {
        results::Portion portion;
        for (const Variant& variant : variants) {
            Plan plan = asked_for;
            plan.progress = [&](std::uint64_t done) {
                const std::uint64_t before = portion.options.size() * plan.replications;
                asked_for.progress((before + done) / variants.size());
            };
            Keeper keeper(kept_of_run(arguments.samples, variant), plan.first, 1);
            if (any(arguments.samples))
                plan.recorder = keeper.recorder();
            portion.options.push_back(variant.model->replicate(plan));
            if (any(arguments.samples))
                portion.samples.push_back(std::move(keeper.take().front()));
        }
        return portion;
    };
    return write_portion(
        arguments,
        experiment_of({"run", asked(arguments), arguments.precision_of}, port, variants, arguments),
        compute);
}

} // namespace

int run(const ModelPort& port, const RunArguments& arguments) {
    const auto document = scenario::Document::load(arguments.file);
    const std::vector<Variant> variants =
        variants_of(port, document, arguments.options, arguments.settings);
    warn(warnings_of(variants));
    if (arguments.share && arguments.out)
        return share(port, variants, arguments);
    results::Run all = run_of(port, document, {}, arguments, {});
    Files files(arguments, variants);
    {
        const Interrupt interrupt;
        Plan plan = plan_of(arguments, interrupt);
        const auto began = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < variants.size(); ++i) {
            plan.recorder = files.recorder_of(i, plan.first);
            all.options.push_back(result_of(port, variants[i], plan, arguments));
        }
        tell_time(all, std::chrono::steady_clock::now() - began);
    }
    return conclude(arguments, files, all, account_of(all));
}

} // namespace sim::shell
