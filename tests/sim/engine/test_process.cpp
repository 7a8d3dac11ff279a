#include "sim/engine/finished.hpp"
#include "sim/engine/wait.hpp"
#include "tests/sim/engine/chronicle.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace sim;
using namespace sim::test;

namespace {

Process tick(Simulation& sim, Chronicle& chronicle, std::string name, Duration every, int times) {
    for (int i = 0; i < times; ++i) {
        co_await delay(sim, every);
        chronicle.emplace_back(seconds(sim), name);
    }
}

Process note(Simulation& sim, Chronicle& chronicle, std::string name) {
    chronicle.emplace_back(seconds(sim), name);
    co_return;
}

Process start_others(Simulation& sim, Chronicle& chronicle) {
    chronicle.emplace_back(seconds(sim), "parent");
    sim.spawn(note(sim, chronicle, "late child"), Priority{1});
    sim.spawn(note(sim, chronicle, "child"));
    sim.spawn(note(sim, chronicle, "early child"), Priority{-1});
    chronicle.emplace_back(seconds(sim), "parent goes on");
    co_return;
}

Process fail(Simulation& sim, Duration after) {
    co_await delay(sim, after);
    throw std::runtime_error("the bridge is out");
}

Process join(Simulation& sim, Chronicle& chronicle, ProcessRef other) {
    co_await finished(sim, other);
    chronicle.emplace_back(seconds(sim), "joined");
}

Process forever(Simulation& sim) {
    for (;;)
        co_await delay(sim, Duration{10});
}

struct World {
    Simulation sim;
    Chronicle chronicle;
    Simulation& simulation() { return sim; }
};

Process in_world(World& world) {
    co_await delay(world.sim, Duration{3});
    world.chronicle.emplace_back(seconds(world.sim), "in the world");
}

struct Clerk {
    std::string name;
    Process serve(Simulation& sim, Chronicle& chronicle) {
        co_await delay(sim, Duration{4});
        chronicle.emplace_back(seconds(sim), name);
    }
};

Process hold(Simulation& sim, long& left) {
    while (left > 0) {
        --left;
        co_await delay(sim, Duration{1 + left % 7});
    }
}

} // namespace

TEST_CASE("processes interleave by time and, at one instant, by the order of arming") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(tick(sim, chronicle, "a", Duration{2}, 3));
    sim.spawn(tick(sim, chronicle, "b", Duration{3}, 2));
    sim.run();
    // At 6 both are due: b armed at 3, a at 4.
    CHECK(chronicle == Chronicle{{2, "a"}, {3, "b"}, {4, "a"}, {6, "b"}, {6, "a"}});
    CHECK(sim.now() == at(6));
    CHECK(sim.events() == 7);
    CHECK(sim.live() == 0);
}

TEST_CASE("a spawned process starts by an event of its own, at its priority") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(start_others(sim, chronicle));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "parent"},
                                 {0, "parent goes on"},
                                 {0, "early child"},
                                 {0, "child"},
                                 {0, "late child"}});
}

TEST_CASE("a process can start later, not earlier") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn_at(at(5), note(sim, chronicle, "later"));
    sim.run();
    CHECK(chronicle == Chronicle{{5, "later"}});
    CHECK_THROWS_AS(sim.spawn_at(at(4), note(sim, chronicle, "past")), ContractViolation);
    CHECK_THROWS_AS(sim.spawn(note(sim, chronicle, "x"), Priority{1 << 23}), ContractViolation);
    CHECK_THROWS_AS(sim.spawn(note(sim, chronicle, "x"), Priority{-(1 << 23) - 1}),
                    ContractViolation);
    CHECK(sim.live() == 0);
}

