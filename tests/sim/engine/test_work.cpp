#include "sim/engine/work.hpp"

#include "sim/engine/any_all.hpp"
#include "sim/engine/pool.hpp"
#include "sim/engine/signal.hpp"
#include "sim/engine/wait.hpp"
#include "tests/sim/engine/chronicle.hpp"

#include <catch2/catch.hpp>

using namespace sim;
using namespace sim::test;

namespace {

/// Works on in pieces, resuming where it stopped, ahead of its class.
Process resume(Simulation& sim, Pool& pool, Chronicle& chronicle, std::string name, Request request,
               Duration length) {
    Duration left = length;
    while (left > Duration::zero()) {
        Lease lease = co_await pool.acquire(sim, request);
        left = co_await work(sim, lease, left);
        chronicle.emplace_back(seconds(sim), name + " left " + std::to_string(left.count()));
        request.place = Place::front;
    }
}

/// Holds units and does not look after its lease.
Process ignore(Simulation& sim, Pool& pool, Chronicle& chronicle, Request request,
               Duration length) {
    const Lease lease = co_await pool.acquire(sim, request);
    co_await delay(sim, length);
    chronicle.emplace_back(seconds(sim), lease.revoked() ? "revoked" : "kept");
}

Process work_or_stop(Simulation& sim, Pool& pool, Signal& stop, Chronicle& chronicle) {
    Lease lease = co_await pool.acquire(sim, Request{.priority = 5});
    Work job = work(sim, lease, Duration{10});
    const std::size_t first = co_await any_of(sim, stop.wait(sim), job);
    chronicle.emplace_back(job.left().count(), first == 0 ? "stopped" : "job over");
}

Process move_lease(Simulation& sim, Lease& from, Lease& to, Duration after) {
    co_await delay(sim, after);
    to = std::move(from);
}

Process work_with(Simulation& sim, Lease& lease, Chronicle& chronicle) {
    const Duration left = co_await work(sim, lease, Duration{10});
    chronicle.emplace_back(seconds(sim), "left " + std::to_string(left.count()));
}

constexpr Request low{.priority = 5};
constexpr Request high{.priority = 1, .preempt = Preempt::yes};

} // namespace

TEST_CASE("work that nobody interrupts leaves nothing") {
    Simulation sim;
    Pool pool("teams", 1);
    Chronicle chronicle;
    sim.spawn(resume(sim, pool, chronicle, "a", low, Duration{10}));
    sim.run();
    CHECK(chronicle == Chronicle{{10, "a left 0"}});
}

TEST_CASE("a preempting request wakes the worker with what is left, who resumes first in class") {
    Simulation sim;
    Pool pool("teams", 1);
    Chronicle chronicle;
    sim.spawn(resume(sim, pool, chronicle, "low", low, Duration{10}));
    sim.spawn(resume(sim, pool, chronicle, "next", low, Duration{1}));
    sim.spawn_at(at(4), resume(sim, pool, chronicle, "high", high, Duration{3}));
    sim.run();
    CHECK(
        chronicle ==
        Chronicle{{4, "low left 6"}, {7, "high left 0"}, {13, "low left 0"}, {14, "next left 0"}});
}

TEST_CASE("only strictly worse classes are preempted, and only if that is enough") {
    Simulation sim;
    Pool pool("teams", 3);
    Chronicle chronicle;
    sim.spawn(resume(sim, pool, chronicle, "equal", {.priority = 1}, Duration{10}));
    sim.spawn(resume(sim, pool, chronicle, "low", low, Duration{10}));
    sim.spawn_at(at(1), resume(sim, pool, chronicle, "big",
                               {.units = 3, .priority = 1, .preempt = Preempt::yes}, Duration{1}));
    sim.run();
    CHECK(chronicle == Chronicle{{10, "equal left 0"}, {10, "low left 0"}, {11, "big left 0"}});
}

TEST_CASE("the worst class gives way first, in it the latest grant, and no more than needed") {
    Simulation sim;
    Pool pool("teams", 4);
    Chronicle chronicle;
    sim.spawn(resume(sim, pool, chronicle, "a", {.priority = 7}, Duration{10}));
    sim.spawn(resume(sim, pool, chronicle, "b", {.priority = 9}, Duration{10}));
    sim.spawn(resume(sim, pool, chronicle, "c", {.priority = 9}, Duration{10}));
    sim.spawn(resume(sim, pool, chronicle, "d", {.priority = 8}, Duration{10}));
    sim.spawn_at(at(2), resume(sim, pool, chronicle, "x", high, Duration{20}));
    sim.spawn_at(at(3), resume(sim, pool, chronicle, "y",
                               {.units = 2, .priority = 1, .preempt = Preempt::yes}, Duration{20}));
    sim.run_until(at(9));
    CHECK(chronicle == Chronicle{{2, "c left 8"}, {3, "b left 7"}, {3, "d left 7"}});
    CHECK(pool.in_use() == 4);
}

TEST_CASE("units of a victim that are not needed go to the line") {
    Simulation sim;
    Pool pool("teams", 3);
    Chronicle chronicle;
    sim.spawn(resume(sim, pool, chronicle, "big", {.units = 3, .priority = 5}, Duration{10}));
    sim.spawn_at(at(1), resume(sim, pool, chronicle, "low", {.priority = 6}, Duration{5}));
    sim.spawn_at(at(2), resume(sim, pool, chronicle, "high", high, Duration{1}));
    sim.run();
    CHECK(chronicle ==
          Chronicle{{2, "big left 8"}, {3, "high left 0"}, {7, "low left 0"}, {15, "big left 0"}});
}

