#include "models/gates.hpp"

#include "models/world.hpp"
#include "sim/engine/turn.hpp"

#include <algorithm>

namespace models {

namespace {
/// What a halt draws, in the purpose space of its own name.
enum class HaltDraw : std::uint32_t { remedy, open, remedy_of_itself, happens, delay, length };

double uniform(const World& world, const GateNumbers& gate, HaltDraw draw, std::uint32_t occasion) {
    return world.streams.uniform(
        {gate.number | static_cast<std::uint32_t>(draw), gate.reach, occasion});
}

sim::Duration length(const World& world, std::uint32_t gate, const sim::scenario::Uncertain& of,
                     HaltDraw draw, std::uint32_t occasion) {
    const double u = uniform(world, world.blueprint().gates[gate], draw, occasion);
    return sim::to_duration(of.distribution.quantile(u));
}

const Halt& halt_of(const World& world, std::uint32_t gate) {
    const Blueprint& b = world.blueprint();
    return b.parameters.halts[b.gates[gate].halt];
}

/// A halt from outside on a date, or not at all.
sim::Process halt_as_planned(World& world, std::uint32_t gate, std::uint32_t which) {
    const Blueprint& b = world.blueprint();
    const Halt& halt = halt_of(world, gate);
    const PlannedHalt& planned = halt.planned[which];
    if (!(uniform(world, b.gates[gate], HaltDraw::happens, which) < planned.probability.value))
        co_return;
    const sim::Time from = std::max(b.epoch.at(planned.date), sim::Time{}) +
                           length(world, gate, planned.delay, HaltDraw::delay, which);
    if (from >= b.horizon)
        co_return;
    co_await sim::turn(world.simulation(), from, ends_first);
    add_cause(world, gate);
    const sim::Duration lasts = length(world, gate, planned.length ? *planned.length : halt.remedy,
                                       HaltDraw::length, which);
    co_await sim::turn(world.simulation(), world.simulation().now() + lasts, ends_first);
    remove_cause(world, gate);
}

/// Open, closed, open and so on, by itself.
sim::Process halt_by_itself(World& world, std::uint32_t gate,
                            const sim::scenario::Uncertain& every) {
    const Halt& halt = halt_of(world, gate);
    for (std::uint32_t k = 0;; ++k) {
        // At least a second, so that time goes on whatever is drawn.
        const sim::Duration open =
            std::max(sim::Duration{1}, length(world, gate, every, HaltDraw::open, k));
        co_await sim::turn(world.simulation(), world.simulation().now() + open, ends_first);
        add_cause(world, gate);
        const sim::Duration lasts = length(world, gate, halt.remedy, HaltDraw::remedy_of_itself, k);
        co_await sim::turn(world.simulation(), world.simulation().now() + lasts, ends_first);
        remove_cause(world, gate);
    }
}
} // namespace

Halts::Halts(const Blueprint& blueprint)
    : in_trouble(blueprint.parameters.halts.size(),
                 std::vector<double>(blueprint.parameters.trusts.size(), 0)),
      troubled(blueprint.parameters.trusts.size(), std::uint8_t{0}) {
    for (const GateNumbers& each : blueprint.gates)
        gates.emplace_back(blueprint.parameters.halts[each.halt].name.text);
}

void Halts::reset() {
    for (GateState& each : gates) {
        each.gate.reset();
        each.causes = each.halts = each.remedies = each.remedied = 0;
        each.halted = sim::Duration{0};
    }
    for (std::vector<double>& each : in_trouble)
        std::fill(each.begin(), each.end(), 0.0);
    std::fill(troubled.begin(), troubled.end(), std::uint8_t{0});
}

void add_cause(World& world, std::uint32_t gate) {
    GateState& here = world.halts.gates[gate];
    ++world.model_events;
    if (here.causes++ > 0)
        return;
    here.gate.close();
    here.closed = world.simulation().now();
    ++here.halts;
}

void remove_cause(World& world, std::uint32_t gate) {
    GateState& here = world.halts.gates[gate];
    ++world.model_events;
    if (--here.causes > 0)
        return;
    here.halted += world.simulation().now() - here.closed;
    here.gate.open(world.simulation());
}

sim::Process remedy(World& world, std::uint32_t gate) {
    GateState& here = world.halts.gates[gate];
    const sim::Duration lasts =
        length(world, gate, halt_of(world, gate).remedy, HaltDraw::remedy, here.remedies++);
    co_await sim::turn(world.simulation(), world.simulation().now() + lasts, ends_first);
    ++here.remedied;
    remove_cause(world, gate);
}

void start_halts(World& world) {
    for (std::uint32_t gate = 0; gate < world.blueprint().gates.size(); ++gate) {
        const Halt& halt = halt_of(world, gate);
        for (std::uint32_t k = 0; k < halt.planned.size(); ++k)
            world.simulation().spawn(halt_as_planned(world, gate, k), ends_first);
        if (const auto& every = halt.every)
            world.simulation().spawn(halt_by_itself(world, gate, *every), ends_first);
    }
}

std::uint32_t first_closed(const World& world, const std::vector<std::uint32_t>& gates) {
    for (const std::uint32_t gate : gates)
        if (!world.halts.gates[gate].gate.is_open())
            return gate;
    return none_closed;
}

} // namespace models