TEST_CASE("run_until runs what is due at its end and stops the clock there") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(tick(sim, chronicle, "a", Duration{5}, 3));
    sim.run_until(at(10));
    CHECK(chronicle.size() == 2);
    CHECK(sim.now() == at(10));
    sim.run_until(at(12));
    CHECK(sim.now() == at(12));
    CHECK_THROWS_AS(sim.run_until(at(11)), ContractViolation);
    CHECK_THROWS_AS(sim.run_until(never), ContractViolation);
    sim.run();
    CHECK(chronicle.size() == 3);
    CHECK(sim.now() == at(15));
}

TEST_CASE("an exception that leaves a process reaches the caller of run") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(tick(sim, chronicle, "a", Duration{2}, 5));
    sim.spawn(fail(sim, Duration{5}));
    CHECK_THROWS_WITH(sim.run(), "the bridge is out");
    CHECK(sim.now() == at(5));
    sim.reset();
    CHECK(sim.now() == at(0));
    chronicle.clear();
    sim.spawn(tick(sim, chronicle, "a", Duration{2}, 2));
    sim.run();
    CHECK(chronicle == Chronicle{{2, "a"}, {4, "a"}});
}

TEST_CASE("who waits for the end of a process is woken by it, or goes on if it was before") {
    Simulation sim;
    Chronicle chronicle;
    const ProcessRef other = sim.spawn(tick(sim, chronicle, "work", Duration{4}, 1));
    sim.spawn(join(sim, chronicle, other));
    sim.run();
    CHECK(chronicle == Chronicle{{4, "work"}, {4, "joined"}});
    CHECK_FALSE(sim.alive(other));
    sim.spawn(join(sim, chronicle, other));
    sim.run();
    CHECK(chronicle.size() == 3);
    CHECK_FALSE(sim.alive(ProcessRef{}));
}

TEST_CASE("a reference names one process for ever though its slot is used again") {
    Simulation sim;
    Chronicle chronicle;
    const ProcessRef first = sim.spawn(note(sim, chronicle, "a"));
    sim.run();
    const ProcessRef second = sim.spawn(note(sim, chronicle, "b"));
    CHECK(first.slot == second.slot);
    CHECK(first != second);
    CHECK_FALSE(sim.alive(first));
    CHECK(sim.alive(second));
    sim.reset();
    CHECK_FALSE(sim.alive(second));
}

TEST_CASE("a process finds its simulation through an object or behind one") {
    World world;
    Clerk clerk{"clerk"};
    world.sim.spawn(in_world(world));
    world.sim.spawn(clerk.serve(world.sim, world.chronicle));
    world.sim.run();
    CHECK(world.chronicle == Chronicle{{3, "in the world"}, {4, "clerk"}});
}

TEST_CASE("a process that is never spawned is destroyed without having run") {
    Simulation sim;
    Chronicle chronicle;
    { const Process unused = note(sim, chronicle, "never"); }
    sim.run();
    CHECK(chronicle.empty());
}

TEST_CASE("waits and runs in the wrong place are contract violations") {
    Simulation sim;
    CHECK_THROWS_AS(sim.self(), ContractViolation);
    CHECK_THROWS_AS(sim.arm(at(3)), ContractViolation);
    CHECK_THROWS_AS(delay(sim, Duration{-1}), ContractViolation);
    CHECK_THROWS_AS(delay(sim, Duration::max()), ContractViolation);
}

TEST_CASE("destroying a simulation destroys what still lives in it") {
    Simulation sim;
    for (int i = 0; i < 10; ++i)
        sim.spawn(forever(sim));
    sim.run_until(at(100));
    CHECK(sim.live() == 10);
}

TEST_CASE("a million processes live at once, in at most 256 bytes each of frame and slot") {
    Simulation sim;
    long left = 2'000'000;
    for (int i = 0; i < 1'000'000; ++i)
        sim.spawn(hold(sim, left));
    CHECK(sim.live() == 1'000'000);
    sim.run();
    CHECK(sim.events() == 3'000'000);
    CHECK(sim.live() == 0);
    // Frames of one granule class up to 128 bytes fit 512 to a chunk of 64 KiB.
    CHECK(sim.frames().system_allocations() <= 1'000'000 / 512 + 1);
}
