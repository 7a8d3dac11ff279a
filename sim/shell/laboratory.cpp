#include "sim/shell/laboratory.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure_names.hpp"
#include "sim/experiment/parallel.hpp"
#include "sim/experiment/result.hpp"
#include "sim/results/comparison.hpp"

namespace sim::shell {

namespace {

/// The value of an input at a place between its low and its high. Whole numbers have a stretch of
/// equal width each.
double value_at(const scenario::Input& input, double place) {
    if (!input.whole)
        return std::min(input.high, input.low + place * (input.high - input.low));
    const double values = input.high - input.low + 1;
    return std::min(input.high, input.low + std::floor(place * values));
}

/// The published mean of a measure that the outcome may lack.
double mean_of(const Result& result, const OutcomeDescription& outcome, const std::string& name,
               const results::Studied& of) {
    const std::optional<std::size_t> place = find_measure(outcome, name);
    return place ? mean(result.measures[*place]).value / results::unit_of(of.measure.kind).divisor
                 : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::vector<std::uint64_t> every(std::size_t size) {
    std::vector<std::uint64_t> numbers(size);
    std::iota(numbers.begin(), numbers.end(), std::uint64_t{0});
    return numbers;
}

std::vector<results::Studied> studied_measures(const OutcomeDescription& outcome) {
    std::vector<results::Studied> measures;
    for (std::size_t place = 0; place < outcome.size(); ++place)
        if (outcome.measure(place).better != Better::unsaid)
            measures.push_back(results::studied(outcome, place));
    return measures;
}

results::FindingShape Batch::shape(std::size_t trial, std::size_t measures) const {
    if (trials.empty())
        return {.models = 1, .contrasts = 0, .measures = measures, .means = true};
    return {.models = trials[trial].models.size(),
            .contrasts = trials[trial].contrasts.size(),
            .measures = measures,
            .means = false};
}

Laboratory::Laboratory(const ModelPort& port, const Variant& base, const Plan& plan)
    : port_(port), base_(base), plan_(plan), measures_(studied_measures(base.model->outcome())) {
    for (const results::Studied& each : measures_)
        names_.push_back(measure_name(base.model->outcome(), each.place));
}

Laboratory::Model Laboratory::changed(const std::vector<std::string>& settings) const {
    if (settings.empty())
        return {std::shared_ptr<void>(), base_.model.get()}; // ours already, and not to be freed
    scenario::Document document = base_.document;
    for (const std::string& setting : settings)
        document.set(setting);
    return port_.rebuild(document);
}

/// Nothing if it was stopped.
std::optional<results::Finding> Laboratory::contrast(const std::vector<Model>& models,
                                                     const Trial& trial) {
    std::vector<Contender> contenders;
    contenders.reserve(models.size());
    for (const Model& model : models)
        contenders.push_back(model->contender());
    const std::vector<SharedMeasure> shared = shared_measures(contenders);
    const ContrastResult result = replicate_contrasts(contenders, shared, trial.contrasts, plan());
    if (result.each.front().interrupted())
        return std::nullopt;
    done_ += plan_.replications;
    results::Finding finding;
    for (const Result& each : result.each)
        finding.digests.push_back(each.digest);
    std::map<std::string, std::size_t> numbers;
    for (std::size_t number = 0; number < shared.size(); ++number)
        numbers.emplace(shared[number].name, number);
    finding.tallies.assign(trial.contrasts.size(), std::vector<ContrastTally>(names_.size()));
    for (std::size_t measure = 0; measure < names_.size(); ++measure)
        if (const auto at = numbers.find(names_[measure]); at != numbers.end())
            for (std::size_t c = 0; c < trial.contrasts.size(); ++c)
                finding.tallies[c][measure] = result.tallies[c][at->second];
    return finding;
}

std::optional<results::Finding> Laboratory::run(const Trial& trial) {
    std::vector<Model> models;
    try {
        for (const std::vector<std::string>& settings : trial.models)
            models.push_back(changed(settings));
    } catch (const InvalidInput& wrong) {
        results::Finding finding;
        finding.left_out = wrong.problems().front();
        return finding;
    }
    return contrast(models, trial);
}

std::vector<results::Finding> Laboratory::run(const Batch& batch,
                                              const std::vector<std::uint64_t>& numbers) {
    if (batch.trials.empty())
        return look(batch, numbers);
    std::vector<results::Finding> findings;
    for (const std::uint64_t number : numbers) {
        std::optional<results::Finding> finding = run(batch.trials[number]);
        if (!finding)
            break;
        findings.push_back(std::move(*finding));
    }
    return findings;
}

PointModel Laboratory::at(const std::vector<scenario::Input>& inputs,
                          std::span<const double> place) const {
    scenario::Document document = base_.document;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        document.set(scenario::setting(inputs[i], value_at(inputs[i], place[i])));
    const Model model = port_.rebuild(document);
    return {.contender = model->contender(), .owner = model};
}

std::vector<results::Finding> Laboratory::look(const Batch& batch,
                                               const std::vector<std::uint64_t>& numbers) {
    std::vector<results::Finding> findings(numbers.size());
    const Points points{
        .numbers = every(numbers.size()),
        .build =
            [&](std::uint64_t number) { return at(batch.inputs, batch.places[numbers[number]]); },
        .finished =
            [&](std::uint64_t number, const OutcomeDescription& outcome, Result&& result) {
                results::Finding& finding = findings[number];
                finding.digests = {result.digest};
                for (std::size_t m = 0; m < names_.size(); ++m)
                    finding.means.push_back(mean_of(result, outcome, names_[m], measures_[m]));
            }};
    const std::uint64_t finished = run_points(points, plan());
    done_ += plan_.replications * finished;
    if (finished < numbers.size())
        findings.clear();
    return findings;
}

Result Laboratory::run_base(std::uint32_t part, std::uint32_t parts) {
    Result result = base_.model->replicate(share_of(plan(), part, parts));
    done_ += result.done;
    return result;
}

Plan Laboratory::plan() {
    const auto each = plan_.replications / (16 * worker_count(plan_.threads));
    Plan plan = plan_;
    plan.block = static_cast<std::uint32_t>(std::clamp<std::size_t>(each, 1, 256));
    plan.progress = [this](std::uint64_t done) {
        if (plan_.progress)
            plan_.progress(done_ + done);
    };
    return plan;
}

Interval published(const ContrastTally& tally, const results::Studied& of,
                   const Contrast& contrast) {
    const Interval base = estimate(tally, of.measure.kind, contrast);
    const double divisor = results::unit_of(of.measure.kind).divisor;
    return {base.value / divisor, base.lo / divisor, base.hi / divisor};
}

} // namespace sim::shell
