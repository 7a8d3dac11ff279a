#include "sim/engine/pool.hpp"
#include "sim/engine/task.hpp"
#include "tests/sim/engine/cookbook/queue_study.hpp"

#include <vector>

using namespace sim;
using namespace sim::cookbook;

namespace {

struct Station {
    Pool servers;
    Distribution serving;
    Tally stay{};
};

/// One replication of stations passed one after the other.
struct Line {
    Simulation sim{};
    Streams streams;
    Distribution between;
    std::vector<Station> stations{};
    Window window{};
    Tally stay{};

    Simulation& simulation() { return sim; }
};

Task<> pass(Line& line, Station& station, std::uint32_t number, std::uint32_t occasion) {
    const Time arrived = line.sim.now();
    Lease server = co_await station.servers.acquire(line.sim);
    const double length = station.serving.draw(line.streams, {service, number, occasion});
    co_await delay(line.sim, ticks(length));
    server.release();
    if (line.window.counts(number))
        station.stay.add(units(line.sim.now() - arrived));
}

Process customer(Line& line, std::uint32_t number) {
    const Time arrived = line.sim.now();
    for (std::uint32_t i = 0; i < line.stations.size(); ++i)
        co_await pass(line, line.stations[i], number, i);
    if (line.window.counts(number))
        line.stay.add(units(line.sim.now() - arrived));
}

Process arrive(Line& line) {
    for (std::uint32_t number = 0; number < line.window.all(); ++number) {
        const double gap = line.between.draw(line.streams, {arrival, number, 0});
        co_await delay(line.sim, ticks(gap));
        line.sim.spawn(customer(line, number));
    }
}

} // namespace

TEST_CASE("stations in tandem behave as if each had Poisson arrivals of its own",
          "[known-answer][long]") {
    // J. R. Jackson, Operations Research 5 (1957); P. J. Burke, Operations Research 4 (1956). Mean
    // stay at an M/M/1 station: 1 / (mu - lambda), here 5, 2.5 and, with two servers of rate .5
    // each, (1 + C / (2 * .5 - .8) * .5) / .5 with Erlang's C = 32/45.
    const double last = (1.0 + 32.0 / 45.0 / (1.0 - 0.8) * 0.5) / 0.5;
    const auto [first_stay, second_stay, third_stay, stay] = study([](const Streams& streams) {
        Line line{.streams = streams, .between = Distribution::exponential(1.0 / 0.8)};
        line.stations.push_back({Pool("first", 1), Distribution::exponential(1.0)});
        line.stations.push_back({Pool("second", 1), Distribution::exponential(1.0 / 1.2)});
        line.stations.push_back({Pool("third", 2), Distribution::exponential(2.0)});
        line.sim.spawn(arrive(line));
        line.sim.run();
        return std::array{line.stations[0].stay.mean(), line.stations[1].stay.mean(),
                          line.stations[2].stay.mean(), line.stay.mean()};
    });
    check_mean(first_stay, 1.0 / (1.0 - 0.8), 0.1);
    check_mean(second_stay, 1.0 / (1.2 - 0.8), 0.1);
    check_mean(third_stay, last, 0.1);
    check_mean(stay, 5.0 + 2.5 + last, 0.1);
}
