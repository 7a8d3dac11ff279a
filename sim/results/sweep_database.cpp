#include <string>

#include "sim/results/database.hpp"
#include "sim/results/rows.hpp"
#include "sim/results/sweep.hpp"

namespace sim::results {

namespace {

constexpr const char* tables = R"sql(
CREATE TABLE axes (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL, low REAL,
    high REAL, levels INTEGER NOT NULL, scale TEXT NOT NULL);
CREATE TABLE points (
    id INTEGER PRIMARY KEY, replications INTEGER NOT NULL, failed INTEGER NOT NULL,
    digest TEXT NOT NULL);
CREATE TABLE point_settings (
    point_id INTEGER NOT NULL REFERENCES points, axis_id INTEGER NOT NULL REFERENCES axes, value,
    PRIMARY KEY (point_id, axis_id)) WITHOUT ROWID;
CREATE TABLE point_summaries (
    point_id INTEGER NOT NULL REFERENCES points, section TEXT NOT NULL, member TEXT NOT NULL,
    measure TEXT NOT NULL, statistic TEXT NOT NULL, unit TEXT NOT NULL, value, lo, hi,
    PRIMARY KEY (section, member, measure, statistic, point_id)) WITHOUT ROWID;
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
    Statement number = insertion(database, "point_summaries");
    points.each_figure([&](std::uint64_t point, const PointFigure& figure) {
        number.bind(point + 1);
        bind_figure(number, figure);
        number.run();
    });
}

} // namespace

void publish(const Folder& folder, const Sweep& sweep, PointJournal& points) {
    folder.write([&](const std::filesystem::path& path) {
        write_file(path / "summary.json", sweep_text(sweep, points));
        write_file(path / "points.csv", points_csv(sweep, points));
        write_database(path / "run.db", sweep.run, [&](Database& database) {
            database.execute(tables);
            write_provenance(database, sweep, points);
            write_axes(database, sweep);
            write_points(database, sweep, points);
        });
    });
}

} // namespace sim::results
