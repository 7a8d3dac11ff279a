#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/folder.hpp"
#include "sim/results/point_journal.hpp"
#include "sim/results/run.hpp"

namespace sim::results {

/// What a sweep varies, as it is published.
struct SweepAxis {
    std::string path, kind, unit; ///< kind: parameter or option
    std::optional<double> low, high;
    std::vector<std::string> levels; ///< of a grid
    std::string scale;               ///< linear, logarithmic, or "" if only levels are meant
};

/// A sweep: one experiment at many points. Its results are in a PointJournal.
struct Sweep {
    Run run;            ///< where it comes from; its options have no results of their own
    std::string design; ///< grid, latin-hypercube or sobol
    std::uint64_t points = 0;
    std::uint32_t replications = 0; ///< at each point
    std::vector<SweepAxis> axes;
    std::string measure;                ///< by which points are shown, as measure_name has it
    PointFigure chief;                  ///< the number of that measure that is shown
    std::vector<Section> sections = {}; ///< what a replication measures
    std::string command = {};           ///< that gives the same again
    /// The values at a point, one for each axis, as they are written.
    std::function<std::vector<std::string>(std::uint64_t point)> values;

    /// 64 hexadecimal digits that are the same for the same experiment only: program, scenario,
    /// overrides, options, seed, replications, axes and design.
    std::string fingerprint() const;
};

/// A value of an axis as it is published: a number if it is one, else its text.
Json value_json(const std::string& written);

/// A digest over those of all finished points, in order.
std::string digest_of(PointJournal& points);

/// The summary as one JSON document with the key `sweep`; README.md lists its names.
std::string sweep_text(const Sweep& sweep, PointJournal& points);

/// One row a point: its number, values, replications, failures, and the numbers of the measures
/// without member and of the chief one; a heading with units.
std::string points_csv(const Sweep& sweep, PointJournal& points);

/// Writes summary.json, run.db and points.csv into the folder, whole or not at all.
void publish(const Folder& folder, const Sweep& sweep, PointJournal& points);

} // namespace sim::results
