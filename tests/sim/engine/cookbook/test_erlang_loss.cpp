#include "sim/engine/pool.hpp"
#include "tests/sim/engine/cookbook/queue_study.hpp"

using namespace sim;
using namespace sim::cookbook;

namespace {

/// One replication of c lines where who finds none free is lost.
struct Exchange {
    Simulation sim{};
    Streams streams;
    Pool lines;
    Distribution between;
    Distribution talking;
    Window window{.warm_up = 500};
    Tally lost{};

    Simulation& simulation() { return sim; }
};

Process call(Exchange& exchange, std::uint32_t number) {
    const std::optional<Lease> line = exchange.lines.try_acquire(exchange.sim);
    if (exchange.window.counts(number))
        exchange.lost.add(line ? 0.0 : 1.0);
    if (!line)
        co_return;
    const double length = exchange.talking.draw(exchange.streams, {service, number, 0});
    co_await delay(exchange.sim, ticks(length));
}

Process ring(Exchange& exchange) {
    for (std::uint32_t number = 0; number < exchange.window.all(); ++number) {
        const double gap = exchange.between.draw(exchange.streams, {arrival, number, 0});
        co_await delay(exchange.sim, ticks(gap));
        exchange.sim.spawn(call(exchange, number));
    }
}

} // namespace

TEST_CASE("Erlang's loss formula holds for exponential and for lognormal service alike",
          "[known-answer]") {
    // L. Kleinrock, Queueing Systems I (1975), section 3.6, for 10 lines and 10 erlang. Only the
    // mean of the service matters: B. A. Sevastyanov, Theory of Probability 2 (1957).
    double blocked = 1.0;
    for (int line = 1; line <= 10; ++line)
        blocked = 10.0 * blocked / (line + 10.0 * blocked);
    REQUIRE(blocked == Approx(0.21458234310735).epsilon(1e-12));
    for (const Distribution& talking :
         {Distribution::exponential(1.0), Distribution::lognormal(1.0, 2.0)}) {
        const auto [lost] = study([&](const Streams& streams) {
            Exchange exchange{.streams = streams,
                              .lines = Pool("lines", 10),
                              .between = Distribution::exponential(0.1),
                              .talking = talking};
            exchange.sim.spawn(ring(exchange));
            exchange.sim.run();
            return std::array{exchange.lost.mean()};
        });
        check_mean(lost, blocked);
    }
}
