#include "sim/results/sweep.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include <fmt/format.h>

#include "sim/results/csv.hpp"
#include "sim/results/summary.hpp"
#include "sim/scenario/sha256.hpp"

namespace sim::results {

namespace {

Json axis_json(const SweepAxis& axis) {
    Json levels = Json::array();
    for (const std::string& level : axis.levels)
        levels.push_back(value_json(level));
    return {{"path", axis.path},
            {"kind", axis.kind},
            {"unit", axis.unit},
            {"low", axis.low ? Json(*axis.low) : Json()},
            {"high", axis.high ? Json(*axis.high) : Json()},
            {"levels", levels},
            {"scale", axis.scale}};
}

Json axes_json(const Sweep& sweep) {
    Json axes = Json::array();
    for (const SweepAxis& axis : sweep.axes)
        axes.push_back(axis_json(axis));
    return axes;
}

Json options_json(const Run& run) {
    Json options = Json::array();
    for (const OptionResult& option : run.options)
        options.push_back({{"name", option.name}, {"meaning", option.meaning}});
    return options;
}

std::string cell(const Json& value) {
    if (value.is_string())
        return csv_cell(value.get<std::string>());
    return value.is_number() ? fmt::format("{}", value.get<double>()) : "";
}

std::string with_unit(const std::string& name, const std::string& unit) {
    return unit.empty() ? name : fmt::format("{} [{}]", name, unit);
}

std::string title(const PointFigure& column) {
    return fmt::format("{}{}.{} {}", column.section,
                       column.member.empty() ? "" : "." + column.member, column.measure,
                       column.statistic);
}

/// The points' numbers, one row a point, as they come from the journal in order.
class Rows {
public:
    Rows(const Sweep& sweep, const PointJournal& points)
        : sweep_(sweep), titles_(points.titles()), columns_(points.main_titles(sweep.chief)) {
        empty();
    }

    std::string heading() const {
        std::string line = "point";
        for (const SweepAxis& axis : sweep_.axes)
            line += "," + csv_cell(with_unit(axis.path, axis.unit));
        line += ",replications,failed";
        for (const std::size_t column : columns_)
            line += fmt::format(",{},lo,hi",
                                csv_cell(with_unit(title(titles_[column]), titles_[column].unit)));
        return line + "\n";
    }

    void put(std::size_t title, const PointFigure& figure) {
        const auto column = std::ranges::lower_bound(columns_, title);
        if (column != columns_.end() && *column == title)
            cells_[static_cast<std::size_t>(column - columns_.begin())] =
                fmt::format(",{},{},{}", cell(figure.value), cell(figure.lo), cell(figure.hi));
    }

    /// The row of a point with what was put since the last one.
    std::string row(const PointLine& point) {
        std::string line = fmt::format("{}", point.point + 1);
        for (const std::string& value : sweep_.values(point.point))
            line += "," + csv_cell(value);
        line += fmt::format(",{},{}", point.replications, point.failed);
        for (const std::string& cell : cells_)
            line += cell;
        empty();
        return line + "\n";
    }

private:
    void empty() { cells_.assign(columns_.size(), ",,,"); }

    const Sweep& sweep_;
    std::vector<PointFigure> titles_;
    std::vector<std::size_t> columns_; ///< places in titles_, in order
    std::vector<std::string> cells_;
};

Json point_json(const Sweep& sweep, const PointLine& point) {
    Json values = Json::object();
    const std::vector<std::string> written = sweep.values(point.point);
    for (std::size_t axis = 0; axis < written.size(); ++axis)
        values[sweep.axes[axis].path] = value_json(written[axis]);
    return {{"id", point.point + 1},
            {"values", values},
            {"replications", point.replications},
            {"failed", point.failed},
            {"digest", point.digest.to_string()},
            {"value", nullptr},
            {"lo", nullptr},
            {"hi", nullptr}};
}

/// The points of the summary, each with the chief number.
Json points_json(const Sweep& sweep, PointJournal& points) {
    Json list = Json::array();
    std::vector<std::uint64_t> ids;
    points.each_point([&](const PointLine& point) {
        list.push_back(point_json(sweep, point));
        ids.push_back(point.point);
    });
    std::size_t at = 0;
    points.each_figure_of(sweep.chief, [&](std::uint64_t point, const PointFigure& figure) {
        while (at < ids.size() && ids[at] != point)
            ++at;
        list[at]["value"] = figure.value;
        list[at]["lo"] = figure.lo;
        list[at]["hi"] = figure.hi;
    });
    return list;
}

} // namespace

Json value_json(const std::string& written) {
    char* end = nullptr;
    const double value = std::strtod(written.c_str(), &end);
    return written.empty() || *end != '\0' ? Json(written) : Json(value);
}

std::string Sweep::fingerprint() const {
    const Json all = {{"version", run.program.version},
                      {"scenario", run.sha256},
                      {"overrides", run.overrides},
                      {"options", options_json(run)},
                      {"seed", run.seed},
                      {"replications", replications},
                      {"design", design},
                      {"points", points},
                      {"axes", axes_json(*this)}};
    return scenario::sha256(all.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string digest_of(PointJournal& points) {
    Digest all;
    points.each_point([&](const PointLine& point) {
        all.add(static_cast<std::uint32_t>(point.point), point.digest.words());
    });
    return all.to_string();
}

std::string sweep_text(const Sweep& sweep, PointJournal& points) {
    Json list = points_json(sweep, points);
    std::uint64_t failed = 0;
    for (const Json& point : list)
        failed += point["failed"].get<std::uint64_t>();
    Json summary = summary_json(sweep.run);
    summary["replications"] = sweep.replications;
    summary["failed"] = failed;
    summary["interrupted"] = list.size() < sweep.points;
    summary["digest"] = digest_of(points);
    summary["options"] = options_json(sweep.run);
    summary["sweep"] = {{"by", sweep.measure},      {"statistic", sweep.chief.statistic},
                        {"unit", sweep.chief.unit}, {"design", sweep.design},
                        {"size", sweep.points},     {"axes", axes_json(sweep)},
                        {"points", std::move(list)}};
    return summary.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string points_csv(const Sweep& sweep, PointJournal& points) {
    Rows rows(sweep, points);
    std::vector<PointLine> lines;
    points.each_point([&](const PointLine& point) { lines.push_back(point); });
    std::string text = rows.heading();
    std::size_t at = 0;
    const auto finish = [&](std::uint64_t next) {
        for (; at < lines.size() && lines[at].point < next; ++at)
            text += rows.row(lines[at]);
    };
    points.each_figure([&](std::uint64_t point, std::size_t title, const PointFigure& figure) {
        finish(point);
        rows.put(title, figure);
    });
    finish(sweep.points);
    return text;
}

} // namespace sim::results
