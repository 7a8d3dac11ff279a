#include "sim/engine/process.hpp"
#include "sim/engine/wait.hpp"
#include "tests/benchmark/queue.hpp"
#include "tests/benchmark/workload.hpp"

#include <optional>

// M/M/1 whose customers wait no longer than their patience lasts, two units on average.

namespace bench {

namespace {
constexpr double patience = 2; // [units], mean

struct Impatient {
    Queue queue;
    sim::Series waits = exponential(Draw::patience, patience);
    std::uint32_t lost = 0;
};

sim::Process visit(sim::Simulation& simulation, Impatient& shop) {
    const sim::Time deadline = simulation.now() + shop.waits.next();
    const std::optional<sim::Lease> lease =
        co_await shop.queue.server.acquire_until(simulation, sim::Request{}, deadline);
    if (!lease) {
        ++shop.lost;
        co_return;
    }
    co_await sim::delay(simulation, shop.queue.service.next());
}

sim::Process arrive(sim::Simulation& simulation, Impatient& shop) {
    for (std::uint32_t i = 0; i < shop.queue.customers; ++i) {
        co_await sim::delay(simulation, shop.queue.between.next());
        simulation.spawn(visit(simulation, shop));
    }
}

/// The share that goes unserved: 1 - rate of service / rate of arrival, with the probability of an
/// empty system from the birth and death equations (Palm's queue, M/M/1+M).
double share_lost() {
    double term = 1, sum = 1;
    for (int n = 1; n < 1'000; ++n) {
        term *= arrivals / (1 + static_cast<double>(n - 1) / patience);
        sum += term;
    }
    return 1 - (1 - 1 / sum) / arrivals;
}
} // namespace

Figures run_renege(const Options& options) {
    Impatient shop{.queue = {.customers = static_cast<std::uint32_t>(options.n)}};
    sim::Simulation simulation;
    simulation.spawn(arrive(simulation, shop));
    simulation.run();
    return {
        {"share that leaves unserved", shop.lost / static_cast<double>(options.n), share_lost()},
        {"events", static_cast<double>(simulation.events())}};
}

} // namespace bench
