#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <limits>
#include <mutex>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "sim/experiment/parallel.hpp"
#include "sim/experiment/result.hpp"
#include "sim/experiment/trace.hpp"
#include "sim/experiment/trace_tally.hpp"
#include "sim/experiment/typical.hpp"

namespace sim {

/// What the first replications of an experiment did, and one of them in full.
struct TraceResult {
    TraceShape shape;
    TraceTally tally;
    std::uint32_t typical = 0; ///< number of the replication that is nearest to the middle
    Trace trace;               ///< what it did
};

/// One worker that watches replications.
template <Traces M>
class Watcher {
public:
    Watcher(const M& model, const TraceShape& shape, const Typical& middle, std::uint64_t seed)
        : model_(model), middle_(middle), seed_(seed), workspace_(model),
          outcome_(model.outcome().size()), tally_(shape) {}

    /// Replications that throw count in nothing: the run has told of them.
    void watch(std::uint32_t replication) {
        try {
            model_.trace(Streams(seed_, replication), workspace_, outcome_, trace_);
        } catch (const std::bad_alloc&) {
            throw; // as in a run
        } catch (const std::exception&) {
            return;
        }
        tally_.add(trace_);
        nearest_ = std::min(nearest_, {middle_.distance(outcome_), replication});
    }

    const Trace& trace() const { return trace_; }
    const TraceTally& tally() const { return tally_; }
    /// Distance and number of the replication nearest to the middle, so far.
    std::pair<double, std::uint32_t> nearest() const { return nearest_; }

private:
    const M& model_;
    const Typical& middle_;
    std::uint64_t seed_;
    typename M::Workspace workspace_;
    std::vector<std::int64_t> outcome_;
    Trace trace_;
    TraceTally tally_;
    std::pair<double, std::uint32_t> nearest_{std::numeric_limits<double>::infinity(), 0};
};

/// Replays the first `most` replications of a result and watches what they do, on all workers at
/// once; the same bits for any number of them. Nothing if none of these went well.
template <Traces M>
std::optional<TraceResult> retrace(const M& model, std::uint64_t seed, const Result& result,
                                   std::uint64_t most, std::size_t threads) {
    TraceResult total{.shape = model.trace_shape(), .tally = {}, .trace = {}};
    total.tally = TraceTally(total.shape);
    const Typical middle(model.outcome(), result);
    std::pair<double, std::uint32_t> nearest{std::numeric_limits<double>::infinity(), 0};
    std::mutex guard;
    BlockSource source(std::min(most, result.done), nullptr);
    parallel_blocks(worker_count(threads), source, [&](BlockSource& blocks) {
        Watcher<M> watcher(model, total.shape, middle, seed);
        while (const auto block = blocks.next())
            watcher.watch(static_cast<std::uint32_t>(result.first + *block));
        const std::lock_guard lock(guard);
        total.tally.merge(watcher.tally());
        nearest = std::min(nearest, watcher.nearest());
    });
    if (total.tally.replications() == 0)
        return std::nullopt;
    Watcher<M> watcher(model, total.shape, middle, seed);
    watcher.watch(nearest.second);
    total.typical = nearest.second;
    total.trace = watcher.trace();
    return total;
}

} // namespace sim
