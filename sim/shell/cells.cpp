#include "sim/shell/cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/shell/figures.hpp"

namespace sim::shell {

namespace {

constexpr double seconds_a_day = 86'400;
constexpr std::array percents = {50, 80, 95};

Interval divided(const Interval& by, double divisor) {
    return {by.value / divisor, by.lo / divisor, by.hi / divisor};
}

/// A mean is a lower bound when some of its values are beyond the horizon.
std::string at_least(const Sample& values, const std::string& text) {
    return values.all.censored_count() > 0 && values.all.count() > 0 ? "≥ " + text : text;
}

std::string mean_cell(const Measure& measure, const Sample& values, std::string_view unit = " d") {
    const Interval average = mean(values);
    if (measure.kind == MeasureKind::money)
        return at_least(values, std::isnan(average.value) ? "unknown" : pounds(average));
    if (measure.kind == MeasureKind::duration)
        return at_least(values, figure(divided(average, seconds_a_day), unit));
    return at_least(values, figure(average, ""));
}

/// A probability under a heading that says that it is in percent.
std::string bare_percent(const Interval& p) { return figure(divided(p, 0.01), ""); }

std::string quantile_cell(const Measure& measure, const Sample& values, double p,
                          const Epoch& epoch) {
    const QuantileInterval q = quantile(values, p);
    if (values.all.total() == 0)
        return "unknown";
    if (measure.kind == MeasureKind::date)
        return day(q, epoch);
    if (q.value == censored)
        return "after horizon";
    return measure.kind == MeasureKind::money ? pounds(as_interval(q, 1))
                                              : figure(as_interval(q, seconds_a_day), " d");
}

/// A quantile for each of `percents`.
std::vector<std::string> quantile_cells(const Measure& measure, const Sample& values,
                                        const Epoch& epoch) {
    const Accumulator settled = values.all.settled();
    std::vector<std::string> each;
    each.reserve(percents.size());
    for (const int p : percents)
        each.push_back(quantile_cell(measure, {settled, values.apart}, p / 100.0, epoch));
    return each;
}

std::string category_cell(const Measure& measure, const Sample& values) {
    std::string text;
    for (std::size_t i = 0; i < measure.categories.size(); ++i)
        text += fmt::format("{}{} {}", i > 0 ? ", " : "", measure.categories[i],
                            percent(probability(values, static_cast<std::int64_t>(i))));
    return text;
}

} // namespace

std::string spoken(std::string name) {
    std::ranges::replace(name, '_', ' ');
    return name;
}

std::vector<std::string> headings(const Measure& measure) {
    const std::string name = spoken(measure.name);
    if (measure.kind == MeasureKind::category) {
        std::vector<std::string> each;
        each.reserve(measure.categories.size());
        for (const std::string& category : measure.categories)
            each.push_back(category + " %");
        return each;
    }
    if (measure.kind == MeasureKind::flag)
        return {name + " %"};
    if (measure.kind == MeasureKind::duration)
        return {name.ends_with("days") ? name : name + " (days)"};
    if (measure.kind != MeasureKind::date)
        return {name};
    std::vector<std::string> each;
    each.reserve(percents.size());
    for (const int p : percents)
        each.push_back(fmt::format("{} P{}", name, p));
    return each;
}

std::vector<std::string> cells(const Measure& measure, const Sample& values, const Epoch& epoch) {
    std::vector<std::string> each;
    switch (measure.kind) {
    case MeasureKind::flag:
        return {bare_percent(probability(values))};
    case MeasureKind::category:
        for (std::size_t i = 0; i < measure.categories.size(); ++i)
            each.push_back(bare_percent(probability(values, static_cast<std::int64_t>(i))));
        return each;
    case MeasureKind::duration:
        return {mean_cell(measure, values, "")};
    case MeasureKind::date:
        return quantile_cells(measure, values, epoch);
    default:
        return {mean_cell(measure, values)};
    }
}

std::string fact(const Measure& measure, const Sample& values, const Epoch& epoch) {
    switch (measure.kind) {
    case MeasureKind::flag:
        return percent(probability(values));
    case MeasureKind::category:
        return category_cell(measure, values);
    case MeasureKind::count:
        return mean_cell(measure, values);
    default:
        break;
    }
    std::string text = measure.kind == MeasureKind::date ? "" : mean_cell(measure, values);
    const std::vector<std::string> quantiles = quantile_cells(measure, values, epoch);
    for (std::size_t i = 0; i < quantiles.size(); ++i)
        text += fmt::format("{}P{} {}", text.empty() ? "" : ", ", percents.at(i), quantiles[i]);
    return text;
}

std::string value_text(const Measure& measure, std::int64_t value, const Epoch& epoch) {
    if (value == unset)
        return "not set";
    if (value == censored)
        return "after horizon";
    switch (measure.kind) {
    case MeasureKind::flag:
        return value == 1 ? "yes" : "no";
    case MeasureKind::count:
        return std::to_string(value);
    case MeasureKind::date:
        return sim::to_string(epoch.date(Time{Duration{value}}));
    case MeasureKind::duration:
        return fmt::format("{:.2f} d", static_cast<double>(value) / seconds_a_day);
    case MeasureKind::money:
        return fmt::format("£{:.2f}", static_cast<double>(value) / 100);
    case MeasureKind::category:
        break;
    }
    const auto place = static_cast<std::size_t>(value);
    expects(place < measure.categories.size(), "a category of the model was out of range");
    return measure.categories[place];
}

} // namespace sim::shell
