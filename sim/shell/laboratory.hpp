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
#include "sim/results/finding.hpp"
#include "sim/results/study.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/shell/any_model.hpp"
#include "sim/shell/variant.hpp"

namespace sim::shell {

/// A scenario changed in several ways, each by settings over it (none: as it is), on the same
/// chance, and what the ways are set against each other by.
struct Trial {
    std::vector<std::vector<std::string>> models;
    std::vector<Contrast> contrasts;
};

/// Trials that can be run in any order: these, or the points of a unit cube, each coordinate the
/// place of an input between its low and its high.
struct Batch {
    std::vector<Trial> trials = {};
    std::vector<scenario::Input> inputs = {};
    UnitPoints places = {0, 0};

    std::size_t size() const { return trials.size() + places.size(); }
    results::FindingShape shape(std::size_t trial, std::size_t measures) const;
};

/// Where a scenario is run again and again with something changed, always on the same chance.
class Laboratory {
public:
    /// The plan of each run; its progress counts the replications of all runs together.
    Laboratory(const ModelPort& port, const Variant& base, const Plan& plan);

    /// The trials of these numbers, in their order. One whose settings are not allowed is left out
    /// with a warning; at a point, that is InvalidInput. After a stop those that were finished
    /// first; no point at all.
    std::vector<results::Finding> run(const Batch& batch,
                                      const std::vector<std::uint64_t>& numbers);

    /// The scenario alone, share `part` of `parts` of the replications.
    Result run_base(std::uint32_t part = 1, std::uint32_t parts = 1);

private:
    using Model = std::shared_ptr<const AnyModel>;

    std::optional<results::Finding> run(const Trial& trial);
    std::optional<results::Finding> contrast(const std::vector<Model>& models, const Trial& trial);
    Model changed(const std::vector<std::string>& settings) const;
    std::vector<results::Finding> look(const Batch& batch,
                                       const std::vector<std::uint64_t>& numbers);
    PointModel at(const std::vector<scenario::Input>& inputs, std::span<const double> place) const;
    Plan plan();

    const ModelPort& port_;
    const Variant& base_;
    Plan plan_;
    std::vector<results::Studied> measures_;
    std::vector<std::string> names_;
    std::uint64_t done_ = 0;
};

/// All measures that have a better side, in their order.
std::vector<results::Studied> studied_measures(const OutcomeDescription& outcome);

/// All numbers below `size`: every trial of a batch.
std::vector<std::uint64_t> every(std::size_t size);

/// The mean of a contrast with its interval, in the measure's published unit.
Interval published(const ContrastTally& tally, const results::Studied& of,
                   const Contrast& contrast);

} // namespace sim::shell
