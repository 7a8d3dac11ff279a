#include "sim/engine/process.hpp"
#include "sim/engine/wait.hpp"
#include "tests/benchmark/clock.hpp"
#include "tests/benchmark/store.hpp"
#include "tests/benchmark/workload.hpp"

// M/M/1 with a process that brings objects and one that serves them.

namespace bench {

namespace {
struct Station {
    std::uint32_t objects;
    Store<sim::Time> line; // each object is the time at which it came
    sim::Series between = exponential(Draw::arrival, 1 / arrivals);
    sim::Series service = exponential(Draw::service, 1);
    sim::Duration in_system{0}; // of all together
};

sim::Process bring(sim::Simulation& simulation, Station& station) {
    for (std::uint32_t i = 0; i < station.objects; ++i) {
        co_await sim::delay(simulation, station.between.next());
        station.line.put(simulation, simulation.now());
    }
}

sim::Process serve(sim::Simulation& simulation, Station& station) {
    for (std::uint32_t i = 0; i < station.objects; ++i) {
        co_await station.line.filled(simulation);
        const sim::Time came = station.line.take();
        co_await sim::delay(simulation, station.service.next());
        station.in_system += simulation.now() - came;
    }
}
} // namespace

Figures run_mm1(const Options& options) {
    Station station{.objects = static_cast<std::uint32_t>(options.n), .line = {}};
    sim::Simulation simulation;
    simulation.spawn(bring(simulation, station));
    simulation.spawn(serve(simulation, station));
    simulation.run();
    const double mean =
        in_units(static_cast<double>(station.in_system.count())) / static_cast<double>(options.n);
    return {{"mean time in system", mean, 1 / (1 - arrivals)},
            {"events", static_cast<double>(simulation.events())}};
}

} // namespace bench
