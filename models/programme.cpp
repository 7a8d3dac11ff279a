#include "models/programme.hpp"

#include "models/exclusions.hpp"
#include "models/narrative.hpp"

namespace models {

Programme::Programme(Parameters parameters)
    : exclusions_{models::exclusions(parameters)},
      blueprint_{std::make_unique<const Blueprint>(std::move(parameters))}, outcome_{*blueprint_} {}

void Programme::run(const sim::Streams& streams, Workspace& workspace,
                    std::span<std::int64_t> outcome) const {
    World& world = workspace.world();
    world.begin(streams);
    world.run();
    outcome_.write(world, outcome);
}

void Programme::narrate(const sim::Streams& streams, Workspace& workspace,
                        std::ostream& out) const {
    World& world = workspace.world();
    Journal journal;
    world.begin(streams);
    world.journal = &journal;
    world.run();
    world.journal = nullptr;
    tell(world, outcome_, journal, out);
}

void Programme::trace(const sim::Streams& streams, Workspace& workspace,
                      std::span<std::int64_t> outcome, sim::Trace& trace) const {
    World& world = workspace.world();
    world.begin(streams);
    workspace.tracer().run(world, trace);
    outcome_.write(world, outcome);
}

} // namespace models
