#include "sim/engine/any_all.hpp"

#include "sim/engine/finished.hpp"
#include "sim/engine/gate.hpp"
#include "sim/engine/pool.hpp"
#include "sim/engine/signal.hpp"
#include "sim/engine/task.hpp"
#include "sim/engine/wait.hpp"
#include "tests/sim/engine/chronicle.hpp"

#include <catch2/catch.hpp>

using namespace sim;
using namespace sim::test;

namespace {

Process sleep(Simulation& sim, Duration length) { co_await delay(sim, length); }

Process hold(Simulation& sim, Pool& pool, Duration length, std::int64_t units = 1) {
    const Lease lease = co_await pool.acquire(sim, Request{.units = units});
    co_await delay(sim, length);
}

Process first_of(Simulation& sim, Pool& pool, Gate& gate, Chronicle& chronicle, Duration patience) {
    Acquire team = pool.acquire(sim);
    const std::size_t first = co_await any_of(sim, team, gate.pass(sim), delay(sim, patience));
    chronicle.emplace_back(seconds(sim), "first " + std::to_string(first));
    if (first == 0) {
        const Lease lease = team.take();
        co_await delay(sim, Duration{1});
    }
}

Process two_timers(Simulation& sim, Chronicle& chronicle, Duration a, Duration b) {
    const std::size_t first = co_await any_of(sim, delay(sim, a), delay(sim, b));
    chronicle.emplace_back(seconds(sim), "first " + std::to_string(first));
}

Process limited(Simulation& sim, Pool& pool, Chronicle& chronicle) {
    AcquireUntil a = pool.acquire_until(sim, Request{}, at(3));
    AcquireUntil b = pool.acquire_until(sim, Request{}, at(5));
    const std::size_t first = co_await any_of(sim, b, a);
    chronicle.emplace_back(seconds(sim), "first " + std::to_string(first));
    const bool held = a.take().has_value() || b.take().has_value();
    chronicle.emplace_back(seconds(sim), held ? "held" : "nothing");
}

Process gather(Simulation& sim, Pool& pool, Signal& signal, ProcessRef other,
               Chronicle& chronicle) {
    Acquire team = pool.acquire(sim);
    co_await all_of(sim, team, signal.wait(sim), finished(sim, other), delay(sim, Duration{6}));
    const Lease lease = team.take();
    chronicle.emplace_back(seconds(sim), "all");
}

Process delays_only(Simulation& sim, Chronicle& chronicle) {
    co_await all_of(sim, delay(sim, Duration{2}), until(sim, at(9)), delay(sim, Duration{3}));
    chronicle.emplace_back(seconds(sim), "all");
    co_await all_of(sim, delay(sim, Duration{0}), until(sim, at(4)));
    chronicle.emplace_back(seconds(sim), "at once");
}

Process open(Simulation& sim, Gate& gate, Duration after) {
    co_await delay(sim, after);
    gate.open(sim);
}

Process take_ungranted(Simulation& sim, Pool& pool) {
    Acquire team = pool.acquire(sim);
    co_await any_of(sim, delay(sim, Duration{1}), team);
    const Lease lease = team.take();
}

/// Passes through a gate again and again with the same named wait.
Process again(Simulation& sim, Gate& gate, Chronicle& chronicle) {
    GatePass pass = gate.pass(sim);
    for (int i = 0; i < 3; ++i) {
        const std::size_t first = co_await any_of(sim, pass, delay(sim, Duration{5}));
        chronicle.emplace_back(seconds(sim), "first " + std::to_string(first));
    }
}

} // namespace

