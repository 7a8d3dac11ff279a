#include "sim/engine/process.hpp"
#include "sim/engine/wait.hpp"
#include "tests/benchmark/queue.hpp"
#include "tests/benchmark/workload.hpp"

// M/M/1 with a process for every customer.

namespace bench {

namespace {
sim::Process visit(sim::Simulation& simulation, Queue& queue) {
    const sim::Time came = simulation.now();
    const sim::Lease lease = co_await queue.server.acquire(simulation);
    co_await sim::delay(simulation, queue.service.next());
    queue.in_system += simulation.now() - came;
}

sim::Process arrive(sim::Simulation& simulation, Queue& queue) {
    for (std::uint32_t i = 0; i < queue.customers; ++i) {
        co_await sim::delay(simulation, queue.between.next());
        simulation.spawn(visit(simulation, queue));
    }
}
} // namespace

Figures run_customers(const Options& options) {
    Queue queue{.customers = static_cast<std::uint32_t>(options.n)};
    sim::Simulation simulation;
    simulation.spawn(arrive(simulation, queue));
    simulation.run();
    const double mean =
        in_units(static_cast<double>(queue.in_system.count())) / static_cast<double>(options.n);
    return {{"mean time in system", mean, 1 / (1 - arrivals)},
            {"events", static_cast<double>(simulation.events())}};
}

} // namespace bench
