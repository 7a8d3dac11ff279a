#include "sim/engine/pool.hpp"

#include "sim/engine/wait.hpp"
#include "tests/sim/engine/chronicle.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <vector>

using namespace sim;
using namespace sim::test;

namespace {

Process use(Simulation& sim, Pool& pool, Chronicle& chronicle, std::string name, Request request,
            Duration length) {
    const Lease lease = co_await pool.acquire(sim, request);
    chronicle.emplace_back(seconds(sim), name);
    co_await delay(sim, length);
}

Process use_until(Simulation& sim, Pool& pool, Chronicle& chronicle, std::string name,
                  Request request, Time deadline) {
    const std::optional<Lease> lease = co_await pool.acquire_until(sim, request, deadline);
    chronicle.emplace_back(seconds(sim), name + (lease ? " served" : " gone"));
}

Process hold_until(Simulation& sim, Pool& pool, Time end, Priority priority) {
    set_priority(sim, priority);
    const Lease lease = co_await pool.acquire(sim);
    co_await until(sim, end);
}

Process resize(Simulation& sim, Pool& pool, Duration after, std::int64_t capacity) {
    co_await delay(sim, after);
    pool.set_capacity(sim, capacity);
}

Process no_units(Simulation& sim, Pool& pool) { co_await pool.acquire(sim, Request{.units = 0}); }

Process pass_on(Simulation& sim, Pool& pool, Chronicle& chronicle) {
    Lease lease = co_await pool.acquire(sim, Request{.units = 2});
    Lease other = std::move(lease);
    const bool stays = lease.held(); // NOLINT(bugprone-use-after-move): that is what is tested
    chronicle.emplace_back(pool.in_use(), stays ? "still held" : "moved");
    Lease third;
    third = std::move(other);
    Lease& itself = third;
    third = std::move(itself);
    chronicle.emplace_back(pool.in_use(), third.held() ? "held" : "lost");
    third.release();
    third.release();
    chronicle.emplace_back(pool.in_use(), "released");
}

} // namespace

TEST_CASE("units are granted at once while there are some, then in order of arrival") {
    Simulation sim;
    Pool pool("teams", 2);
    Chronicle chronicle;
    for (const char* name : {"a", "b", "c", "d"})
        sim.spawn(use(sim, pool, chronicle, name, {}, Duration{5}));
    sim.run_until(at(1));
    CHECK(pool.in_use() == 2);
    CHECK(pool.available() == 0);
    CHECK(pool.waiting() == 2);
    sim.run();
    CHECK(chronicle == Chronicle{{0, "a"}, {0, "b"}, {5, "c"}, {5, "d"}});
    CHECK(pool.in_use() == 0);
}

TEST_CASE("a better class is served first, first come first served within a class") {
    Simulation sim;
    Pool pool("teams", 1);
    Chronicle chronicle;
    sim.spawn(use(sim, pool, chronicle, "first", {}, Duration{1}));
    for (const auto& [name, priority] : {std::pair{"b1", 2}, {"a1", 1}, {"b2", 2}, {"a2", 1}})
        sim.spawn(use(sim, pool, chronicle, name, {.priority = priority}, Duration{1}));
    sim.spawn(use(sim, pool, chronicle, "b0", {.priority = 2, .place = Place::front}, Duration{1}));
    sim.run();
    CHECK(chronicle ==
          Chronicle{{0, "first"}, {1, "a1"}, {2, "a2"}, {3, "b0"}, {4, "b1"}, {5, "b2"}});
}

TEST_CASE("nobody overtakes the head of the line, even if he would fit") {
    Simulation sim;
    Pool pool("teams", 3);
    Chronicle chronicle;
    sim.spawn(use(sim, pool, chronicle, "a", {.units = 2}, Duration{4}));
    sim.spawn(use(sim, pool, chronicle, "big", {.units = 3}, Duration{1}));
    sim.spawn(use(sim, pool, chronicle, "small", {}, Duration{1}));
    sim.run_until(at(2));
    CHECK_FALSE(pool.try_acquire(sim).has_value());
    sim.run();
    CHECK(chronicle == Chronicle{{0, "a"}, {4, "big"}, {5, "small"}});
}

TEST_CASE("when the head of the line leaves, the next is served at that instant") {
    Simulation sim;
    Pool pool("teams", 3);
    Chronicle chronicle;
    sim.spawn(use(sim, pool, chronicle, "a", {.units = 2}, Duration{9}));
    sim.spawn(use_until(sim, pool, chronicle, "big", {.units = 3}, at(4)));
    sim.spawn(use(sim, pool, chronicle, "small", {}, Duration{1}));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "a"}, {4, "big gone"}, {4, "small"}});
}

TEST_CASE("at the instant of the deadline the order of events decides between grant and time-out") {
    // The holder gives back by an event at 5; the deadline of the one who waits is an event at 5.
    for (const auto& [priority, result] :
         {std::pair{Priority{-1}, "w served"}, std::pair{Priority{1}, "w gone"}}) {
        Simulation sim;
        Pool pool("teams", 1);
        Chronicle chronicle;
        sim.spawn(hold_until(sim, pool, at(5), priority));
        sim.spawn(use_until(sim, pool, chronicle, "w", {}, at(5)), Priority{0});
        sim.spawn_at(at(1), use_until(sim, pool, chronicle, "w", {}, at(1)), Priority{0});
        sim.run();
        CHECK(chronicle == Chronicle{{1, "w gone"}, {5, result}});
        CHECK(pool.in_use() == 0);
    }
    SECTION("with equal priority the wake-up that was armed first comes first") {
        Simulation sim;
        Pool pool("teams", 1);
        Chronicle chronicle;
        sim.spawn(hold_until(sim, pool, at(5), Priority{}));
        sim.spawn(use_until(sim, pool, chronicle, "w", {}, at(5)));
        sim.run();
        CHECK(chronicle == Chronicle{{5, "w served"}});
    }
}

