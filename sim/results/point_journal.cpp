#include "sim/results/point_journal.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/rows.hpp"

namespace sim::results {

namespace {

constexpr const char* journal_tables = R"sql(
CREATE TABLE IF NOT EXISTS journal (fingerprint TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS points (
    id INTEGER PRIMARY KEY, replications INTEGER NOT NULL, failed INTEGER NOT NULL,
    digest_high INTEGER NOT NULL, digest_low INTEGER NOT NULL, failing INTEGER, message TEXT);
CREATE TABLE IF NOT EXISTS titles (
    id INTEGER PRIMARY KEY, section TEXT NOT NULL, member TEXT NOT NULL, measure TEXT NOT NULL,
    statistic TEXT NOT NULL, unit TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS figures (
    point INTEGER NOT NULL, title INTEGER NOT NULL REFERENCES titles, value, lo, hi,
    PRIMARY KEY (point, title)) WITHOUT ROWID;
)sql";

/// A journal of another form is one of another experiment.
constexpr std::string_view form = "2 ";

Json read_json(const Statement& row, int column) {
    if (row.null(column))
        return nullptr;
    if (row.kind(column) == Statement::Kind::text)
        return row.text(column);
    return row.real(column);
}

bool same_measure(const PointFigure& one, const PointFigure& other) {
    return one.section == other.section && one.member == other.member &&
           one.measure == other.measure;
}

/// A figure that has no values yet.
PointFigure figure_of(const Title& title) {
    return {title[0], title[1], title[2], title[3], title[4], nullptr, nullptr, nullptr};
}

PointFigure with_values(PointFigure title, const Statement& row, int first) {
    title.value = read_json(row, first);
    title.lo = read_json(row, first + 1);
    title.hi = read_json(row, first + 2);
    return title;
}

} // namespace

void bind_values(Statement& row, const PointFigure& figure) {
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
    database_.execute(journal_tables);
    Statement known(database_, "SELECT fingerprint FROM journal");
    const std::string mine = fmt::format("{}{}", form, fingerprint);
    if (!known.step())
        insertion(database_, "journal").bind(std::string_view(mine)).run();
    else if (known.text(0) != mine)
        throw InvalidInput(fmt::format(
            "{}: holds the finished points of another experiment; allowed: the command that began "
            "it, another --out, or to remove this file",
            file.string()));
    while (known.step()) {
    }
    database_.execute("COMMIT");
    Statement titles(database_, "SELECT section, member, measure, statistic, unit, id FROM titles");
    while (titles.step())
        numbers_[{titles.text(0), titles.text(1), titles.text(2), titles.text(3), titles.text(4)}] =
            titles.integer(5);
    point_ = std::make_unique<Statement>(insertion(database_, "points"));
    title_ = std::make_unique<Statement>(insertion(database_, "titles"));
    figure_ = std::make_unique<Statement>(insertion(database_, "figures"));
}

std::int64_t PointJournal::number_of(const PointFigure& figure) {
    const auto [known, fresh] =
        numbers_.try_emplace(title_of(figure), static_cast<std::int64_t>(numbers_.size()) + 1);
    if (fresh) {
        title_->bind(known->second);
        for (const std::string& word : known->first)
            title_->bind(std::string_view(word));
        title_->run();
    }
    return known->second;
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
        figure_->bind(line.point).bind(number_of(figure));
        bind_values(*figure_, figure);
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

std::vector<PointFigure> PointJournal::titles() const {
    std::vector<PointFigure> all;
    all.reserve(numbers_.size());
    for (const auto& [title, number] : numbers_)
        all.push_back(figure_of(title));
    return all;
}

void PointJournal::each_figure(
    const std::function<void(std::uint64_t point, std::size_t title, const PointFigure&)>& use) {
    std::vector<std::size_t> places(numbers_.size() + 1); // by number
    for (std::size_t place = 0; const auto& [title, number] : numbers_)
        places[static_cast<std::size_t>(number)] = place++;
    std::vector<PointFigure> figures = titles();
    std::vector<std::size_t> of_point; // the places of one point's figures
    std::uint64_t point = 0;
    const auto finish = [&] {
        std::ranges::sort(of_point);
        for (const std::size_t place : of_point)
            use(point, place, figures[place]);
        of_point.clear();
    };
    Statement rows(database_, "SELECT point, title, value, lo, hi FROM figures ORDER BY point");
    while (rows.step()) {
        const auto next = static_cast<std::uint64_t>(rows.integer(0));
        if (next != point)
            finish();
        point = next;
        const std::size_t place = places[static_cast<std::size_t>(rows.integer(1))];
        figures[place] = with_values(std::move(figures[place]), rows, 2);
        of_point.push_back(place);
    }
    finish();
}

std::vector<std::size_t> PointJournal::main_titles(const PointFigure& chief) const {
    std::vector<std::size_t> found;
    const std::vector<PointFigure> all = titles();
    for (std::size_t place = 0; place < all.size(); ++place)
        if (all[place].member.empty() || same_measure(all[place], chief))
            found.push_back(place);
    return found;
}

void PointJournal::each_figure_of(
    const PointFigure& which,
    const std::function<void(std::uint64_t point, const PointFigure&)>& use) {
    Statement rows(database_,
                   "SELECT point, value, lo, hi FROM figures WHERE title = ? ORDER BY point");
    for (const auto& [title, number] : numbers_) {
        if (title[0] != which.section || title[1] != which.member || title[2] != which.measure ||
            title[3] != which.statistic)
            continue;
        rows.bind(number);
        PointFigure figure = figure_of(title);
        while (rows.step()) {
            figure = with_values(std::move(figure), rows, 1);
            use(static_cast<std::uint64_t>(rows.integer(0)), figure);
        }
        return;
    }
}

} // namespace sim::results
