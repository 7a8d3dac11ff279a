#include "models/begin.hpp"

#include "sim/engine/turn.hpp"

namespace models {

bool is_halted(const World& world, ActivityId a) {
    return first_closed(world, world.blueprint().behind.of(a)) != none_closed;
}

sim::Task<void> pass_halts(World& world, ActivityId a) {
    const std::vector<std::uint32_t>& gates = world.blueprint().behind.of(a);
    for (std::uint32_t closed = first_closed(world, gates); closed != none_closed;
         closed = first_closed(world, gates))
        co_await world.halts.gates[closed].gate.pass(world.simulation(),
                                                     static_cast<std::uint32_t>(index(a)));
}

sim::Task<void> ready_to_begin(World& world, ActivityId a, sim::Time t) {
    const Step& step = world.blueprint().step(a);
    co_await sim::turn(world.simulation(), t, step.turn);
    if (step.is(Special::behind))
        co_await pass_halts(world, a);
}

} // namespace models
