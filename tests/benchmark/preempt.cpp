#include "sim/engine/process.hpp"
#include "sim/engine/statistics.hpp"
#include "sim/engine/wait.hpp"
#include "sim/engine/work.hpp"
#include "tests/benchmark/queue.hpp"
#include "tests/benchmark/workload.hpp"

#include <array>

// M/M/1 with two classes, half of the customers each: the first takes the server from the second,
// who goes on ahead of his class with what is left (preemptive resume).

namespace bench {

namespace {
struct Classes {
    Queue queue;
    sim::Streams chance{20'130'301, 0};
    std::array<sim::Tally, 2> in_system{}; // [units]
};

sim::Process visit(sim::Simulation& simulation, Classes& shop, std::uint32_t customer) {
    const sim::Time came = simulation.now();
    const sim::Address address{.purpose = static_cast<std::uint32_t>(Draw::kind),
                               .entity = customer};
    const std::uint32_t kind = shop.chance.uniform(address) < 0.5 ? 0 : 1;
    sim::Request request{.priority = static_cast<std::int32_t>(kind),
                         .preempt = kind == 0 ? sim::Preempt::yes : sim::Preempt::no};
    sim::Duration left = shop.queue.service.next();
    while (left > sim::Duration{0}) {
        sim::Lease lease = co_await shop.queue.server.acquire(simulation, request);
        left = co_await sim::work(simulation, lease, left);
        request.place = sim::Place::front;
    }
    const sim::Duration spent = simulation.now() - came;
    shop.in_system[kind].add(in_units(static_cast<double>(spent.count())));
}

sim::Process arrive(sim::Simulation& simulation, Classes& shop) {
    for (std::uint32_t i = 0; i < shop.queue.customers; ++i) {
        co_await sim::delay(simulation, shop.queue.between.next());
        simulation.spawn(visit(simulation, shop, i));
    }
}
} // namespace

Figures run_preempt(const Options& options) {
    Classes shop{.queue = {.customers = static_cast<std::uint32_t>(options.n)}};
    sim::Simulation simulation;
    simulation.spawn(arrive(simulation, shop));
    simulation.run();
    constexpr double idle_of_first = 1 - arrivals / 2;
    return {{"mean time in system, first class", shop.in_system[0].mean(), 1 / idle_of_first},
            {"mean time in system, second class", shop.in_system[1].mean(),
             1 / (idle_of_first * (1 - arrivals))},
            {"events", static_cast<double>(simulation.events())}};
}

} // namespace bench
