#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/results/figure_values.hpp"
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
    /// What the numbers kept are of, in the order of their names: figures without values.
    std::vector<PointFigure> titles() const;
    /// Every number kept, by point, then in the order of titles(), by its place there.
    void each_figure(
        const std::function<void(std::uint64_t point, std::size_t title, const PointFigure&)>& use);
    /// The places in titles() of measures without member, and of the measure of `chief`.
    std::vector<std::size_t> main_titles(const PointFigure& chief) const;
    /// One statistic of one measure (its parts as in PointFigure) at the points that have it.
    void each_figure_of(const PointFigure& which,
                        const std::function<void(std::uint64_t point, const PointFigure&)>& use);

private:
    using Use = std::function<More(std::uint64_t point, std::uint64_t number, Json value, Json lo,
                                   Json hi)>;

    /// The number by which the journal means what a figure is of.
    std::uint64_t number_of(const PointFigure& figure);
    /// The values of all points, by point and then as each was written; `done` after each.
    void each_value_of_points(const Use& use, const std::function<void(std::uint64_t point)>& done);

    std::string file_;
    Database database_;
    std::unique_ptr<Statement> point_, title_;
    std::map<Title, std::uint64_t> numbers_;
    std::vector<Title> last_titles_; ///< of the point that was added last, most likely the next's
    std::vector<std::uint64_t> last_numbers_;
};

/// Binds a figure's value, lo and hi.
void bind_values(Statement& row, const PointFigure& figure);

} // namespace sim::results
