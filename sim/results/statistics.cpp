#include "sim/results/statistics.hpp"

#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"

namespace sim::results {

namespace {

constexpr double seconds_a_day = 86'400, pence_a_pound = 100;

/// Turns base units into what is published; the flags and counts as they are.
struct Scale {
    double divisor = 1;
    std::string unit = "p";
    const Epoch* epoch = nullptr; // for dates

    Json number(double value) const {
        if (!std::isfinite(value))
            return nullptr;
        if (epoch == nullptr)
            return value / divisor;
        return date(static_cast<std::int64_t>(std::floor(value)));
    }
    Json place(std::int64_t value) const {
        if (value == censored || value == unset)
            return nullptr;
        return epoch == nullptr ? Json(static_cast<double>(value) / divisor) : date(value);
    }
    Json date(std::int64_t seconds) const {
        return to_string(epoch->date(Time{Duration{seconds}}));
    }
};

Statistic interval(std::string name, Layout layout, const Scale& scale, const Interval& of) {
    return {std::move(name),    layout, scale.unit, scale.number(of.value), scale.number(of.lo),
            scale.number(of.hi)};
}

template <std::size_t N>
void add_quantiles(std::vector<Statistic>& list, const Scale& scale, const Sample& values,
                   const std::array<int, N>& percents) {
    const Accumulator settled = values.all.settled();
    for (const int percent : percents) {
        const QuantileInterval q = quantile({settled, values.apart}, percent / 100.0);
        list.push_back({fmt::format("p{}", percent), Layout::nested, scale.unit,
                        scale.place(q.value), scale.place(q.lo), scale.place(q.hi)});
    }
}

void add_spread(std::vector<Statistic>& list, const Scale& scale, const Sample& values) {
    const double of_all = variance(values.all) / (scale.divisor * scale.divisor);
    list.push_back({"variance", Layout::plain, "", number_or_null(of_all)});
    list.push_back({"sd", Layout::plain, "", number_or_null(std::sqrt(of_all))});
}

void add_censored(std::vector<Statistic>& list, const Sample& values) {
    const auto total = static_cast<double>(values.all.total());
    const auto share = static_cast<double>(values.all.censored_count()) / total;
    list.push_back({"censored", Layout::plain, "", values.all.total() > 0 ? Json(share) : Json()});
}

std::vector<Statistic> of_number(const Sample& values, const Scale& scale, Layout layout) {
    std::vector<Statistic> list = {interval("mean", layout, scale, mean(values))};
    if (layout == Layout::flat)
        add_spread(list, scale, values);
    return list;
}

std::vector<Statistic> of_category(const Measure& measure, const Sample& values) {
    std::vector<Statistic> list;
    for (std::size_t i = 0; i < measure.categories.size(); ++i)
        list.push_back(interval(measure.categories[i], Layout::nested, {},
                                probability(values, static_cast<std::int64_t>(i))));
    return list;
}

} // namespace

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(); }

std::vector<Statistic> statistics(const Measure& measure, const Sample& values,
                                  const Epoch& epoch) {
    std::vector<Statistic> list;
    switch (measure.kind) {
    case MeasureKind::flag:
        return {interval("p", Layout::flat, {}, probability(values))};
    case MeasureKind::category:
        return of_category(measure, values);
    case MeasureKind::count:
        list = of_number(values, {}, Layout::flat);
        break;
    case MeasureKind::date: {
        const Scale scale{.unit = "date", .epoch = &epoch};
        list = of_number(values, scale, Layout::nested);
        add_quantiles(list, scale, values, std::array{10, 50, 80, 90, 95, 99});
        break;
    }
    case MeasureKind::duration: {
        const Scale scale{.divisor = seconds_a_day, .unit = "days"};
        list = of_number(values, scale, Layout::flat);
        add_quantiles(list, scale, values, std::array{10, 50, 80, 90, 95, 99});
        break;
    }
    case MeasureKind::money: {
        const Scale scale{.divisor = pence_a_pound, .unit = "gbp"};
        list = of_number(values, scale, Layout::flat);
        add_quantiles(list, scale, values, std::array{50, 80, 95});
        break;
    }
    }
    add_censored(list, values);
    return list;
}

std::vector<Statistic> headline(const Measure& measure, const Accumulator& values,
                                const Epoch& epoch) {
    std::vector<Statistic> list;
    switch (measure.kind) {
    case MeasureKind::flag:
    case MeasureKind::category:
        return statistics(measure, values, epoch);
    case MeasureKind::count:
        list = {interval("mean", Layout::flat, {.unit = "count"}, mean(values))};
        break;
    case MeasureKind::date:
        add_quantiles(list, {.unit = "date", .epoch = &epoch}, values, std::array{50, 80, 95});
        break;
    case MeasureKind::duration:
        list = {interval("mean", Layout::flat, {.divisor = seconds_a_day, .unit = "days"},
                         mean(values))};
        break;
    case MeasureKind::money:
        list = {interval("mean", Layout::flat, {.divisor = pence_a_pound, .unit = "gbp"},
                         mean(values))};
        break;
    }
    if (values.censored_count() > 0)
        add_censored(list, values);
    return list;
}

std::string chief_statistic(MeasureKind kind) {
    if (kind == MeasureKind::flag)
        return "p";
    return kind == MeasureKind::date ? "p80" : "mean";
}

} // namespace sim::results
