#include "sim/engine/process.hpp"
#include "sim/engine/statistics.hpp"
#include "sim/engine/wait.hpp"
#include "tests/benchmark/queue.hpp"
#include "tests/benchmark/workload.hpp"

// The load of `customers` with statistics kept: the number in the system over time, and the times
// that customers spend in it. Beside `customers` it tells what collecting costs.

namespace bench {

namespace {
struct Watched {
    Queue queue;
    sim::TimeWeighted present;
    sim::Tally times; // [units]
};

sim::Process visit(sim::Simulation& simulation, Watched& watched) {
    const sim::Time came = simulation.now();
    watched.present.add(came, 1);
    const sim::Lease lease = co_await watched.queue.server.acquire(simulation);
    co_await sim::delay(simulation, watched.queue.service.next());
    watched.present.add(simulation.now(), -1);
    const sim::Duration spent = simulation.now() - came;
    watched.times.add(in_units(static_cast<double>(spent.count())));
}

sim::Process arrive(sim::Simulation& simulation, Watched& watched) {
    for (std::uint32_t i = 0; i < watched.queue.customers; ++i) {
        co_await sim::delay(simulation, watched.queue.between.next());
        simulation.spawn(visit(simulation, watched));
    }
}
} // namespace

Figures run_stats(const Options& options) {
    Watched watched{.queue = {.customers = static_cast<std::uint32_t>(options.n)},
                    .present = sim::TimeWeighted{},
                    .times = {}};
    sim::Simulation simulation;
    simulation.spawn(arrive(simulation, watched));
    simulation.run();
    const double rate = static_cast<double>(options.n) /
                        in_units(static_cast<double>(simulation.now().time_since_epoch().count()));
    return {
        {"mean time in system", watched.times.mean(), 1 / (1 - arrivals)},
        {"mean number in system", watched.present.mean(simulation.now()),
         rate * watched.times.mean()}, // Little's law, which holds for every run that ends empty
        {"events", static_cast<double>(simulation.events())}};
}

} // namespace bench
