#include "sim/shell/sweep_table.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "sim/shell/facts.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/heat_map.hpp"

namespace sim::shell {

namespace {

constexpr std::size_t bins = 8, listed_at_most = 40;

std::string date_text(double days) {
    if (!std::isfinite(days))
        return "?";
    const std::chrono::sys_days day{std::chrono::days{static_cast<int>(days)}};
    return sim::to_string(Date{day});
}

/// The number with its bounds.
std::string with_bounds(MeasureKind kind, const Interval& of) {
    switch (kind) {
    case MeasureKind::flag:
        return percent(of);
    case MeasureKind::duration:
        return figure(of, " d");
    case MeasureKind::money:
        return pounds({of.value * 100, of.lo * 100, of.hi * 100});
    case MeasureKind::date:
        return std::isfinite(of.value) ? fmt::format("{} ({} to {})", date_text(of.value),
                                                     date_text(of.lo), date_text(of.hi))
                                       : "after horizon";
    case MeasureKind::count:
    case MeasureKind::category:
        break;
    }
    return figure(of, "");
}

/// The number alone.
std::string alone(MeasureKind kind, double value) {
    const std::string text = with_bounds(kind, {value, value, value});
    return text.substr(0, text.find(" ("));
}

std::string named(const Axis& axis) {
    return axis.unit.empty() ? axis.path : fmt::format("{} [{}]", axis.path, axis.unit);
}

std::string letter(std::size_t axis) { return fmt::format("x{}", axis + 1); }

std::string extent(const Axis& axis, DesignKind design) {
    if (axis.scale != Axis::Scale::none && design != DesignKind::grid)
        return fmt::format("{} to {}{}", axis.low, axis.high,
                           axis.scale == Axis::Scale::logarithmic ? ", logarithmic" : "");
    constexpr std::size_t most = 8;
    if (axis.levels.size() > most)
        return fmt::format("{} to {}, {} levels", axis.levels.front(), axis.levels.back(),
                           axis.levels.size());
    std::string text;
    for (const std::string& level : axis.levels)
        text += (text.empty() ? "" : ", ") + level;
    return text;
}

/// One side of the heat map: the levels of an axis, or stretches of its range.
class Side {
public:
    Side(const Axis& axis, DesignKind design)
        : axis_(axis), levels_(axis.scale == Axis::Scale::none || design == DesignKind::grid) {}

    std::size_t size() const { return levels_ ? axis_.levels.size() : bins; }

    std::size_t place(const std::string& value) const {
        if (levels_)
            return static_cast<std::size_t>(std::ranges::find(axis_.levels, value) -
                                            axis_.levels.begin());
        const double x = std::strtod(value.c_str(), nullptr);
        const double share = axis_.scale == Axis::Scale::logarithmic
                                 ? std::log(x / axis_.low) / std::log(axis_.high / axis_.low)
                                 : (x - axis_.low) / (axis_.high - axis_.low);
        return std::min(bins - 1, static_cast<std::size_t>(std::max(0.0, share) * bins));
    }

    std::vector<std::string> labels() const {
        if (levels_)
            return axis_.levels;
        std::vector<std::string> all;
        for (std::size_t bin = 0; bin < bins; ++bin)
            all.push_back(fmt::format("{:.3g}-{:.3g}", edge(bin), edge(bin + 1)));
        return all;
    }

private:
    double edge(std::size_t bin) const {
        const double share = static_cast<double>(bin) / bins;
        return axis_.scale == Axis::Scale::logarithmic
                   ? axis_.low * std::pow(axis_.high / axis_.low, share)
                   : axis_.low + share * (axis_.high - axis_.low);
    }

