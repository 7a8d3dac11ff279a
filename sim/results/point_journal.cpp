#include "sim/results/point_journal.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/cbor.hpp"
#include "sim/results/rows.hpp"

namespace sim::results {

namespace {

constexpr const char* journal_tables = R"sql(
CREATE TABLE IF NOT EXISTS journal (fingerprint TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS points (
    id INTEGER PRIMARY KEY, replications INTEGER NOT NULL, failed INTEGER NOT NULL,
    digest_high INTEGER NOT NULL, digest_low INTEGER NOT NULL, failing INTEGER, message TEXT,
    figures BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS titles (
    id INTEGER PRIMARY KEY, section TEXT NOT NULL, member TEXT NOT NULL, measure TEXT NOT NULL,
    statistic TEXT NOT NULL, unit TEXT NOT NULL);
)sql";

/// A journal of another form is one of another experiment.
constexpr std::string_view form = "3 ";

bool same_measure(const PointFigure& one, const PointFigure& other) {
    return one.section == other.section && one.member == other.member &&
           one.measure == other.measure;
}

/// A figure that has no values yet.
PointFigure figure_of(const Title& title) {
    return {title[0], title[1], title[2], title[3], title[4], nullptr, nullptr, nullptr};
}

bool is_of(const PointFigure& figure, const Title& title) {
    return figure.measure == title[2] && figure.member == title[1] &&
           figure.statistic == title[3] && figure.section == title[0] && figure.unit == title[4];
}

} // namespace

void bind_values(Statement& row, const PointFigure& figure) {
    for (const Json* number : {&figure.value, &figure.lo, &figure.hi})
        bind_value(row, *number);
}

PointJournal::PointJournal(const std::filesystem::path& file, const std::string& fingerprint)
    : file_(file.string()), database_(file, Open::create) {
    try {
        database_.execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; "
                          "PRAGMA synchronous = OFF; BEGIN IMMEDIATE");
    } catch (const DatabaseError& problem) {
        const std::string_view why = problem.what();
        if (!why.ends_with("database is locked") && !why.ends_with("file is not a database"))
            throw; // the disk, or the memory
        throw InvalidInput(fmt::format("{}: is no journal of a sweep, or another process is at it; "
                                       "allowed: wait for that one, or remove the file",
                                       file_));
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
            file_));
    while (known.step()) {
    }
    database_.execute("COMMIT");
    Statement titles(database_, "SELECT section, member, measure, statistic, unit, id FROM titles");
    while (titles.step())
        numbers_[{titles.text(0), titles.text(1), titles.text(2), titles.text(3), titles.text(4)}] =
            static_cast<std::uint64_t>(titles.integer(5));
    point_ = std::make_unique<Statement>(insertion(database_, "points"));
    title_ = std::make_unique<Statement>(insertion(database_, "titles"));
}

std::uint64_t PointJournal::number_of(const PointFigure& figure) {
    const auto [known, fresh] = numbers_.try_emplace(title_of(figure), numbers_.size() + 1);
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
    if (!std::ranges::equal(record.figures, last_titles_, is_of)) {
        last_titles_.clear();
        last_numbers_.clear();
        for (const PointFigure& figure : record.figures) {
            last_titles_.push_back(title_of(figure));
            last_numbers_.push_back(number_of(figure));
        }
    }
    point_->bind(line.point).bind(line.replications).bind(line.failed);
    for (const std::int64_t word : line.digest.words())
        point_->bind(word);
    if (line.failure)
        point_->bind(std::int64_t{line.failure->replication})
            .bind(std::string_view(line.failure->message));
    else
        point_->bind(nullptr).bind(nullptr);
    point_->bind_bytes(values_as_bytes(record.figures, last_numbers_)).run();
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
                       .digest = Digest::of({row.integer(3), row.integer(4)}),
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

void PointJournal::each_value_of_points(const Use& use,
                                        const std::function<void(std::uint64_t point)>& done) {
    Statement rows(database_, "SELECT id, figures FROM points ORDER BY id");
    while (rows.step()) {
        const auto point = static_cast<std::uint64_t>(rows.integer(0));
        try {
            each_value(rows.bytes(1), [&](std::uint64_t number, Json value, Json lo, Json hi) {
                sound(number >= 1 && number <= numbers_.size(), "a number has no name");
                return use(point, number, std::move(value), std::move(lo), std::move(hi));
            });
        } catch (const Damaged& damage) {
            throw DatabaseError(
                fmt::format("{}: is damaged at point {}: {}", file_, point + 1, damage.what()));
        }
        done(point);
    }
}

void PointJournal::each_figure(
    const std::function<void(std::uint64_t point, std::size_t title, const PointFigure&)>& use) {
    std::vector<std::size_t> places(numbers_.size() + 1); // by number
    for (std::size_t place = 0; const auto& [title, number] : numbers_)
        places[number] = place++;
    std::vector<PointFigure> figures = titles();
    std::vector<std::size_t> of_point; // the places of one point's figures
    each_value_of_points(
        [&](std::uint64_t, std::uint64_t number, Json value, Json lo, Json hi) {
            of_point.push_back(places[number]);
            PointFigure& figure = figures[of_point.back()];
            figure.value = std::move(value);
            figure.lo = std::move(lo);
            figure.hi = std::move(hi);
            return More::yes;
        },
        [&](std::uint64_t point) {
            std::ranges::sort(of_point);
            for (const std::size_t place : of_point)
                use(point, place, figures[place]);
            of_point.clear();
        });
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
    const auto wanted = std::ranges::find_if(numbers_, [&](const auto& each) {
        return same_measure(figure_of(each.first), which) && each.first[3] == which.statistic;
    });
    if (wanted == numbers_.end())
        return;
    PointFigure figure = figure_of(wanted->first);
    each_value_of_points(
        [&](std::uint64_t point, std::uint64_t number, Json value, Json lo, Json hi) {
            if (number != wanted->second)
                return More::yes;
            figure.value = std::move(value);
            figure.lo = std::move(lo);
            figure.hi = std::move(hi);
            use(point, figure);
            return More::no;
        },
        [](std::uint64_t) {});
}

} // namespace sim::results
