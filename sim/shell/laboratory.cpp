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
#include "sim/shell/output.hpp"

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

Laboratory::Laboratory(const ModelPort& port, const Variant& base, const RunArguments& wishes,
                       std::size_t runs)
    : port_(port), base_(base), wishes_(wishes),
      progress_(std::uint64_t{wishes.replications} * runs) {
    const OutcomeDescription& outcome = base.model->outcome();
    for (std::size_t place = 0; place < outcome.size(); ++place)
        if (outcome.measure(place).better != Better::unsaid) {
            measures_.push_back(results::studied(outcome, place));
            names_.push_back(measure_name(outcome, place));
        }
}

std::unique_ptr<const AnyModel>
Laboratory::changed(const std::vector<std::string>& settings) const {
    try {
        scenario::Document document = base_.document;
        for (const std::string& setting : settings)
            document.set(setting);
        return port_.rebuild(document);
    } catch (const InvalidInput& wrong) {
        complain("left out: " + wrong.problems().front());
        return nullptr;
    }
}

std::optional<std::vector<std::vector<ContrastTally>>>
Laboratory::run(const std::vector<const AnyModel*>& models,
                const std::vector<Contrast>& contrasts) {
    std::vector<Contender> contenders;
    contenders.reserve(models.size());
    for (const AnyModel* model : models)
        contenders.push_back(model->contender());
    const std::vector<SharedMeasure> shared = shared_measures(contenders);
    ContrastResult result = replicate_contrasts(contenders, shared, contrasts, plan());
    done_ += wishes_.replications;
    if (result.each.front().interrupted())
        return std::nullopt;
    for (const Result& each : result.each)
        digests_.push_back(each.digest);
    std::map<std::string, std::size_t> numbers;
    for (std::size_t number = 0; number < shared.size(); ++number)
        numbers.emplace(shared[number].name, number);
    std::vector<std::vector<ContrastTally>> found(contrasts.size(),
                                                  std::vector<ContrastTally>(names_.size()));
    for (std::size_t measure = 0; measure < names_.size(); ++measure)
        if (const auto at = numbers.find(names_[measure]); at != numbers.end())
            for (std::size_t c = 0; c < contrasts.size(); ++c)
                found[c][measure] = result.tallies[c][at->second];
    return found;
}

PointModel Laboratory::at(const std::vector<scenario::Input>& inputs,
                          std::span<const double> place) const {
    scenario::Document document = base_.document;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        document.set(scenario::setting(inputs[i], value_at(inputs[i], place[i])));
    const std::shared_ptr<const AnyModel> model = port_.rebuild(document);
    return {.contender = model->contender(), .owner = model};
}

std::optional<std::vector<std::vector<double>>>
Laboratory::means(const std::vector<scenario::Input>& inputs, const UnitPoints& places) {
    std::vector<std::vector<double>> found(names_.size(), std::vector<double>(places.size()));
    std::vector<Digest> digests(places.size());
    Points points{
        .numbers = std::vector<std::uint64_t>(places.size()), .build = {}, .finished = {}};
    std::iota(points.numbers.begin(), points.numbers.end(), std::uint64_t{0});
    points.build = [&](std::uint64_t number) { return at(inputs, places[number]); };
    points.finished = [&](std::uint64_t number, const OutcomeDescription& outcome,
                          Result&& result) {
        digests[number] = result.digest;
        for (std::size_t m = 0; m < names_.size(); ++m)
            found[m][number] = mean_of(result, outcome, names_[m], measures_[m]);
    };
    const std::uint64_t finished = run_points(points, plan());
    done_ += wishes_.replications * finished;
    if (finished < places.size())
        return std::nullopt;
    digests_.insert(digests_.end(), digests.begin(), digests.end());
    return found;
}

Result Laboratory::run_base() {
    Result result = base_.model->replicate(plan());
    done_ += wishes_.replications;
    digests_.push_back(result.digest);
    return result;
}

std::string Laboratory::digest() const {
    Digest all;
    for (std::size_t i = 0; i < digests_.size(); ++i)
        all.add(static_cast<std::uint32_t>(i), digests_[i].words());
    return all.to_string();
}

Plan Laboratory::plan() {
    const auto each = wishes_.replications / (16 * worker_count(wishes_.threads));
    return {.seed = wishes_.seed,
            .replications = wishes_.replications,
            .threads = wishes_.threads,
            .block = static_cast<std::uint32_t>(std::clamp<std::size_t>(each, 1, 256)),
            .progress = [this](std::uint64_t done) { progress_.show(done_ + done); },
            .stop = interrupt_.flag()};
}

Interval published(const ContrastTally& tally, const results::Studied& of,
                   const Contrast& contrast) {
    const Interval base = estimate(tally, of.measure.kind, contrast);
    const double divisor = results::unit_of(of.measure.kind).divisor;
    return {base.value / divisor, base.lo / divisor, base.hi / divisor};
}

} // namespace sim::shell
