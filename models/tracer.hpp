#pragma once

#include "models/journal.hpp"
#include "models/world.hpp"
#include "sim/experiment/trace.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace models {

/// Watches replications: every trust's stages, the chain that decided its exit, and from week to
/// week the bid teams, trades, capacities and window slots.
///
/// Levels are read between the events, so a replication that is not watched pays nothing for it.
class Tracer {
public:
    explicit Tracer(const Blueprint& blueprint);

    [[nodiscard]] const sim::TraceShape& shape() const { return shape_; }
    /// Runs a replication that has been begun, up to the horizon.
    void run(World& world, sim::Trace& trace);

private:
    /// A trust's row that an activity is shown in while the trust is enrolled so.
    struct Row {
        TrustId trust;
        EnrolmentId enrolment;
        std::uint32_t task;
    };
    using Look = std::function<sim::Trace::Look(const World&)>;

    void add_tasks();
    void add_row(ActivityId a, EnrolmentId e);
    void add_series();
    void add_bid_teams(std::size_t supplier);
    void add_pool(const std::string& name, const std::function<const sim::Pool&(const World&)>& in);
    void add(const std::string& resource, sim::TraceShape::Kind kind, Look look);
    [[nodiscard]] sim::Time time_of(std::uint32_t look) const;
    [[nodiscard]] bool is_shown(const World& world, const Row& row, sim::Time at) const;
    void tell_bars(const World& world, sim::Trace& trace);
    void tell_open_bars(const World& world, sim::Trace& trace);
    void tell_chains(const World& world, sim::Trace& trace) const;
    void tell_slots(const World& world, sim::Trace& trace) const;
    void add_bars(const World& world, ActivityId a, const sim::Trace::Bar& bar, sim::Trace& trace);

    const Blueprint* blueprint_;
    sim::TraceShape shape_;
    std::vector<std::vector<Row>> rows_; ///< by activity
    std::vector<Look> looks_;            ///< by series, but for the windows' slots, which are last
    Journal journal_;
    std::vector<std::uint8_t> seen_;  ///< by task: has a bar
    std::vector<std::uint32_t> told_; ///< by activity: attempts told of
};

} // namespace models
