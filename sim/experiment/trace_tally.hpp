#pragma once

#include <cstdint>
#include <vector>

#include "sim/experiment/accumulator.hpp"
#include "sim/experiment/trace.hpp"

namespace sim {

/// What many traces say together, in integers alone: neither their order nor the way tallies are
/// merged changes a bit of it.
class TraceTally {
public:
    /// To this the times of tasks are known.
    static constexpr std::int64_t resolution = 86'400; // [s]

    struct Task {
        /// When its first attempt began and its last ended, of the replications in which it was to
        /// be done; censored where that was not within the horizon.
        Accumulator begin{resolution}, end{resolution};
        std::uint64_t done = 0;     ///< replications in which it was to be done and was
        std::uint64_t critical = 0; ///< replications in which it was on the deciding chain
    };
    struct Look {
        Accumulator value, units;
    };

    TraceTally() = default;
    explicit TraceTally(const TraceShape& shape);

    /// Counts a replication. ContractViolation if it is not of the shape.
    void add(const Trace& trace);
    void merge(const TraceTally& other);

    std::uint64_t replications() const { return replications_; }
    const std::vector<Task>& tasks() const { return tasks_; }
    const std::vector<Look>& looks() const { return looks_; } ///< as Trace::looks

private:
    /// What a replication says of a task.
    struct Seen {
        std::uint64_t in = 0; ///< the last replication that had it, counted from 1
        Time begin{}, ready{}, end{};
        bool failed = false;
    };
    void note(const Trace::Bar& bar);

    std::uint64_t replications_ = 0;
    std::vector<Task> tasks_;
    std::vector<Look> looks_;
    std::vector<Seen> seen_; ///< of the replication being added
};

} // namespace sim
