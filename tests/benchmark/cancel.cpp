#include "sim/engine/pool.hpp"
#include "sim/engine/process.hpp"
#include "sim/engine/wait.hpp"
#include "tests/benchmark/clock.hpp"
#include "tests/benchmark/workload.hpp"

#include <cmath>
#include <vector>

// A thousand arrivals a unit; each holds a unit of a pool for one unit of time on average, and is
// cancelled from outside if it is still there after one.

namespace bench {

namespace {
constexpr std::uint32_t crowd = 1'000;

struct Hall {
    std::uint32_t customers;
    sim::Pool seats{"seats", 10 * crowd};
    sim::Series service = exponential(Draw::service, 1);
    std::vector<sim::ProcessRef> last = std::vector<sim::ProcessRef>(crowd); // a ring
    std::uint32_t cancelled = 0;
};

sim::Process stay(sim::Simulation& simulation, Hall& hall) {
    const sim::Lease seat = co_await hall.seats.acquire(simulation);
    co_await sim::delay(simulation, hall.service.next());
}

sim::Process arrive(sim::Simulation& simulation, Hall& hall) {
    for (std::uint32_t i = 0; i < hall.customers + crowd; ++i) {
        co_await sim::delay(simulation, ticks(1) / crowd);
        sim::ProcessRef& place = hall.last[i % crowd];
        hall.cancelled += simulation.cancel(place) ? 1U : 0U;
        place = {};
        if (i < hall.customers)
            place = simulation.spawn(stay(simulation, hall));
    }
}
} // namespace

Figures run_cancel(const Options& options) {
    Hall hall{.customers = static_cast<std::uint32_t>(options.n)};
    sim::Simulation simulation;
    simulation.spawn(arrive(simulation, hall));
    simulation.run();
    return {{"share cancelled", hall.cancelled / static_cast<double>(options.n), std::exp(-1.0)},
            {"units still in use", static_cast<double>(hall.seats.in_use())},
            {"events", static_cast<double>(simulation.events())}};
}

} // namespace bench
