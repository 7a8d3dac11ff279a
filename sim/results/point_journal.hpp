#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/experiment/result.hpp"
#include "sim/results/sqlite.hpp"
#include "sim/results/statistics.hpp"

namespace sim::results {

/// One number of a point, as it is published.
struct PointFigure {
    std::string section, member, measure; ///< `member` is "" where there is none
    std::string statistic, unit;
    Json value, lo, hi;
};

/// What is kept of a finished point.
struct PointLine {
    std::uint64_t point = 0, replications = 0, failed = 0;
    Digest digest;
    std::optional<Failure> failure; ///< the first
};

/// The finished points of a sweep, on the disk as they come, so that a run that was killed can go
/// on. An SQLite file of its own; memory does not grow with points.
///
/// A process that dies at any time leaves a journal that holds whole points.
class PointJournal {
public:
    /// A journal that is gone when this is.
    PointJournal() : PointJournal("", {}) {}
    /// Opens or begins the journal of the experiment of this fingerprint. InvalidInput if the file
    /// holds another experiment's points, or if another process writes to it now.
    PointJournal(const std::filesystem::path& file, const std::string& fingerprint);

    void add(std::uint64_t point, const OutcomeDescription& outcome, const Result& result);

    std::set<std::uint64_t> finished();
    /// Every finished point, in order.
    void each_point(const std::function<void(const PointLine&)>& use);
    /// Every number kept, by measure and statistic, then point.
    void each_figure(const std::function<void(std::uint64_t point, const PointFigure&)>& use);
    /// The numbers kept of measures without member, and of the measure of `chief`: which there are
    /// at any point (without values), and all of them by point.
    std::vector<PointFigure> main_columns(const PointFigure& chief);
    void each_main(const PointFigure& chief,
                   const std::function<void(std::uint64_t point, const PointFigure&)>& use);
    /// One statistic of one measure (its parts as in PointFigure) at the points that have it.
    void each_figure_of(const PointFigure& which,
                        const std::function<void(std::uint64_t point, const PointFigure&)>& use);

private:
    void add_figures(std::uint64_t point, const OutcomeDescription& outcome, const Result& result);
    void figures(Statement& rows,
                 const std::function<void(std::uint64_t, const PointFigure&)>& use);

    Database database_;
    std::unique_ptr<Statement> point_, figure_;
};

/// Binds a published number: text, a number, or NULL.
void bind_json(Statement& row, const Json& value);

} // namespace sim::results
