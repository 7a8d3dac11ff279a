#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/experiment/contrasts.hpp"
#include "sim/experiment/design.hpp"
#include "sim/experiment/points.hpp"
#include "sim/results/study.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/shell/any_model.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/interrupt.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/variant.hpp"

namespace sim::shell {

/// Where a scenario is run again and again with something changed, always on the same chance: the
/// measures that are studied, progress over all runs, and a clean stop.
class Laboratory {
public:
    /// `runs` of the plan's replications will be asked for, for the progress.
    Laboratory(const ModelPort& port, const Variant& base, const RunArguments& wishes,
               std::size_t runs);

    /// All measures of the scenario that have a better side, in their order.
    const std::vector<results::Studied>& measures() const { return measures_; }

    /// The scenario with these settings; nothing, and a warning, if they are not allowed.
    std::unique_ptr<const AnyModel> changed(const std::vector<std::string>& settings) const;

    /// [contrast][measure] of these models; a tally is empty where not all of them have the
    /// measure. Nothing if it was stopped.
    std::optional<std::vector<std::vector<ContrastTally>>>
    run(const std::vector<const AnyModel*>& models, const std::vector<Contrast>& contrasts);

    /// [measure][point], published: the means at points of the unit cube, each coordinate the place
    /// of an input between its low and its high; all points on the same chance. NaN where a point
    /// has none. Nothing if it was stopped. InvalidInput if values do not go together.
    std::optional<std::vector<std::vector<double>>>
    means(const std::vector<scenario::Input>& inputs, const UnitPoints& places);

    /// The scenario alone.
    Result run_base();

    bool interrupted() const { return interrupt_.raised(); }
    /// Of all runs so far, in their order.
    std::string digest() const;

private:
    PointModel at(const std::vector<scenario::Input>& inputs, std::span<const double> place) const;
    Plan plan();

    const ModelPort& port_;
    const Variant& base_;
    const RunArguments& wishes_;
    std::vector<results::Studied> measures_;
    std::vector<std::string> names_;
    std::vector<Digest> digests_;
    std::uint64_t done_ = 0;
    Interrupt interrupt_;
    Progress progress_;
};

/// The mean of a contrast with its interval, in the measure's published unit.
Interval published(const ContrastTally& tally, const results::Studied& of,
                   const Contrast& contrast);

} // namespace sim::shell
