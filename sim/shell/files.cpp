#include "sim/shell/files.hpp"

#include <limits>
#include <utility>

#include <fmt/format.h>

#include "sim/shell/measure_choice.hpp"

namespace sim::shell {

namespace {

using Which = SamplesWanted::Which;

std::string text_of(const SamplesWanted& wanted) {
    if (wanted.which != Which::first)
        return word_of(wanted);
    return wanted.count == 0 ? "none" : fmt::format("first {}", wanted.count);
}

/// `by`: places of the measure that says what is missed.
Kept kept_of(const SamplesWanted& wanted, const std::vector<std::size_t>& by) {
    switch (wanted.which) {
    case Which::all:
        return {.below = std::numeric_limits<std::uint64_t>::max()};
    case Which::missed:
        return {.below = 0, .above_zero = by};
    case Which::first:
        break;
    }
    return {.below = wanted.count};
}

} // namespace

std::string word_of(const SamplesWanted& wanted) {
    if (wanted.which == Which::first)
        return std::to_string(wanted.count);
    return wanted.which == Which::all ? "all" : "missed";
}

bool any(const SamplesWanted& wanted) { return wanted.which != Which::first || wanted.count > 0; }

Kept kept_of_run(const SamplesWanted& wanted, const Variant& variant) {
    std::vector<std::size_t> by;
    if (wanted.which == Which::missed)
        by.push_back(chosen_measure(variant.model->outcome(), std::nullopt,
                                    "slipway run: a chief measure for --samples missed"));
    return kept_of(wanted, by);
}

Kept kept_of_comparison(const SamplesWanted& wanted, const std::vector<std::size_t>& by) {
    return kept_of(wanted, by);
}

Files::Files(const RunArguments& arguments, const std::vector<Variant>& variants)
    : arguments_(arguments), variants_(variants) {
    if (!arguments.out)
        return;
    folder_.emplace(*arguments.out);
    publication_.emplace(*folder_);
    if (!any(arguments.samples))
        return;
    std::vector<const OutcomeDescription*> outcomes;
    outcomes.reserve(variants.size());
    for (const Variant& variant : variants)
        outcomes.push_back(&variant.model->outcome());
    samples_.emplace(publication_->database(), outcomes);
}

Recorder* Files::record(std::size_t first_option, Kept kept, std::uint64_t first) {
    recorder_.emplace(std::move(kept), first,
                      [this, first_option](const std::vector<RawOutcomes>& outcomes) {
                          samples_->take(first_option, outcomes);
                      });
    return &*recorder_;
}

Recorder* Files::recorder_of(std::size_t option, std::uint64_t first) {
    if (!samples_)
        return nullptr;
    return record(option, kept_of_run(arguments_.samples, variants_[option]), first);
}

Recorder* Files::recorder_of_all(const std::vector<std::size_t>& by, std::uint64_t first) {
    return samples_ ? record(0, kept_of_comparison(arguments_.samples, by), first) : nullptr;
}

void Files::take(std::size_t first_option, const std::vector<RawOutcomes>& outcomes) {
    if (samples_)
        samples_->take(first_option, outcomes);
}

/// A share of an experiment has no traces: those of all shares would be the same.
void Files::add_traces(results::Run& run) const {
    if (arguments_.traces == 0 || arguments_.parts > 1)
        return;
    for (std::size_t i = 0; i < variants_.size(); ++i)
        run.options[i].traces = variants_[i].model->retrace(run.seed, run.options[i].result,
                                                            arguments_.traces, arguments_.threads);
}

void Files::publish(results::Run& run, std::string_view summary,
                    const std::function<void(results::Database&)>& more) {
    if (!publication_)
        return;
    run.samples = text_of(arguments_.samples);
    add_traces(run);
    publication_->finish(run, summary, more);
}

} // namespace sim::shell
