#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "sim/experiment/lane.hpp"
#include "sim/experiment/result.hpp"

namespace sim {

/// The model of one design point, ready to run, and what must live as long as it runs.
struct PointModel {
    Contender contender;
    std::shared_ptr<const void> owner = {};
};

/// Points of a design, and what is done with them.
struct Points {
    std::vector<std::uint64_t> numbers; ///< in the order in which they are begun
    /// Makes a point's model, once a point; called from several threads at once.
    std::function<PointModel(std::uint64_t number)> build;
    /// Takes a point's result as soon as it is there, whatever the order; one call at a time.
    std::function<void(std::uint64_t number, const OutcomeDescription& outcome, Result&& result)>
        finished;
};

/// Runs the plan's replications at every point, all of them with the plan's seed, on all workers at
/// once, and returns how many points were finished.
///
/// Each result is in every bit that of replicate(). A worker begins a point when it has nothing to
/// do, and when none is left it helps at those under way, so that all stay busy to the end. No more
/// points are in memory than there are workers. After a stop the points under way are dropped and
/// not told. What `build`, `finished` or a breach of contract throws ends the run and is thrown
/// here. `plan.progress` counts the replications of all points together.
std::uint64_t run_points(const Points& points, const Plan& plan);

/// Share `part` of `parts` (from 1) of `size` things to run, such as points of a design: which
/// ones, in rising order. They are dealt out as a shuffled deck is, always in the same way, so that
/// what neighbours have in common, such as being long, falls on all shares alike; two shares differ
/// by one thing at most. InvalidInput unless 1 <= part <= parts; ContractViolation from 2^32 on.
std::vector<std::uint64_t> points_of_share(std::uint64_t size, std::uint32_t part,
                                           std::uint32_t parts);

} // namespace sim
