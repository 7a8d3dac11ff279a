#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/experiment/design.hpp"
#include "sim/experiment/points.hpp"
#include "sim/shell/any_model.hpp"
#include "sim/shell/axis.hpp"

namespace sim::shell {

/// How the points of a space are chosen.
enum class DesignKind { grid, latin_hypercube, sobol };

/// "grid", "latin-hypercube", "sobol": as on the command line.
std::string to_string(DesignKind kind);

/// The points of a design over some axes, in their order: all values that the axes have there.
class DesignSpace {
public:
    /// `points` and `seed` say nothing of a grid, whose last axis runs fastest.
    DesignSpace(std::vector<Axis> axes, DesignKind kind, std::size_t points, std::uint64_t seed);

    const std::vector<Axis>& axes() const { return axes_; }
    DesignKind kind() const { return kind_; }
    std::uint64_t size() const { return size_; }
    /// The value on each axis, as it is written.
    std::vector<std::string> values(std::uint64_t point) const;

private:
    std::vector<Axis> axes_;
    DesignKind kind_;
    std::uint64_t size_;
    std::vector<std::size_t> levels_;
    UnitPoints places_;
};

/// Makes the models of a scenario's points: what they share is read once, and each costs little
/// more than its own construction.
class PointBuilder {
public:
    /// With these settings over every point; `option` where the axes have none ("as written").
    /// InvalidInput if the scenario, an option or a setting is wrong, or if a value that an axis
    /// has (a range's ends, at most 1,000 of its levels) is, on its own.
    PointBuilder(const ModelPort& port, const scenario::Document& document,
                 const std::vector<Axis>& axes, const std::string& option,
                 const std::vector<std::string>& settings);

    /// The scenario at a point, one value for each axis.
    scenario::Document document(const std::vector<std::string>& values) const;
    /// Its model, ready for run_points(); from any thread. InvalidInput if the values do not go
    /// together.
    PointModel build(const std::vector<std::string>& values) const;
    /// The model without any of the axes' values.
    const AnyModel& base() const { return *base_; }

private:
    void try_values(std::size_t axis, const std::string& value) const;

    const ModelPort& port_;
    std::vector<Axis> axes_;
    std::vector<scenario::Document> documents_; ///< by level of the option axis
    std::unique_ptr<const AnyModel> base_;
};

} // namespace sim::shell
