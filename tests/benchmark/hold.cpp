#include "sim/engine/process.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/engine/wait.hpp"
#include "tests/benchmark/clock.hpp"
#include "tests/benchmark/workload.hpp"

#include <fstream>
#include <unistd.h>

// K processes that do nothing but wait, again and again: the event loop alone.

namespace bench {

namespace {
struct Loop {
    std::uint64_t left; // events
    sim::Series length = exponential(Draw::service, 1);
    sim::Duration held{0}; // all together
};

sim::Process hold(sim::Simulation& simulation, Loop& loop) {
    while (loop.left > 0) {
        --loop.left;
        const sim::Duration length = loop.length.next();
        loop.held += length;
        co_await sim::delay(simulation, length);
    }
}

/// Memory of this program that is in use [bytes].
double resident() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t all = 0, pages = 0;
    file >> all >> pages;
    return static_cast<double>(pages) * static_cast<double>(sysconf(_SC_PAGESIZE));
}
} // namespace

Figures run_hold(const Options& options) {
    const std::uint64_t processes = options.k == 0 ? 1'000 : options.k;
    Loop loop{.left = options.n};
    const double before = resident();
    sim::Simulation simulation;
    for (std::uint64_t i = 0; i < processes; ++i)
        simulation.spawn(hold(simulation, loop));
    simulation.run();
    const double held = in_units(static_cast<double>(loop.held.count()));
    return {{"mean length", held / static_cast<double>(options.n), 1},
            {"events", static_cast<double>(simulation.events())},
            {"bytes a process", (resident() - before) / static_cast<double>(processes)}};
}

} // namespace bench
