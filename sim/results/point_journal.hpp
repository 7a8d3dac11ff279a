#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/results/point_record.hpp"
#include "sim/results/sqlite.hpp"

namespace sim::results {

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

    void add(const PointRecord& point);

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
    void figures(Statement& rows,
                 const std::function<void(std::uint64_t, const PointFigure&)>& use);

    Database database_;
    std::unique_ptr<Statement> point_, figure_;
};

/// Binds all of a figure: section, member, measure, statistic, unit, value, lo, hi.
void bind_figure(Statement& row, const PointFigure& figure);

} // namespace sim::results