TEST_CASE("any_of ends with the first wait that is over and withdraws the others") {
    Simulation sim;
    Pool pool("teams", 1);
    Gate gate("halt");
    Chronicle chronicle;
    SECTION("units") { sim.spawn(hold(sim, pool, Duration{2})); }
    SECTION("the gate") {
        sim.spawn(hold(sim, pool, Duration{7}));
        sim.spawn(open(sim, gate, Duration{3}));
    }
    SECTION("the delay") { sim.spawn(hold(sim, pool, Duration{9})); }
    sim.spawn(first_of(sim, pool, gate, chronicle, Duration{5}));
    sim.run();
    REQUIRE(chronicle.size() == 1);
    CHECK((chronicle[0] == std::pair<std::int64_t, std::string>{2, "first 0"} ||
           chronicle[0] == std::pair<std::int64_t, std::string>{3, "first 1"} ||
           chronicle[0] == std::pair<std::int64_t, std::string>{5, "first 2"}));
    CHECK(pool.waiting() == 0);
    CHECK(pool.in_use() == 0);
}

TEST_CASE("of waits that are over at once the lowest counts, and nothing else is taken") {
    Simulation sim;
    Pool pool("teams", 1);
    Gate gate("halt", Gate::State::open);
    Chronicle chronicle;
    sim.spawn(first_of(sim, pool, gate, chronicle, Duration{0}));
    sim.run();
    const std::optional<Lease> lease = pool.try_acquire(sim);
    sim.spawn(first_of(sim, pool, gate, chronicle, Duration{0}));
    sim.run();
    gate.close();
    sim.spawn(first_of(sim, pool, gate, chronicle, Duration{0}));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "first 0"}, {1, "first 1"}, {1, "first 2"}});
    CHECK(pool.in_use() == 1);
}

TEST_CASE("of delays the shorter counts, of equal ones the lower") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(two_timers(sim, chronicle, Duration{4}, Duration{3}));
    sim.spawn(two_timers(sim, chronicle, Duration{5}, Duration{5}));
    sim.run();
    CHECK(chronicle == Chronicle{{3, "first 1"}, {5, "first 0"}});
}

TEST_CASE("a time-out of a member ends any_of") {
    Simulation sim;
    Pool pool("teams", 0);
    Chronicle chronicle;
    sim.spawn(limited(sim, pool, chronicle));
    sim.run();
    CHECK(chronicle == Chronicle{{3, "first 1"}, {3, "nothing"}});
}

TEST_CASE("all_of ends with the last wait, whichever it is") {
    for (const auto& [hold_for, raised_after, live_for, end] :
         {std::tuple{9, 1, 1, 9}, std::tuple{1, 8, 1, 8}, std::tuple{1, 1, 7, 7},
          std::tuple{1, 1, 1, 6}}) {
        Simulation sim;
        Pool pool("teams", 1);
        Signal signal;
        Chronicle chronicle;
        const ProcessRef other = sim.spawn(sleep(sim, Duration{live_for}));
        sim.spawn(hold(sim, pool, Duration{hold_for}));
        sim.spawn(raise_after(sim, signal, Duration{raised_after}));
        sim.spawn(gather(sim, pool, signal, other, chronicle));
        sim.run();
        CHECK(chronicle == Chronicle{{end, "all"}});
        CHECK(pool.in_use() == 0);
    }
}

TEST_CASE("all_of of delays alone is one event, or none") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(delays_only(sim, chronicle));
    sim.run();
    CHECK(chronicle == Chronicle{{9, "all"}, {9, "at once"}});
    CHECK(sim.events() == 2);
}

TEST_CASE("a lease that was not granted cannot be taken") {
    Simulation sim;
    Pool pool("teams", 0);
    sim.spawn(take_ungranted(sim, pool));
    CHECK_THROWS_AS(sim.run(), ContractViolation);
}

TEST_CASE("a named wait can be awaited again after it was over or withdrawn") {
    Simulation sim;
    Gate gate("halt");
    Chronicle chronicle;
    sim.spawn(again(sim, gate, chronicle));
    sim.spawn(open(sim, gate, Duration{7}));
    sim.run();
    CHECK(chronicle == Chronicle{{5, "first 1"}, {7, "first 0"}, {7, "first 0"}});
}
