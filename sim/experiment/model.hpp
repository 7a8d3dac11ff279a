#pragma once

#include <concepts>
#include <cstdint>
#include <ostream>
#include <span>

#include "sim/engine/chance.hpp"
#include "sim/experiment/measure.hpp"

namespace sim {

/// What an experiment asks of a model.
///
/// - `Parameters`: a plain struct that describes itself (see sim/scenario).
/// - `M(parameters)`: builds all that replications share; throws InvalidInput for bad parameters.
/// - `outcome()`: the shape of an outcome, the same for the whole life of the model.
/// - `Workspace(model)`: what one worker needs to run replications, memory above all. Made once for
///   each worker, on the worker's thread.
/// - `run(streams, workspace, outcome)`: one replication. It takes chance from `streams` alone,
/// sets
///   every place of `outcome` (outcome().size() of them), starts from a workspace in whatever state
///   the last replication left it (even one that threw), and leaves the model untouched: it runs on
///   many threads at once.
template <class M>
concept Model = requires { typename M::Parameters; } && requires { typename M::Workspace; } &&
                std::constructible_from<M, typename M::Parameters> &&
                std::constructible_from<typename M::Workspace, const M&> &&
                requires(const M& model, const Streams& streams, typename M::Workspace& workspace,
                         std::span<std::int64_t> outcome) {
                    { model.outcome() } -> std::same_as<const OutcomeDescription&>;
                    { model.run(streams, workspace, outcome) } -> std::same_as<void>;
                };

/// A model that can tell the story of one replication: the same run, with a log.
template <class M>
concept Narrates =
    Model<M> && requires(const M& model, const Streams& streams, typename M::Workspace& workspace,
                         std::ostream& log) { model.narrate(streams, workspace, log); };

} // namespace sim
