#pragma once

#include "sim/engine/pool.hpp"
#include "tests/sim/engine/cookbook/queue_study.hpp"

namespace sim::cookbook {

/// One replication of a queue with Poisson arrivals and c equal servers, first come first served.
struct MultiServer {
    Simulation sim{};
    Streams streams;
    Pool servers;
    Distribution between;
    Distribution serving;
    Window window{};
    double late_after = 0.0; // [textbook units]

    Tally wait{};  ///< [textbook units]
    Tally waits{}; ///< 1 for a customer who waits at all
    Tally late{};  ///< 1 for a customer who waits longer than `late_after`

    Simulation& simulation() { return sim; }
};

inline Process customer(MultiServer& queue, std::uint32_t number) {
    const Time arrived = queue.sim.now();
    const Lease server = co_await queue.servers.acquire(queue.sim);
    const double waited = units(queue.sim.now() - arrived);
    if (queue.window.counts(number)) {
        queue.wait.add(waited);
        queue.waits.add(waited > 0.0 ? 1.0 : 0.0);
        queue.late.add(waited > queue.late_after ? 1.0 : 0.0);
    }
    const double length = queue.serving.draw(queue.streams, {service, number, 0});
    co_await delay(queue.sim, ticks(length));
}

inline Process arrive(MultiServer& queue) {
    for (std::uint32_t number = 0; number < queue.window.all(); ++number) {
        const double gap = queue.between.draw(queue.streams, {arrival, number, 0});
        co_await delay(queue.sim, ticks(gap));
        queue.sim.spawn(customer(queue, number));
    }
}

/// Means of the wait, of "waits at all" and of "waits longer than late_after".
inline std::array<Tally, 3> study_servers(std::int64_t servers, const Distribution& between,
                                          const Distribution& serving, double late_after = 0.0) {
    return study([&](const Streams& streams) {
        MultiServer queue{.streams = streams,
                          .servers = Pool("servers", servers),
                          .between = between,
                          .serving = serving,
                          .late_after = late_after};
        queue.sim.spawn(arrive(queue));
        queue.sim.run();
        return std::array{queue.wait.mean(), queue.waits.mean(), queue.late.mean()};
    });
}

} // namespace sim::cookbook
