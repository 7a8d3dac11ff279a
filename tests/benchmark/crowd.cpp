#include "sim/engine/process.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/engine/wait.hpp"
#include "tests/benchmark/clock.hpp"
#include "tests/benchmark/workload.hpp"

// M/M/infinity: customers that come, stay and go, about K of them there at once.

namespace bench {

namespace {
struct Place {
    std::uint32_t customers;
    sim::Series between;
    sim::Series service = exponential(Draw::service, 1);
    sim::Duration stayed{0}; // all together
};

sim::Process stay(sim::Simulation& simulation, Place& place) {
    const sim::Time came = simulation.now();
    co_await sim::delay(simulation, place.service.next());
    place.stayed += simulation.now() - came;
}

sim::Process arrive(sim::Simulation& simulation, Place& place) {
    for (std::uint32_t i = 0; i < place.customers; ++i) {
        co_await sim::delay(simulation, place.between.next());
        simulation.spawn(stay(simulation, place));
    }
}
} // namespace

Figures run_crowd(const Options& options) {
    const double crowd = options.k == 0 ? 1'000 : static_cast<double>(options.k);
    Place place{.customers = static_cast<std::uint32_t>(options.n),
                .between = exponential(Draw::arrival, 1 / crowd)};
    sim::Simulation simulation;
    simulation.spawn(arrive(simulation, place));
    simulation.run();
    const double stayed = in_units(static_cast<double>(place.stayed.count()));
    return {{"mean stay", stayed / static_cast<double>(options.n), 1},
            {"events", static_cast<double>(simulation.events())}};
}

} // namespace bench
