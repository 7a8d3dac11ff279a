#include "sim/engine/chance.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/engine/turn.hpp"
#include "sim/engine/wait.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <set>
#include <tuple>
#include <utility>

using namespace sim;

// A process whose own wake-up is the next event of all goes on without going back to the event
// loop; nobody can tell.

namespace {

/// Knows who is to run next: the least of (time, priority, sequence of arming).
class Referee {
public:
    void armed(std::uint32_t who, Time when, std::int32_t priority) {
        pending_.insert({when, priority, sequence_++, who});
    }
    void runs(std::uint32_t who, Time now) {
        const auto next = *pending_.begin();
        right_ = right_ && std::get<0>(next) == now && std::get<3>(next) == who;
        pending_.erase(pending_.begin());
        ++events_;
    }
    [[nodiscard]] bool right() const { return right_; }
    [[nodiscard]] std::uint64_t events() const { return events_; }

private:
    std::set<std::tuple<Time, std::int32_t, std::uint64_t, std::uint32_t>> pending_;
    std::uint64_t sequence_ = 0;
    std::uint64_t events_ = 0;
    bool right_ = true;
};

Process wander(Simulation& sim, Referee& referee, std::uint32_t me, Streams chance) {
    referee.runs(me, sim.now());
    std::int32_t priority = 0;
    for (std::uint32_t step = 0; step < 500; ++step) {
        const auto bits = chance.bits({1, me, step});
        const Duration length{bits[0] % 4};
        if (bits[1] % 3 == 0) {
            if (length > Duration{0}) {
                referee.armed(me, sim.now() + length, priority);
                co_await delay(sim, length);
                referee.runs(me, sim.now());
            }
            continue;
        }
        priority = static_cast<std::int32_t>(bits[2] % 3) - 1;
        if (bits[1] % 3 == 1) {
            referee.armed(me, sim.now(), priority);
            co_await yield(sim, Priority{priority});
        } else {
            referee.armed(me, sim.now() + length, priority);
            co_await turn(sim, sim.now() + length, Priority{priority});
        }
        referee.runs(me, sim.now());
    }
}

Process tick(Simulation& sim, int& ticks) {
    for (;;) {
        co_await delay(sim, Duration{1});
        ++ticks;
    }
}

} // namespace

TEST_CASE("whoever goes on at once was next in the exact order of events", "[property]") {
    for (std::uint32_t crowd = 1; crowd <= 6; ++crowd)
        for (std::uint32_t run = 0; run < 20; ++run) {
            Simulation sim;
            Referee referee;
            for (std::uint32_t i = 0; i < crowd; ++i) {
                referee.armed(i, Time{}, 0);
                sim.spawn(wander(sim, referee, i, Streams(crowd, run)));
            }
            sim.run();
            REQUIRE(referee.right());
            REQUIRE(sim.events() == referee.events());
            REQUIRE(sim.live() == 0);
        }
}

TEST_CASE("a process alone in time stops at the end of the run") {
    Simulation sim;
    int ticks = 0;
    sim.spawn(tick(sim, ticks));
    sim.run_until(Time{Duration{10}});
    CHECK(ticks == 10);
    CHECK(sim.now() == Time{Duration{10}});
    CHECK(sim.events() == 11); // the start is one
    sim.run_until(Time{Duration{12}});
    CHECK(ticks == 12);
}

TEST_CASE("a slot that is used again does not go on with another's wake-up") {
    Simulation sim;
    int ticks = 0;
    const ProcessRef first = sim.spawn(tick(sim, ticks));
    sim.run_until(Time{Duration{3}});
    REQUIRE(sim.cancel(first));
    sim.spawn(tick(sim, ticks)); // in the same slot, woken through the ring of the instant
    sim.run_until(Time{Duration{5}});
    CHECK(ticks == 5);
    CHECK(sim.live() == 1);
}