TEST_CASE("a deadline that is not in the future asks only whether units are free") {
    Simulation sim;
    Pool pool("teams", 1);
    Chronicle chronicle;
    sim.spawn(use_until(sim, pool, chronicle, "a", {}, at(0)));
    sim.spawn(use_until(sim, pool, chronicle, "b", {.units = 2}, at(-1)));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "a served"}, {0, "b gone"}});
    CHECK(sim.events() == 2);
}

TEST_CASE("capacity may rise, and fall below what is in use") {
    Simulation sim;
    Pool pool("teams", 2);
    Chronicle chronicle;
    sim.spawn(use(sim, pool, chronicle, "a", {}, Duration{4}));
    sim.spawn(use(sim, pool, chronicle, "b", {}, Duration{6}));
    sim.spawn(use(sim, pool, chronicle, "c", {}, Duration{6}));
    sim.spawn(resize(sim, pool, Duration{1}, 1));
    sim.spawn(use(sim, pool, chronicle, "huge", {.units = 5}, Duration{1}));
    sim.spawn(resize(sim, pool, Duration{8}, 6));
    sim.run_until(at(2));
    CHECK(pool.available() == -1);
    CHECK_FALSE(pool.try_acquire(sim).has_value());
    sim.run();
    CHECK(chronicle == Chronicle{{0, "a"}, {0, "b"}, {6, "c"}, {8, "huge"}});
    pool.reset();
    CHECK(pool.capacity() == 2);
    pool.reset(7);
    CHECK(pool.capacity() == 7);
}

TEST_CASE("a lease moves with its units and gives them back once") {
    Simulation sim;
    Pool pool("teams", 2);
    Chronicle chronicle;
    sim.spawn(pass_on(sim, pool, chronicle));
    sim.run();
    CHECK(chronicle == Chronicle{{2, "moved"}, {2, "held"}, {0, "released"}});
}

TEST_CASE("impossible requests and capacities are contract violations") {
    Simulation sim;
    CHECK_THROWS_AS(Pool("teams", -1), ContractViolation);
    Pool pool("teams", 1);
    CHECK_THROWS_AS(pool.set_capacity(sim, -1), ContractViolation);
    CHECK_THROWS_AS(pool.reset(-1), ContractViolation);
    CHECK_THROWS_AS(pool.try_acquire(sim, {.units = -3}), ContractViolation);
    sim.spawn(no_units(sim, pool));
    CHECK_THROWS_AS(sim.run(), ContractViolation);
}

TEST_CASE("pools that nobody uses can be moved, as when a vector of them grows") {
    std::vector<Pool> pools;
    for (int i = 0; i < 9; ++i)
        pools.emplace_back("pool " + std::to_string(i), i);
    CHECK(pools[5].name() == "pool 5");
    CHECK(pools[5].capacity() == 5);
    Simulation sim;
    const std::optional<Lease> lease = pools[5].try_acquire(sim);
    CHECK_THROWS_AS(Pool(std::move(pools[5])), ContractViolation);
}

TEST_CASE("pools, leases and simulations go in any order") {
    Chronicle chronicle;
    SECTION("the pool first: leases hold nothing, who waits waits on") {
        Simulation sim;
        std::optional<Lease> outside;
        {
            Pool pool("teams", 2);
            outside = pool.try_acquire(sim);
            sim.spawn(use(sim, pool, chronicle, "a", {}, Duration{4}));
            sim.spawn(use(sim, pool, chronicle, "b", {}, Duration{4}));
            sim.spawn(use_until(sim, pool, chronicle, "c", {}, at(7)));
            sim.run_until(at(3));
        }
        CHECK_FALSE(outside->held());
        sim.run();
        CHECK(chronicle == Chronicle{{0, "a"}, {7, "c gone"}});
        CHECK(sim.live() == 1);
    }
    SECTION("the simulation first: the pool is free again") {
        Pool pool("teams", 1);
        {
            Simulation sim;
            for (const char* name : {"a", "b", "c"})
                sim.spawn(use(sim, pool, chronicle, name, {}, Duration{4}));
            sim.run_until(at(3));
        }
        CHECK(pool.in_use() == 0);
        CHECK(pool.waiting() == 0);
        CHECK(chronicle.size() == 1);
    }
    SECTION("resets in either order") {
        Simulation sim;
        Pool pool("teams", 1);
        for (const bool pool_first : {true, false}) {
            for (const char* name : {"a", "b", "c"})
                sim.spawn(use(sim, pool, chronicle, name, {}, Duration{4}));
            sim.run_until(at(4)); // b was granted at this instant
            if (pool_first)
                pool.reset();
            sim.reset();
            pool.reset();
            CHECK(pool.in_use() == 0);
            CHECK(pool.waiting() == 0);
            CHECK(pool.available() == 1);
        }
        sim.run();
        CHECK(chronicle.size() == 4);
    }
}
