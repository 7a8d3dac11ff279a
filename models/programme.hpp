#pragma once

#include "models/blueprint.hpp"
#include "models/outcome.hpp"
#include "models/tracer.hpp"
#include "models/world.hpp"
#include "sim/experiment/exclusion.hpp"
#include "sim/experiment/measure.hpp"

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace models {

/// The model: a procurement and migration programme, as the simulator's experiments see it.
///
/// See Outcome for what a replication tells.
class Programme {
public:
    using Parameters = models::Parameters;
    /// One worker's memory for replications.
    class Workspace {
    public:
        explicit Workspace(const Programme& programme) : world_{*programme.blueprint_} {}
        [[nodiscard]] World& world() { return world_; }
        /// Made when a replication is first watched.
        [[nodiscard]] Tracer& tracer() {
            if (!tracer_)
                tracer_.emplace(world_.blueprint());
            return *tracer_;
        }

    private:
        World world_;
        std::optional<Tracer> tracer_;
    };

    /// \throws InvalidInput with everything that is wrong with the parameters.
    explicit Programme(Parameters parameters);

    /// The shape of an outcome.
    [[nodiscard]] const sim::OutcomeDescription& outcome() const { return outcome_.description(); }
    /// One replication.
    void run(const sim::Streams& streams, Workspace& workspace,
             std::span<std::int64_t> outcome) const;
    /// The same replication again, told to people: every activity of every owner, the waits, and
    /// each trust's critical chain.
    void narrate(const sim::Streams& streams, Workspace& workspace, std::ostream& out) const;

    /// What trace() tells of: see Tracer.
    [[nodiscard]] sim::TraceShape trace_shape() const { return Tracer(*blueprint_).shape(); }
    /// The same replication again, watched.
    void trace(const sim::Streams& streams, Workspace& workspace, std::span<std::int64_t> outcome,
               sim::Trace& trace) const;

    /// What the model leaves out of the world, each in a clause.
    [[nodiscard]] static std::vector<std::string> omissions();

    /// What the scenario says and the model cannot do quite so, each with its place.
    [[nodiscard]] const std::vector<std::string>& warnings() const { return blueprint_->warnings; }

    /// What can be taken away from the scenario, and how.
    [[nodiscard]] const std::vector<sim::Exclusion>& exclusions() const { return exclusions_; }

    [[nodiscard]] const Blueprint& blueprint() const { return *blueprint_; }

private:
    std::vector<sim::Exclusion> exclusions_; // of the parameters as the file has them
    std::unique_ptr<const Blueprint> blueprint_;
    Outcome outcome_;
};

} // namespace models
