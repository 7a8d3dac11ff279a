#include "sim/scenario/inputs.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "sim/scenario/units.hpp"
#include "sim/scenario/walk.hpp"

namespace sim::scenario {

namespace {

std::string unit_written(const LeafVisit& visit) {
    const Node* unit = visit.node.find("unit");
    return unit == nullptr ? visit.field.unit : *unit->text();
}

double seconds_or_one(const std::string& unit) {
    return static_cast<double>(seconds_in(unit).value_or(1));
}

Input quantiles_of(const Uncertain& uncertain, const LeafVisit& visit) {
    const std::string unit = unit_written(visit);
    const double seconds = seconds_or_one(unit);
    return {.path = visit.path,
            .unit = unit,
            .low = uncertain.distribution.quantile(0.1) / seconds,
            .high = uncertain.distribution.quantile(0.9) / seconds,
            .how = fmt::format("P10 and P90 of {}", uncertain.text),
            .evidence = uncertain.evidence};
}

/// The nearest value that the range allows, an open end excluded by staying at `value`.
double within(const Range& range, double moved, double value) {
    const double inside = std::clamp(moved, range.low, range.high);
    return range.contains(inside) ? inside : value;
}

Input moved(double value, const Evidence& evidence, const LeafVisit& visit) {
    const std::string unit = unit_written(visit);
    const double factor = seconds_or_one(visit.field.unit) / seconds_or_one(unit);
    const double share = leeway(evidence.grade), step = share * std::abs(value);
    const bool whole = visit.field.type == LeafType::count;
    double low = value - step, high = value + step;
    if (whole) {
        low = std::min(value - 1, std::round(low));
        high = std::max(value + 1, std::round(high));
        if (value >= 1)
            low = std::max(low, 1.0);
    }
    const std::string grade = to_string(evidence.grade);
    return {.path = visit.path,
            .unit = unit,
            .low = within(visit.field.range, low, value) * factor,
            .high = within(visit.field.range, high, value) * factor,
            .whole = whole,
            .how = fmt::format("-{0:.0f} % and +{0:.0f} % of {1:.6g} ({2})", 100 * share,
                               value * factor, grade.empty() ? "no grade" : "grade " + grade),
            .evidence = evidence};
}

std::optional<Input> input_of(const LeafVisit& visit) {
    if (visit.node.mark.author() == Author::fallback)
        return std::nullopt;
    if (const auto* uncertain = std::get_if<Uncertain>(&visit.leaf)) {
        if (uncertain->distribution.variance() > 0)
            return quantiles_of(*uncertain, visit);
        const double seconds = seconds_or_one(visit.field.unit);
        return moved(uncertain->distribution.mean() / seconds, uncertain->evidence, visit);
    }
    if (const auto* number = std::get_if<Number>(&visit.leaf))
        return moved(number->value, number->evidence, visit);
    if (const auto* count = std::get_if<Count>(&visit.leaf))
        return moved(static_cast<double>(count->value), count->evidence, visit);
    return std::nullopt;
}

} // namespace

double leeway(Grade grade) {
    if (grade == Grade::a)
        return 0.05;
    return grade == Grade::b ? 0.2 : 0.5;
}

std::vector<Input> inputs(const Document& document, const Record& record) {
    std::vector<Input> found;
    Problems problems;
    DistributionCache cache;
    Walk walk(Reporter(problems), cache, [&found](const LeafVisit& visit) {
        std::optional<Input> input = input_of(visit);
        if (input && input->low < input->high)
            found.push_back(std::move(*input));
    });
    walk.scenario(record, document.root(), nullptr);
    problems.throw_if_any();
    return found;
}

std::string setting(const Input& input, double value) {
    if (input.whole)
        return fmt::format("{}={}", input.path, std::llround(value));
    return fmt::format("{}={}", input.path, value);
}

} // namespace sim::scenario
