#include "sim/results/point_journal.hpp"

#include <string_view>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/rows.hpp"

namespace sim::results {

namespace {

constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS journal (fingerprint TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS points (
    id INTEGER PRIMARY KEY, replications INTEGER NOT NULL, failed INTEGER NOT NULL,
    digest_high INTEGER NOT NULL, digest_low INTEGER NOT NULL, failing INTEGER, message TEXT);
CREATE TABLE IF NOT EXISTS figures (
    point INTEGER NOT NULL, section TEXT NOT NULL, member TEXT NOT NULL, measure TEXT NOT NULL,
    statistic TEXT NOT NULL, unit TEXT NOT NULL, value, lo, hi);
)sql";

constexpr const char* main_ones = "member = '' OR (section = ? AND member = ? AND measure = ?)";

constexpr const char* columns = "point, section, member, measure, statistic, unit, value, lo, hi";

Json read_json(const Statement& row, int column) {
    if (row.null(column))
        return nullptr;
    if (row.kind(column) == Statement::Kind::text)
        return row.text(column);
    return row.real(column);
}

void bind_measure(Statement& row, const PointFigure& which) {
    row.bind(std::string_view(which.section)).bind(std::string_view(which.member));
    row.bind(std::string_view(which.measure));
}

} // namespace

void bind_figure(Statement& row, const PointFigure& figure) {
    bind_measure(row, figure);
    row.bind(std::string_view(figure.statistic)).bind(std::string_view(figure.unit));
    for (const Json* number : {&figure.value, &figure.lo, &figure.hi})
        bind_value(row, *number);
}

PointJournal::PointJournal(const std::filesystem::path& file, const std::string& fingerprint)
    : database_(file, Open::create) {
    try {
        database_.execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; "
                          "PRAGMA synchronous = OFF; BEGIN IMMEDIATE");
    } catch (const DatabaseError& problem) {
        const std::string_view why = problem.what();
        if (!why.ends_with("database is locked") && !why.ends_with("file is not a database"))
            throw; // the disk, or the memory
        throw InvalidInput(fmt::format("{}: is no journal of a sweep, or another process is at it; "
                                       "allowed: wait for that one, or remove the file",
                                       file.string()));
    }
    database_.execute(tables);
    Statement known(database_, "SELECT fingerprint FROM journal");
    if (!known.step())
        insertion(database_, "journal").bind(std::string_view(fingerprint)).run();
    else if (known.text(0) != fingerprint)
        throw InvalidInput(fmt::format(
            "{}: holds the finished points of another experiment; allowed: the command that began "
            "it, another --out, or to remove this file",
            file.string()));
    while (known.step()) {
    }
    database_.execute("COMMIT");
    point_ = std::make_unique<Statement>(insertion(database_, "points"));
    figure_ = std::make_unique<Statement>(insertion(database_, "figures"));
}

void PointJournal::add(const PointRecord& record) {
    const PointLine& line = record.line;
    database_.execute("BEGIN");
    point_->bind(line.point).bind(line.replications).bind(line.failed);
    for (const std::int64_t word : line.digest.words())
        point_->bind(word);
    if (line.failure)
        point_->bind(std::int64_t{line.failure->replication})
            .bind(std::string_view(line.failure->message));
    else
        point_->bind(nullptr).bind(nullptr);
    point_->run();
    for (const PointFigure& figure : record.figures) {
        figure_->bind(line.point);
        bind_figure(*figure_, figure);
        figure_->run();
    }
    database_.execute("COMMIT");
}

std::set<std::uint64_t> PointJournal::finished() {
    std::set<std::uint64_t> points;
    Statement row(database_, "SELECT id FROM points");
    while (row.step())
        points.insert(static_cast<std::uint64_t>(row.integer(0)));
    return points;
}

void PointJournal::each_point(const std::function<void(const PointLine&)>& use) {
    Statement row(database_, "SELECT * FROM points ORDER BY id");
    while (row.step()) {
        PointLine line{.point = static_cast<std::uint64_t>(row.integer(0)),
                       .replications = static_cast<std::uint64_t>(row.integer(1)),
                       .failed = static_cast<std::uint64_t>(row.integer(2)),
                       .digest = Digest::of_words({row.integer(3), row.integer(4)}),
                       .failure = {}};
        if (!row.null(5))
            line.failure = {static_cast<std::uint32_t>(row.integer(5)), row.text(6)};
        use(line);
    }
}

void PointJournal::figures(Statement& rows,
                           const std::function<void(std::uint64_t, const PointFigure&)>& use) {
    while (rows.step())
        use(static_cast<std::uint64_t>(rows.integer(0)),
            {rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
             read_json(rows, 6), read_json(rows, 7), read_json(rows, 8)});
}

void PointJournal::each_figure(
    const std::function<void(std::uint64_t point, const PointFigure&)>& use) {
    Statement rows(database_, fmt::format("SELECT {} FROM figures ORDER BY section, member, "
                                          "measure, statistic, point",
                                          columns));
    figures(rows, use);
}

std::vector<PointFigure> PointJournal::main_columns(const PointFigure& chief) {
    std::vector<PointFigure> found;
    Statement rows(database_,
                   fmt::format("SELECT DISTINCT section, member, measure, statistic, unit FROM "
                               "figures WHERE {} ORDER BY 1, 2, 3, 4, 5",
                               main_ones));
    bind_measure(rows, chief);
    while (rows.step())
        found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4),
                         nullptr, nullptr, nullptr});
    return found;
}

void PointJournal::each_main(
    const PointFigure& chief,
    const std::function<void(std::uint64_t point, const PointFigure&)>& use) {
    Statement rows(database_, fmt::format("SELECT {} FROM figures WHERE {} ORDER BY point, rowid",
                                          columns, main_ones));
    bind_measure(rows, chief);
    figures(rows, use);
}

void PointJournal::each_figure_of(
    const PointFigure& which,
    const std::function<void(std::uint64_t point, const PointFigure&)>& use) {
    Statement rows(database_,
                   fmt::format("SELECT {} FROM figures WHERE section = ? AND member = ? AND "
                               "measure = ? AND statistic = ? ORDER BY point",
                               columns));
    bind_measure(rows, which);
    rows.bind(std::string_view(which.statistic));
    figures(rows, use);
}

} // namespace sim::results
