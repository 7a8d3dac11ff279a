#include "sim/shell/design_space.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/shell/variant.hpp"

namespace sim::shell {

namespace {

using Strings = std::vector<std::string>;

std::vector<std::size_t> levels_of(const std::vector<Axis>& axes) {
    std::vector<std::size_t> levels;
    levels.reserve(axes.size());
    for (const Axis& axis : axes)
        levels.push_back(axis.levels.size());
    return levels;
}

UnitPoints places_of(DesignKind kind, std::size_t axes, std::size_t points, std::uint64_t seed) {
    switch (kind) {
    case DesignKind::latin_hypercube:
        return latin_hypercube(axes, points, seed);
    case DesignKind::sobol:
        return sobol_points(axes, points, seed);
    case DesignKind::grid:
        break;
    }
    return {axes, 0};
}

/// The number of the axis of options; that of axes if there is none.
std::size_t option_axis(const std::vector<Axis>& axes) {
    return static_cast<std::size_t>(std::ranges::find(axes, Axis::Kind::option, &Axis::kind) -
                                    axes.begin());
}

/// What of an axis is tried on its own before anything runs.
Strings trials(const Axis& axis) {
    constexpr std::size_t most = 1'000;
    if (axis.scale != Axis::Scale::none)
        return {axis.levels.front(), axis.levels.back()};
    return {axis.levels.begin(),
            axis.levels.begin() + static_cast<std::ptrdiff_t>(std::min(most, axis.levels.size()))};
}

} // namespace

std::string to_string(DesignKind kind) {
    switch (kind) {
    case DesignKind::latin_hypercube:
        return "latin-hypercube";
    case DesignKind::sobol:
        return "sobol";
    case DesignKind::grid:
        break;
    }
    return "grid";
}

DesignSpace::DesignSpace(std::vector<Axis> axes, DesignKind kind, std::size_t points,
                         std::uint64_t seed)
    : axes_(std::move(axes)), kind_(kind), size_(points), levels_(levels_of(axes_)),
      places_(places_of(kind, axes_.size(), points, seed)) {
    if (kind == DesignKind::grid)
        size_ = grid_size(levels_);
}

Strings DesignSpace::values(std::uint64_t point) const {
    Strings values(axes_.size());
    if (kind_ == DesignKind::grid) {
        const std::vector<std::size_t> level = grid_point(levels_, point);
        for (std::size_t axis = 0; axis < axes_.size(); ++axis)
            values[axis] = axes_[axis].levels[level[axis]];
        return values;
    }
    for (std::size_t axis = 0; axis < axes_.size(); ++axis)
        values[axis] = axes_[axis].at(places_[point][axis]);
    return values;
}

PointBuilder::PointBuilder(const ModelPort& port, const scenario::Document& document,
                           const std::vector<Axis>& axes, const std::string& option,
                           const std::vector<std::string>& settings)
    : port_(port), axes_(axes) {
    const std::size_t by_option = option_axis(axes);
    const Strings options = by_option < axes.size() ? axes[by_option].levels : Strings{option};
    for (const std::string& name : options) {
        Variant variant = variant_of(port, document, name, settings);
        documents_.push_back(std::move(variant.document));
        if (!base_)
            base_ = std::move(variant.model);
    }
    for (std::size_t axis = 0; axis < axes_.size(); ++axis)
        if (axes_[axis].kind == Axis::Kind::parameter)
            for (const std::string& value : trials(axes_[axis]))
                try_values(axis, value);
}

void PointBuilder::try_values(std::size_t axis, const std::string& value) const {
    scenario::Document trial = documents_.front();
    trial.set(axes_[axis].setting(value));
    port_.rebuild(trial);
}

scenario::Document PointBuilder::document(const std::vector<std::string>& values) const {
    const std::size_t by_option = option_axis(axes_);
    std::size_t number = 0;
    if (by_option < axes_.size()) {
        const Strings& names = axes_[by_option].levels;
        number =
            static_cast<std::size_t>(std::ranges::find(names, values[by_option]) - names.begin());
        expects(number < names.size(), "a point has an option that its axis lacks");
    }
    scenario::Document at = documents_[number];
    for (std::size_t axis = 0; axis < axes_.size(); ++axis)
        if (axes_[axis].kind == Axis::Kind::parameter)
            at.set(axes_[axis].setting(values[axis]));
    return at;
}

PointModel PointBuilder::build(const std::vector<std::string>& values) const {
    const std::shared_ptr<const AnyModel> model = port_.rebuild(document(values));
    return {.contender = model->contender(), .owner = model};
}

} // namespace sim::shell
