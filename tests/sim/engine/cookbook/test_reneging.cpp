#include "sim/engine/pool.hpp"
#include "tests/sim/engine/cookbook/queue_study.hpp"

#include <optional>

using namespace sim;
using namespace sim::cookbook;

namespace {

/// One replication of a call centre whose callers hang up when their patience ends.
struct CallCentre {
    Simulation sim{};
    Streams streams;
    Pool agents;
    Distribution between;
    Distribution serving;
    Distribution bearing;
    Window window{.warm_up = 1'000, .counted = 16'000};
    Tally lost{};
    Tally delayed{};
    Tally wait{}; ///< of all callers, also those who hang up [textbook units]

    Simulation& simulation() { return sim; }
};

Process call(CallCentre& centre, std::uint32_t number) {
    const Time arrived = centre.sim.now();
    const Duration bears = ticks(centre.bearing.draw(centre.streams, {patience, number, 0}));
    const std::optional<Lease> agent =
        co_await centre.agents.acquire_until(centre.sim, Request{}, arrived + bears);
    if (centre.window.counts(number)) {
        const Duration waited = centre.sim.now() - arrived;
        centre.lost.add(agent ? 0.0 : 1.0);
        centre.delayed.add(waited > Duration::zero() ? 1.0 : 0.0);
        centre.wait.add(units(waited));
    }
    if (!agent)
        co_return;
    co_await delay(centre.sim, ticks(centre.serving.draw(centre.streams, {service, number, 0})));
}

Process ring(CallCentre& centre) {
    for (std::uint32_t number = 0; number < centre.window.all(); ++number) {
        const double gap = centre.between.draw(centre.streams, {arrival, number, 0});
        co_await delay(centre.sim, ticks(gap));
        centre.sim.spawn(call(centre, number));
    }
}

struct ErlangA {
    double delayed; ///< probability that a caller waits
    double queue;   ///< mean number of callers waiting
};

/// M/M/c+M by its birth-death chain: births lambda, deaths min(n, c) mu + max(n - c, 0) theta.
ErlangA erlang_a(int agents, double lambda, double mu, double theta) {
    double weight = 1.0;
    double sum = 1.0;
    double delayed = 0.0;
    double queue = 0.0;
    for (int n = 1; n < 2'000; ++n) {
        weight *= lambda / (std::min(n, agents) * mu + std::max(n - agents, 0) * theta);
        sum += weight;
        if (n >= agents) {
            delayed += weight;
            queue += weight * (n - agents);
        }
    }
    return {delayed / sum, queue / sum};
}

} // namespace

TEST_CASE("callers who hang up are as many as the Erlang A formula says", "[known-answer]") {
    // C. Palm (1957); O. Garnett, A. Mandelbaum and M. Reiman, Designing a call center with
    // impatient customers, M&SOM 4 (2002). An overloaded centre: 5 agents for 6 erlang. Who waits
    // hangs up at rate theta, so P(lost) = theta E[queue] / lambda, and by Little E[wait] =
    // E[queue] / lambda.
    const double lambda = 6.0;
    const double theta = 0.5;
    const ErlangA truth = erlang_a(5, lambda, 1.0, theta);
    const auto [lost, delayed, wait] = study([&](const Streams& streams) {
        CallCentre centre{.streams = streams,
                          .agents = Pool("agents", 5),
                          .between = Distribution::exponential(1.0 / lambda),
                          .serving = Distribution::exponential(1.0),
                          .bearing = Distribution::exponential(1.0 / theta)};
        centre.sim.spawn(ring(centre));
        centre.sim.run();
        return std::array{centre.lost.mean(), centre.delayed.mean(), centre.wait.mean()};
    });
    check_mean(lost, theta * truth.queue / lambda);
    check_mean(delayed, truth.delayed);
    check_mean(wait, truth.queue / lambda);
}