    const Axis& axis_;
    bool levels_;
};

/// Means over the points of each cell.
HeatMap heat_map(const DesignSpace& space, MeasureKind kind,
                 const std::vector<PointValue>& points) {
    const Axis &down = space.axes()[0], &across = space.axes()[1];
    const Side rows(down, space.kind()), columns(across, space.kind());
    HeatMap map{.down = named(down),
                .across = named(across),
                .rows = rows.labels(),
                .columns = columns.labels(),
                .cells = std::vector<double>(rows.size() * columns.size()),
                .text = [kind](double value) { return alone(kind, value); }};
    std::vector<double> counts(map.cells.size());
    for (const PointValue& each : points) {
        const std::vector<std::string> values = space.values(each.point);
        const std::size_t cell = rows.place(values[0]) * columns.size() + columns.place(values[1]);
        map.cells[cell] += each.value.value;
        ++counts[cell];
    }
    for (std::size_t cell = 0; cell < counts.size(); ++cell)
        map.cells[cell] = counts[cell] > 0 ? map.cells[cell] / counts[cell] : std::nan("");
    return map;
}

std::string points_text(const DesignSpace& space, MeasureKind kind, const std::string& heading,
                        std::vector<PointValue> points, Style style) {
    std::string note;
    if (points.size() > listed_at_most) {
        std::ranges::stable_sort(points, [](const PointValue& a, const PointValue& b) {
            return a.value.value < b.value.value;
        });
        note = fmt::format("{} points; the {} least and the {} greatest values (all of them: --csv "
                           "or --out)\n",
                           grouped(points.size()), listed_at_most / 2, listed_at_most / 2);
        points.erase(points.begin() + listed_at_most / 2, points.end() - listed_at_most / 2);
    }
    std::vector<std::string> heads = {"point"};
    for (std::size_t axis = 0; axis < space.axes().size(); ++axis)
        heads.push_back(letter(axis));
    heads.push_back(heading);
    Columns columns(std::move(heads));
    for (const PointValue& each : points) {
        std::vector<std::string> row = {fmt::format("{}", each.point + 1)};
        for (const std::string& value : space.values(each.point))
            row.push_back(shortened(value, 30));
        row.push_back(with_bounds(kind, each.value));
        columns.add(std::move(row));
    }
    return note + columns.print(page, style);
}

std::string axes_text(const DesignSpace& space) {
    std::string text;
    for (std::size_t axis = 0; axis < space.axes().size(); ++axis)
        text += folded(fmt::format("{}  {}: {}", letter(axis), named(space.axes()[axis]),
                                   extent(space.axes()[axis], space.kind())),
                       page, 4) +
                "\n";
    return text;
}

} // namespace

PointValue point_value(std::uint64_t point, const results::PointFigure& figure) {
    const auto number = [](const results::Json& value, double open) {
        if (value.is_number())
            return value.get<double>();
        if (value.is_string())
            if (const auto date = parse_date(value.get<std::string>()))
                return static_cast<double>(std::chrono::sys_days(*date).time_since_epoch().count());
        return open;
    };
    return {point,
            {number(figure.value, std::nan("")), number(figure.lo, -HUGE_VAL),
             number(figure.hi, HUGE_VAL)}};
}

std::string sweep_table(const results::Sweep& sweep, const DesignSpace& space,
                        const Measure& measure, const std::vector<PointValue>& points,
                        const std::string& digest, Style style) {
    std::string text =
        fmt::format("{}: {} of {} points ({}), {} replications each, seed {}\n", sweep.run.scenario,
                    grouped(points.size()), grouped(space.size()), sweep.design,
                    grouped(sweep.replications), sweep.run.seed);
    for (const std::string& setting : sweep.run.overrides)
        text += "set " + setting + "\n";
    text += fmt::format("digest {}\n\n", digest) + axes_text(space);
    const std::string statistic = sweep.chief.statistic == "p" ? "" : " " + sweep.chief.statistic;
    text += "\n" +
            folded(fmt::format("{}{}: {}", bold(sweep.measure, style), statistic, measure.meaning),
                   page, 2) +
            "\n";
    if (space.axes().size() > 1) {
        const bool means = space.axes().size() > 2 || space.kind() != DesignKind::grid;
        text += "\n" + std::string(means ? "mean of the points in each cell\n" : "") +
                print(heat_map(space, measure.kind, points), page, style);
    }
    return text + "\n" + points_text(space, measure.kind, measure.name + statistic, points, style);
}

} // namespace sim::shell
