#include "sim/engine/gate.hpp"
#include "sim/engine/process.hpp"
#include "sim/engine/wait.hpp"
#include "tests/benchmark/clock.hpp"
#include "tests/benchmark/workload.hpp"

// A hundred arrivals a unit before a gate that is closed for one unit and open for the next: half
// of them wait, half a unit on average.

namespace bench {

namespace {
constexpr double many = 100;

struct Yard {
    std::uint32_t visitors;
    sim::Gate gate{"gate"};
    sim::Series between = exponential(Draw::arrival, 1 / many);
    bool busy = true;
    std::uint32_t held_up = 0;
    sim::Duration waited{0}; // all together
};

sim::Process enter(sim::Simulation& simulation, Yard& yard) {
    const sim::Time came = simulation.now();
    yard.held_up += yard.gate.is_open() ? 0U : 1U;
    co_await yard.gate.pass(simulation);
    yard.waited += simulation.now() - came;
}

sim::Process arrive(sim::Simulation& simulation, Yard& yard) {
    for (std::uint32_t i = 0; i < yard.visitors; ++i) {
        co_await sim::delay(simulation, yard.between.next());
        simulation.spawn(enter(simulation, yard));
    }
    yard.busy = false;
}

sim::Process swing(sim::Simulation& simulation, Yard& yard) {
    while (yard.busy) {
        co_await sim::delay(simulation, ticks(1));
        yard.gate.open(simulation);
        co_await sim::delay(simulation, ticks(1));
        yard.gate.close();
    }
    yard.gate.open(simulation);
}
} // namespace

Figures run_gate(const Options& options) {
    Yard yard{.visitors = static_cast<std::uint32_t>(options.n)};
    sim::Simulation simulation;
    simulation.spawn(arrive(simulation, yard));
    simulation.spawn(swing(simulation, yard));
    simulation.run();
    const auto all = static_cast<double>(options.n);
    return {{"share held up", yard.held_up / all, 0.5},
            {"mean wait", in_units(static_cast<double>(yard.waited.count())) / all, 0.25},
            {"events", static_cast<double>(simulation.events())}};
}

} // namespace bench
