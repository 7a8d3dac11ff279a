#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/engine/chance.hpp"
#include "sim/engine/time.hpp"
#include "sim/experiment/model.hpp"

namespace sim {

/// What traces of a model are about: the same for all replications of it.
struct TraceShape {
    /// A row of a Gantt chart. What several members share has a row for each of them.
    struct Task {
        std::string member; ///< whose row it is
        std::string stage;  ///< unique among the member's
        std::string owner;  ///< who does it: the member, or those it does it with
    };
    /// What the values of a series count.
    enum class Kind : std::uint8_t {
        pool,     ///< units in use
        queue,    ///< those who wait for units
        declined, ///< refusals so far
    };
    /// Something counted over time.
    struct Series {
        std::string resource;
        Kind kind = Kind::pool;
    };
    std::vector<Task> tasks; ///< in the order in which a chart shows them
    std::vector<Series> series;
    Duration step{};         ///< from one look at the series to the next; the first is at the start
    std::uint32_t looks = 0; ///< at each series
};

/// What one replication was seen to do.
struct Trace {
    /// One attempt at a task; what did not happen within the horizon is `never`.
    struct Bar {
        std::uint32_t task = 0;
        std::uint32_t attempt = 0; ///< from 0
        Time ready{};              ///< nothing that it comes after was open any more
        Time begin = never;        ///< it had all that it needed
        Time end = never;
        bool failed = false;
    };
    /// What a series looked like.
    struct Look {
        std::int64_t value = 0;
        std::int64_t units = 0; ///< that there were; 0 for what has none
    };
    std::vector<Bar> bars;               ///< in the order of their ends, those without an end last
    std::vector<std::uint32_t> critical; ///< tasks on the chain that decided their member's end
    std::vector<Look> looks;             ///< [series * TraceShape::looks + number of the look]

    /// Forgets everything but keeps memory.
    void clear() {
        bars.clear();
        critical.clear();
        looks.clear();
    }
};

/// A model that can be watched in one replication: the same run, and the same outcome as of run().
template <class M>
concept Traces =
    Model<M> && requires(const M& model, const Streams& streams, typename M::Workspace& workspace,
                         std::span<std::int64_t> outcome, Trace& trace) {
        { model.trace_shape() } -> std::convertible_to<TraceShape>;
        { model.trace(streams, workspace, outcome, trace) } -> std::same_as<void>;
    };

} // namespace sim
