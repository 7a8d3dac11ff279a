#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "sim/results/database.hpp"
#include "sim/results/rows.hpp"
#include "sim/results/sql_text.hpp"
#include "sim/results/sweep.hpp"

namespace sim::results {

namespace {

constexpr const char* sweep_tables = R"sql(
CREATE TABLE axes (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL, low REAL,
    high REAL, levels INTEGER NOT NULL, scale TEXT NOT NULL);
CREATE TABLE point_measures (
    section TEXT NOT NULL, measure TEXT NOT NULL, kind TEXT NOT NULL, meaning TEXT NOT NULL,
    PRIMARY KEY (section, measure)) WITHOUT ROWID;
CREATE TABLE points (
    id INTEGER PRIMARY KEY, replications INTEGER NOT NULL, failed INTEGER NOT NULL,
    digest TEXT NOT NULL);
CREATE TABLE point_settings (
    point_id INTEGER NOT NULL REFERENCES points, axis_id INTEGER NOT NULL REFERENCES axes, value,
    PRIMARY KEY (point_id, axis_id)) WITHOUT ROWID;
CREATE TABLE point_figures (
    id INTEGER PRIMARY KEY, section TEXT NOT NULL, member TEXT NOT NULL, measure TEXT NOT NULL,
    statistic TEXT NOT NULL, unit TEXT NOT NULL);
CREATE TABLE point_values (
    point_id INTEGER NOT NULL REFERENCES points, figure_id INTEGER NOT NULL REFERENCES point_figures,
    value, lo, hi, PRIMARY KEY (point_id, figure_id)) WITHOUT ROWID;
CREATE VIEW point_summaries AS
    SELECT v.point_id, f.section, f.member, f.measure, f.statistic, f.unit, v.value, v.lo, v.hi
    FROM point_values v JOIN point_figures f ON f.id = v.figure_id;
)sql";

void write_provenance(Database& database, const Sweep& sweep, PointJournal& points) {
    Statement row(database, "INSERT OR REPLACE INTO provenance VALUES (?,?)");
    const auto put = [&](std::string_view key, std::string_view value) {
        row.bind(key).bind(value).run();
    };
    put("digest", digest_of(points));
    put("design", sweep.design);
    put("replications", std::to_string(sweep.replications));
    put("measure", sweep.measure);
    put("fingerprint", sweep.fingerprint());
    put("command", sweep.command);
}

void write_axes(Database& database, const Sweep& sweep) {
    Statement row = insertion(database, "axes");
    for (std::size_t i = 0; i < sweep.axes.size(); ++i) {
        const SweepAxis& axis = sweep.axes[i];
        row.bind(std::uint64_t{i + 1}).bind(std::string_view(axis.path));
        row.bind(std::string_view(axis.kind)).bind(std::string_view(axis.unit));
        for (const std::optional<double>& bound : {axis.low, axis.high})
            bind_value(row, bound ? Json(*bound) : Json());
        row.bind(std::uint64_t{axis.levels.size()}).bind(std::string_view(axis.scale)).run();
    }
}

void write_measures(Database& database, const Sweep& sweep) {
    Statement row = insertion(database, "point_measures");
    for (const Section& section : sweep.sections)
        for (const Measure& measure : section.measures)
            row.bind(std::string_view(section.key))
                .bind(std::string_view(measure.name))
                .bind(std::string_view(kind_name(measure.kind)))
                .bind(std::string_view(measure.meaning))
                .run();
}

void write_settings(Database& database, const Sweep& sweep, std::uint64_t point) {
    Statement row = insertion(database, "point_settings");
    const std::vector<std::string> values = sweep.values(point);
    for (std::size_t axis = 0; axis < values.size(); ++axis) {
        row.bind(point + 1).bind(std::uint64_t{axis + 1});
        bind_value(row, value_json(values[axis]));
        row.run();
    }
}

void write_points(Database& database, const Sweep& sweep, PointJournal& points) {
    Statement row = insertion(database, "points");
    points.each_point([&](const PointLine& point) {
        row.bind(point.point + 1).bind(point.replications).bind(point.failed);
        row.bind(std::string_view(point.digest.to_string())).run();
        write_settings(database, sweep, point.point);
    });
    Statement number = insertion(database, "point_values");
    points.each_figure([&](std::uint64_t point, std::size_t title, const PointFigure& figure) {
        number.bind(point + 1).bind(std::uint64_t{title + 1});
        bind_values(number, figure);
        number.run();
    });
}

void write_titles(Database& database, const std::vector<PointFigure>& titles) {
    Statement row = insertion(database, "point_figures");
    for (std::size_t place = 0; place < titles.size(); ++place) {
        row.bind(std::uint64_t{place + 1});
        for (const std::string& word : title_of(titles[place]))
            row.bind(std::string_view(word));
        row.run();
    }
}

/// The columns of one number at each point, found by its primary key.
std::string columns_of(const PointFigure& figure, std::size_t id, ColumnNames& names) {
    const std::string where =
        fmt::format("FROM point_values s WHERE s.point_id = p.id AND s.figure_id = {}", id);
    const std::string name =
        fmt::format("{}{}_{}", figure.member.empty() ? "" : figure.member + ".", figure.measure,
                    figure.statistic);
    std::string sql = fmt::format(", (SELECT s.value {}) AS {}", where, names.unique(name));
    if (figure.statistic == "censored")
        return sql;
    for (const char* bound : {"lo", "hi"})
        sql += fmt::format(", (SELECT s.{} {}) AS {}", bound, where,
                           names.unique(fmt::format("{}_{}", name, bound)));
    return sql;
}

/// `v_points`: a row for each point: its settings, then the numbers of points.csv.
std::string points_view(const Sweep& sweep, const PointJournal& points) {
    ColumnNames names;
    std::string sql = "CREATE VIEW v_points AS SELECT p.id AS " + names.unique("point");
    for (std::size_t axis = 0; axis < sweep.axes.size(); ++axis)
        sql += fmt::format(", (SELECT x.value FROM point_settings x WHERE x.point_id = p.id AND "
                           "x.axis_id = {}) AS {}",
                           axis + 1, names.unique(sweep.axes[axis].path));
    for (const char* column : {"replications", "failed", "digest"})
        sql += fmt::format(", p.{} AS {}", column, names.unique(column));
    const std::vector<PointFigure> titles = points.titles();
    for (const std::size_t title : points.main_titles(sweep.chief))
        sql += columns_of(titles[title], title + 1, names);
    return sql + " FROM points p ORDER BY p.id;";
}

} // namespace

void publish(const Folder& folder, const Sweep& sweep, PointJournal& points) {
    folder.write([&](const std::filesystem::path& path) {
        write_file(path / "summary.json", sweep_text(sweep, points));
        write_file(path / "points.csv", points_csv(sweep, points));
        write_database(path / "run.db", sweep.run, [&](Database& database) {
            database.execute(sweep_tables);
            write_provenance(database, sweep, points);
            write_axes(database, sweep);
            write_measures(database, sweep);
            write_titles(database, points.titles());
            write_points(database, sweep, points);
            database.execute(points_view(sweep, points));
        });
    });
}

} // namespace sim::results
