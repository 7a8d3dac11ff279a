#include "models/programme.hpp"
#include "sim/experiment/replicate.hpp"
#include "sim/scenario/read.hpp"
#include "tests/benchmark/workload.hpp"

#include <atomic>
#include <utility>

#include <fmt/core.h>

// Replications of a scenario, draws, statistics and all, on one thread or on K.

namespace bench {

namespace {
/// The model, counting what happens in it: activities begun and ended, grants, decisions.
class Counted : public models::Programme {
public:
    using models::Programme::Programme;

    /// Counts by itself and tells the model at its end, so that workers share nothing that changes.
    class Workspace : public models::Programme::Workspace {
    public:
        explicit Workspace(const Counted& model)
            : models::Programme::Workspace{model}, model_{&model} {}
        Workspace(const Workspace&) = delete;
        Workspace& operator=(const Workspace&) = delete;
        ~Workspace() {
            model_->model_events_.fetch_add(model_events, std::memory_order_relaxed);
            model_->engine_events_.fetch_add(engine_events, std::memory_order_relaxed);
        }
        std::uint64_t model_events = 0;
        std::uint64_t engine_events = 0;

    private:
        const Counted* model_;
    };

    void run(const sim::Streams& streams, Workspace& workspace,
             std::span<std::int64_t> outcome) const {
        models::Programme::run(streams, workspace, outcome);
        workspace.model_events += workspace.world().model_events;
        workspace.engine_events += workspace.world().simulation().events();
    }
    [[nodiscard]] double model_events() const {
        return static_cast<double>(model_events_.load(std::memory_order_relaxed));
    }
    [[nodiscard]] double engine_events() const {
        return static_cast<double>(engine_events_.load(std::memory_order_relaxed));
    }

private:
    mutable std::atomic<std::uint64_t> model_events_ = 0;
    mutable std::atomic<std::uint64_t> engine_events_ = 0;
};
} // namespace

Figures run_model(const Options& options) {
    const Counted model(
        sim::scenario::read<models::Parameters>(sim::scenario::Document::load(options.scenario)));
    const sim::Result result =
        sim::replicate(model, {.seed = 1,
                               .replications = static_cast<std::uint32_t>(options.n),
                               .threads = options.k == 0 ? 1 : options.k});
    const auto all = static_cast<double>(options.n);
    fmt::print("digest {}\n", result.digest.to_string());
    return {{"replications that failed", static_cast<double>(result.failed)},
            {"model events", model.model_events()},
            {"engine events", model.engine_events()},
            {"model events a replication", model.model_events() / all}};
}

} // namespace bench
