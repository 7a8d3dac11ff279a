#include "sim/engine/any_all.hpp"
#include "sim/engine/pool.hpp"
#include "sim/engine/wait.hpp"
#include "tests/sim/engine/chronicle.hpp"

#include <catch2/catch.hpp>

#include <optional>

// What it does to others when any_of withdraws a wait.

using namespace sim;
using namespace sim::test;

namespace {

Process occupy(Simulation& sim, Pool& pool, Duration length, std::int64_t units = 1) {
    const Lease lease = co_await pool.acquire(sim, Request{.units = units});
    co_await delay(sim, length);
}

Process from_either(Simulation& sim, Pool& left, Pool& right, Chronicle& chronicle, int who) {
    Acquire a = left.acquire(sim);
    Acquire b = right.acquire(sim);
    const std::size_t first = co_await any_of(sim, a, b);
    const Lease lease = first == 0 ? a.take() : b.take();
    chronicle.emplace_back(seconds(sim), std::to_string(who) + (first == 0 ? " left" : " right"));
    co_await delay(sim, Duration{1});
}

Process both_from_one(Simulation& sim, Pool& pool, Chronicle& chronicle) {
    Acquire many = pool.acquire(sim, Request{.units = 3});
    Acquire one = pool.acquire(sim, Request{.units = 1});
    const std::size_t first = co_await any_of(sim, many, one, delay(sim, Duration{4}));
    chronicle.emplace_back(seconds(sim), "first " + std::to_string(first));
    chronicle.emplace_back(pool.in_use(), "in use");
}

} // namespace

TEST_CASE("whoever waits at two pools takes one unit in all, and the other line moves up") {
    Simulation sim;
    Pool left("left", 1);
    Pool right("right", 1);
    Chronicle chronicle;
    for (int who = 0; who < 6; ++who)
        sim.spawn(from_either(sim, left, right, chronicle, who));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "0 left"},
                                 {0, "1 right"},
                                 {1, "2 left"},
                                 {1, "3 right"},
                                 {2, "4 left"},
                                 {2, "5 right"}});
    CHECK(left.in_use() + right.in_use() == 0);
}

TEST_CASE("a chain of withdrawals from pool to pool ends, however long") {
    // A request for more than there is heads each line; when it goes, each grant on one side
    // withdraws a wait on the other, which lets the next through there, and so on.
    constexpr int crowd = 50'000;
    Simulation sim;
    Pool left("left", crowd);
    Pool right("right", crowd);
    Chronicle chronicle;
    const ProcessRef block_left = sim.spawn(occupy(sim, left, Duration{1}, crowd + 1));
    const ProcessRef block_right = sim.spawn(occupy(sim, right, Duration{1}, crowd + 1));
    for (int who = 0; who < crowd; ++who)
        sim.spawn(from_either(sim, left, right, chronicle, who));
    sim.run();
    CHECK(left.waiting() == crowd + 1);
    sim.cancel(block_left);
    sim.cancel(block_right);
    sim.run();
    CHECK(chronicle.size() == crowd);
    CHECK(left.in_use() + right.in_use() == 0);
    CHECK(left.waiting() + right.waiting() == 0);
}

TEST_CASE("giving up one wait may let another of the same group through, which is given back") {
    Simulation sim;
    Pool pool("teams", 3);
    Chronicle chronicle;
    const std::optional<Lease> lease = pool.try_acquire(sim, {.units = 2});
    // The small request stands behind the big one, which would have to wait for the lease. A third
    // party at the head of the line keeps both waiting until the delay ends.
    const ProcessRef head = sim.spawn(occupy(sim, pool, Duration{1}, 2));
    const ProcessRef group = sim.spawn(both_from_one(sim, pool, chronicle));
    SECTION("at the time-out") { sim.run(); }
    SECTION("when the head of the line goes") {
        sim.run_until(at(2));
        sim.cancel(head);
        sim.run();
    }
    SECTION("when the process is cancelled") {
        sim.run_until(at(2));
        sim.cancel(group);
        sim.cancel(head);
        sim.run();
        chronicle = {{4, "first 2"}, {2, "in use"}};
    }
    CHECK(chronicle == Chronicle{{4, "first 2"}, {2, "in use"}});
    CHECK(pool.in_use() == 2);
}
