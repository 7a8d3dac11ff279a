#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/results/experiment.hpp"
#include "sim/results/point_record.hpp"
#include "sim/results/sweep.hpp"
#include "sim/shell/any_model.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/design_space.hpp"

namespace sim::shell {

/// One sweep, from what was asked for to what is printed; where its points are run is another
/// matter.
class Sweeping {
public:
    /// The arguments must outlive it. InvalidInput if anything in them or the scenario is wrong.
    Sweeping(const ModelPort& port, const SweepArguments& arguments, scenario::Document document);

    const DesignSpace& space() const { return space_; }
    /// What the scenario says and the model cannot do quite so.
    std::vector<std::string> warnings() const { return builder_.base().warnings(); }
    /// As its shares have it.
    results::Experiment experiment() const;
    /// As it is published; must not outlive this.
    results::Sweep described() const;

    using Finished = std::function<void(const results::PointRecord&)>;
    /// Runs points and hands in each as it is done; one call at a time. Returns how many there
    /// were, less than asked for after a stop.
    std::uint64_t simulate(const std::vector<std::uint64_t>& numbers, const Plan& plan,
                           const Finished& finished) const;

    /// Prints what was asked for.
    void show(const results::Sweep& sweep, results::PointJournal& journal) const;
    /// Tells of failures and of what is missing; the exit status.
    int finish(results::PointJournal& journal) const;

private:
    std::string only_option() const;
    results::OptionResult option(const std::string& name) const;
    PointModel build(std::uint64_t point) const;
    std::string replay(const results::PointLine& line) const;

    const ModelPort& port_;
    const SweepArguments& wishes_;
    scenario::Document document_;
    DesignSpace space_;
    PointBuilder builder_;
    std::size_t measure_;
};

} // namespace sim::shell
