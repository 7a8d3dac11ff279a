#include "sim/shell/sensitivity_study.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/comparison.hpp"
#include "sim/shell/index_study.hpp"
#include "sim/shell/input_choice.hpp"
#include "sim/shell/measure_choice.hpp"
#include "sim/shell/output.hpp"

namespace sim::shell {

namespace {

using Method = SensitivityArguments::Method;
using results::Finding;

const Contrast high_less_low{-1, 1}, with_less_without{1, -1};
const Contrast neither_less_both{1, 0, 0, -1}, beyond_each_alone{-1, 1, 1, -1};

/// The mean of a single model, published; NaN if unknown.
double level_of(const ContrastTally& tally, const results::Studied& of) {
    return tally.moments.mean() / results::unit_of(of.measure.kind).divisor;
}

/// The causes that save most of a measure.
std::vector<std::size_t> largest_causes(const results::Study& study, std::size_t by,
                                        std::size_t count) {
    std::vector<results::CauseCost> costs;
    std::ranges::copy_if(study.costs, std::back_inserter(costs), [by](const auto& each) {
        return each.measure == by && std::isfinite(each.saved.value) && each.saved.value != 0;
    });
    std::ranges::stable_sort(costs, [](const auto& a, const auto& b) {
        return std::abs(a.saved.value) > std::abs(b.saved.value);
    });
    std::vector<std::size_t> causes;
    for (std::size_t i = 0; i < std::min(count, costs.size()); ++i)
        causes.push_back(costs[i].cause);
    return causes;
}

/// The number among the studied measures of the one that is asked for.
std::size_t studied_number(const std::vector<results::Studied>& measures,
                           const OutcomeDescription& outcome,
                           const std::optional<std::string>& name, const std::string& what) {
    const std::size_t place = chosen_measure(outcome, name, what);
    const auto found = std::ranges::find(measures, place, &results::Studied::place);
    if (found == measures.end())
        throw InvalidInput(fmt::format("{}: the model does not say whether more of '{}' is better "
                                       "or less",
                                       what, outcome.title(place)));
    return static_cast<std::size_t>(found - measures.begin());
}

} // namespace

SensitivityStudy::SensitivityStudy(const ModelPort& port, const Variant& base,
                                   const SensitivityArguments& arguments)
    : arguments_(arguments) {
    study_.method = name_of(arguments.method);
    if (arguments.method == Method::exclusion) {
        study_.causes = base.model->exclusions();
        if (study_.causes.empty())
            throw InvalidInput(
                "slipway sensitivity: the model names no cause that could be excluded");
        pairs_ = std::min(arguments.pairs, study_.causes.size());
        begin_costs();
    } else {
        inputs_ = chosen_inputs(base.document, *port.record, arguments.inputs, arguments.ranges,
                                "slipway sensitivity: --input");
        if (arguments.method == Method::swing)
            begin_swings();
        else
            batch_ = {.inputs = inputs_, .places = index_points(arguments, inputs_.size())};
    }
    study_.measures = studied_measures(base.model->outcome());
    by_ = studied_number(study_.measures, base.model->outcome(), arguments.measure,
                         "slipway sensitivity: --measure");
}

std::size_t SensitivityStudy::runs() const {
    return 1 + batch_.size() + (pairs_ * pairs_ - pairs_) / 2;
}

void SensitivityStudy::begin_swings() {
    for (const scenario::Input& input : inputs_)
        batch_.trials.push_back({.models = {{scenario::setting(input, input.low)},
                                            {scenario::setting(input, input.high)}},
                                 .contrasts = {{1, 0}, {0, 1}, high_less_low}});
}

void SensitivityStudy::begin_costs() {
    for (const Exclusion& cause : study_.causes)
        batch_.trials.push_back({.models = {{}, cause.settings}, .contrasts = {with_less_without}});
}

void SensitivityStudy::begin_pairs() {
    const std::vector<std::size_t> top = largest_causes(study_, by_, pairs_);
    for (std::size_t i = 0; i < top.size(); ++i)
        for (std::size_t k = i + 1; k < top.size(); ++k) {
            const auto &a = study_.causes[top[i]].settings, &b = study_.causes[top[k]].settings;
            std::vector<std::string> both = a;
            both.insert(both.end(), b.begin(), b.end());
            pair_causes_.emplace_back(top[i], top[k]);
            batch_.trials.push_back({.models = {{}, a, b, std::move(both)},
                                     .contrasts = {neither_less_both, beyond_each_alone}});
        }
}

void SensitivityStudy::add_swing(std::size_t number, const Finding& finding) {
    const scenario::Input& input = inputs_[number];
    const auto& found = finding.tallies;
    study_.inputs.push_back({input.path, input.unit, input.low, input.high, input.how});
    for (std::size_t m = 0; m < study_.measures.size(); ++m)
        if (found[2][m].moments.count > 0)
            study_.swings.push_back(
                {.input = study_.inputs.size() - 1,
                 .measure = m,
                 .at_low = level_of(found[0][m], study_.measures[m]),
                 .at_high = level_of(found[1][m], study_.measures[m]),
                 .swing = published(found[2][m], study_.measures[m], high_less_low)});
}

void SensitivityStudy::add_cost(std::size_t number, const Finding& finding) {
    const std::vector<ContrastTally>& saved = finding.tallies[0];
    for (std::size_t m = 0; m < study_.measures.size(); ++m)
        if (saved[m].moments.count > 0)
            study_.costs.push_back(
                {number, m, published(saved[m], study_.measures[m], with_less_without)});
}

void SensitivityStudy::add_pair(std::size_t number, const Finding& finding) {
    const auto& found = finding.tallies;
    const auto [first, second] = pair_causes_[number];
    for (std::size_t m = 0; m < study_.measures.size(); ++m)
        if (found[0][m].moments.count > 0)
            study_.pairs.push_back({first, second, m,
                                    published(found[0][m], study_.measures[m], neither_less_both),
                                    published(found[1][m], study_.measures[m], beyond_each_alone)});
}

void SensitivityStudy::add_indices(const std::vector<Finding>& findings) {
    for (const scenario::Input& each : inputs_)
        study_.inputs.push_back({each.path, each.unit, each.low, each.high, each.how});
    shell::add_indices(arguments_, batch_.places, findings, by_, study_);
}

void SensitivityStudy::take_one(std::size_t number, const Finding& finding) {
    if (!finding.left_out.empty())
        return complain("left out: " + finding.left_out);
    if (arguments_.method == Method::swing)
        add_swing(number, finding);
    else if (round_ == 1)
        add_cost(number, finding);
    else
        add_pair(number, finding);
}

bool SensitivityStudy::take(const std::vector<Finding>& findings) {
    const bool all = findings.size() == batch_.size();
    for (const Finding& finding : findings)
        digests_.insert(digests_.end(), finding.digests.begin(), finding.digests.end());
    if (!batch_.trials.empty())
        for (std::size_t number = 0; number < findings.size(); ++number)
            take_one(number, findings[number]);
    else if (all && batch_.size() > 0)
        add_indices(findings);
    batch_ = {};
    if (all && round_ < rounds())
        begin_pairs();
    ++round_;
    return all;
}

std::string SensitivityStudy::digest(const Digest& base) const {
    Digest all;
    all.add(0, base.words());
    for (std::size_t i = 0; i < digests_.size(); ++i)
        all.add(static_cast<std::uint32_t>(i + 1), digests_[i].words());
    return all.to_string();
}

} // namespace sim::shell