TEST_CASE("a waiting request preempts when it comes to the head of the line") {
    Simulation sim;
    Pool pool("teams", 2);
    Chronicle chronicle;
    sim.spawn(resume(sim, pool, chronicle, "low", low, Duration{50}));
    sim.spawn(resume(sim, pool, chronicle, "mid", {.priority = 2}, Duration{50}));
    sim.spawn_at(at(1), resume(sim, pool, chronicle, "two",
                               {.units = 2, .priority = 1, .preempt = Preempt::no}, Duration{1}));
    const ProcessRef head = sim.spawn_at(
        at(2), resume(sim, pool, chronicle, "first", {.units = 2, .priority = 0}, Duration{1}));
    sim.spawn_at(at(3), resume(sim, pool, chronicle, "high",
                               {.priority = 0, .preempt = Preempt::yes}, Duration{1}));
    sim.run_until(at(4));
    CHECK(chronicle.empty());
    sim.cancel(head);
    CHECK(pool.waiting() == 1);
    sim.run_until(at(6));
    CHECK(chronicle == Chronicle{{4, "low left 46"}, {5, "high left 0"}});
}

TEST_CASE("a holder that does not work finds its lease revoked") {
    Simulation sim;
    Pool pool("teams", 1);
    Chronicle chronicle;
    sim.spawn(ignore(sim, pool, chronicle, low, Duration{10}));
    sim.spawn_at(at(3), resume(sim, pool, chronicle, "high", high, Duration{1}));
    sim.run();
    CHECK(chronicle == Chronicle{{4, "high left 0"}, {10, "revoked"}});
    CHECK(pool.in_use() == 0);
}

TEST_CASE("a lease can be revoked between its grant and the run of its process") {
    Simulation sim;
    Pool pool("teams", 1);
    Chronicle chronicle;
    sim.spawn(resume(sim, pool, chronicle, "first", {.priority = 0}, Duration{5}), Priority{-1});
    sim.spawn(resume(sim, pool, chronicle, "low", low, Duration{4}), Priority{3});
    // First gives back at 5, low is granted, but high comes at 5 before low runs.
    sim.spawn_at(at(5), resume(sim, pool, chronicle, "high", high, Duration{2}), Priority{1});
    sim.run();
    CHECK(
        chronicle ==
        Chronicle{{5, "first left 0"}, {5, "low left 4"}, {7, "high left 0"}, {11, "low left 0"}});
}

TEST_CASE("work whose time is up at the instant of the revocation is done") {
    Simulation sim;
    Pool pool("teams", 1);
    Chronicle chronicle;
    sim.spawn(resume(sim, pool, chronicle, "low", low, Duration{5}), Priority{1});
    sim.spawn_at(at(5), resume(sim, pool, chronicle, "high", high, Duration{2}));
    sim.run();
    CHECK(chronicle == Chronicle{{5, "low left 0"}, {7, "high left 0"}});
}

TEST_CASE("work can be one of several waits") {
    for (const auto& [after, expected] : {std::pair{Duration{4}, Chronicle{{6, "stopped"}}},
                                          std::pair{Duration{40}, Chronicle{{0, "job over"}}}}) {
        Simulation sim;
        Pool pool("teams", 1);
        Signal stop;
        Chronicle chronicle;
        sim.spawn(work_or_stop(sim, pool, stop, chronicle));
        sim.spawn(raise_after(sim, stop, after));
        sim.run();
        CHECK(chronicle == expected);
    }
    Simulation sim;
    Pool pool("teams", 1);
    Signal stop;
    Chronicle chronicle;
    sim.spawn(work_or_stop(sim, pool, stop, chronicle));
    sim.spawn_at(at(3), resume(sim, pool, chronicle, "high", high, Duration{2}));
    sim.run();
    CHECK(chronicle == Chronicle{{7, "job over"}, {5, "high left 0"}});
}

TEST_CASE("a lease may move, be given back or lose its pool while it is worked with") {
    Simulation sim;
    Chronicle chronicle;
    Lease here;
    Lease there;
    {
        Pool pool("teams", 1);
        here = *pool.try_acquire(sim, low);
        SECTION("moved, then revoked") {
            sim.spawn(work_with(sim, here, chronicle));
            sim.spawn(move_lease(sim, here, there, Duration{2}));
            sim.spawn_at(at(3), resume(sim, pool, chronicle, "high", high, Duration{1}));
            sim.run();
            CHECK(chronicle == Chronicle{{3, "left 7"}, {4, "high left 0"}});
            CHECK(there.revoked());
        }
        SECTION("given back") {
            sim.spawn(work_with(sim, here, chronicle));
            sim.run_until(at(2));
            here.release();
            CHECK(pool.in_use() == 0);
            sim.run();
            CHECK(chronicle == Chronicle{{10, "left 0"}});
        }
        SECTION("without its pool") {
            sim.spawn(work_with(sim, here, chronicle));
            sim.run_until(at(2));
        }
    }
    sim.run();
    CHECK(chronicle.back().second != "left 10");
    chronicle.clear();
    sim.spawn(work_with(sim, here, chronicle));
    sim.run();
    CHECK(chronicle.front().second == "left 10"); // nothing held, nothing done
}

TEST_CASE("negative work is a contract violation") {
    Simulation sim;
    Lease none;
    CHECK_THROWS_AS(work(sim, none, Duration{-1}), ContractViolation);
}
