#include "sim/engine/any_all.hpp"
#include "sim/engine/finished.hpp"
#include "sim/engine/gate.hpp"
#include "sim/engine/pool.hpp"
#include "sim/engine/task.hpp"
#include "sim/engine/wait.hpp"
#include "sim/engine/work.hpp"
#include "tests/sim/engine/chronicle.hpp"

#include <catch2/catch.hpp>

using namespace sim;
using namespace sim::test;

namespace {

Process use(Simulation& sim, Pool& pool, Chronicle& chronicle, std::string name, Request request) {
    const Lease lease = co_await pool.acquire(sim, request);
    chronicle.emplace_back(seconds(sim), name);
    co_await delay(sim, Duration{10});
}

Task<> use_nested(Simulation& sim, Pool& pool, int levels) {
    const Lease lease = co_await pool.acquire(sim);
    if (levels > 0)
        co_await use_nested(sim, pool, levels - 1);
    else
        co_await delay(sim, Duration{100});
}

Process nest(Simulation& sim, Pool& pool) { co_await use_nested(sim, pool, 4); }

Process wait_for_all(Simulation& sim, Pool& left, Pool& right, Gate& gate) {
    Acquire a = left.acquire(sim);
    Acquire b = right.acquire(sim, Request{.units = 2});
    co_await all_of(sim, a, b, gate.pass(sim), delay(sim, Duration{5}));
}

Process wait_for_any(Simulation& sim, Pool& left, Pool& right, Gate& gate) {
    Acquire a = left.acquire(sim, Request{.units = 2});
    Acquire b = right.acquire(sim, Request{.units = 2});
    co_await any_of(sim, a, gate.pass(sim), b, until(sim, never));
}

Process cancel_after(Simulation& sim, Duration after, ProcessRef victim, Chronicle& chronicle) {
    co_await delay(sim, after);
    const bool was_alive = sim.cancel(victim);
    chronicle.emplace_back(seconds(sim), was_alive ? "cancelled" : "had ended");
}

Process cancel_self(Simulation& sim) {
    co_await delay(sim, Duration{1});
    sim.cancel(sim.self());
}

Process join(Simulation& sim, ProcessRef other, Chronicle& chronicle) {
    co_await finished(sim, other);
    chronicle.emplace_back(seconds(sim), "joined");
}

Process join_self(Simulation& sim) { co_await finished(sim, sim.self()); }

/// Ends another process when it ends itself.
struct Partner {
    Simulation& sim;
    ProcessRef other;
    ~Partner() { sim.cancel(other); }
};

Process live_together(Simulation& sim, ProcessRef& other) {
    co_await delay(sim, Duration{1});
    const Partner partner{sim, other};
    co_await delay(sim, Duration{100});
}

constexpr Request big{.units = 2};

} // namespace

TEST_CASE("cancelling gives back what is held, and the next in line has it at that instant") {
    Simulation sim;
    Pool pool("teams", 1);
    Chronicle chronicle;
    const ProcessRef holder = sim.spawn(use(sim, pool, chronicle, "a", {}));
    sim.spawn(use(sim, pool, chronicle, "b", {}));
    sim.spawn(cancel_after(sim, Duration{3}, holder, chronicle));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "a"}, {3, "cancelled"}, {3, "b"}});
}

TEST_CASE("cancelling the head of the line lets the next through if he fits") {
    Simulation sim;
    Pool pool("teams", 2);
    Chronicle chronicle;
    sim.spawn(use(sim, pool, chronicle, "a", {}));
    const ProcessRef head = sim.spawn(use(sim, pool, chronicle, "big", big));
    sim.spawn(use(sim, pool, chronicle, "small", {}));
    sim.spawn(cancel_after(sim, Duration{3}, head, chronicle));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "a"}, {3, "cancelled"}, {3, "small"}});
}

TEST_CASE("cancelling one in the middle of the line leaves the others in order") {
    Simulation sim;
    Pool pool("teams", 1);
    Chronicle chronicle;
    sim.spawn(use(sim, pool, chronicle, "a", {}));
    sim.spawn(use(sim, pool, chronicle, "b", {}));
    const ProcessRef middle = sim.spawn(use(sim, pool, chronicle, "c", {}));
    sim.spawn(use(sim, pool, chronicle, "d", {}));
    sim.run_until(at(1));
    CHECK(sim.cancel(middle));
    CHECK_FALSE(sim.cancel(middle));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "a"}, {10, "b"}, {20, "d"}});
}

TEST_CASE("a process granted but not yet run gives its units back when cancelled") {
    Simulation sim;
    Pool pool("teams", 1);
    Chronicle chronicle;
    sim.spawn(use(sim, pool, chronicle, "a", {}));
    const ProcessRef second = sim.spawn(use(sim, pool, chronicle, "b", {}), Priority{5});
    sim.spawn(use(sim, pool, chronicle, "c", {}), Priority{6});
    sim.spawn_at(at(10), cancel_after(sim, Duration{0}, second, chronicle), Priority{1});
    sim.run();
    CHECK(chronicle == Chronicle{{0, "a"}, {10, "cancelled"}, {10, "c"}});
    CHECK(pool.in_use() == 0);
}

TEST_CASE("cancelling in nested tasks gives back what each level holds") {
    Simulation sim;
    Pool pool("teams", 5);
    const ProcessRef process = sim.spawn(nest(sim, pool));
    sim.run_until(at(1));
    CHECK(pool.in_use() == 5);
    sim.cancel(process);
    CHECK(pool.in_use() == 0);
}

TEST_CASE("cancelling inside any_of and all_of withdraws every wait and grant") {
    Simulation sim;
    Pool left("left", 1);
    Pool right("right", 1);
    Gate gate("halt");
    Chronicle chronicle;
    for (const bool all : {true, false}) {
        const ProcessRef group = sim.spawn(all ? wait_for_all(sim, left, right, gate)
                                               : wait_for_any(sim, left, right, gate));
        sim.spawn(use(sim, right, chronicle, "behind", {}));
        sim.run_until(sim.now() + Duration{20});
        CHECK(left.in_use() == (all ? 1 : 0));
        CHECK(right.waiting() == 2);
        sim.cancel(group);
        CHECK(left.in_use() == 0);
        CHECK(left.waiting() == 0);
        CHECK(right.in_use() == 1); // who stood behind
        sim.run();
        CHECK(right.in_use() == 0);
        gate.open(sim);
        gate.close();
        sim.run();
    }
    CHECK(chronicle == Chronicle{{20, "behind"}, {50, "behind"}});
}

TEST_CASE("a process that was never started can be cancelled") {
    Simulation sim;
    Chronicle chronicle;
    Pool pool("teams", 1);
    const ProcessRef now = sim.spawn(use(sim, pool, chronicle, "a", {}));
    const ProcessRef later = sim.spawn_at(at(5), use(sim, pool, chronicle, "b", {}));
    CHECK(sim.cancel(now));
    CHECK(sim.cancel(later));
    sim.run();
    CHECK(sim.events() == 0);
    CHECK(chronicle.empty());
}

TEST_CASE("many started at once can be cancelled in any order before they run") {
    Simulation sim;
    Chronicle chronicle;
    Pool pool("teams", 100'000);
    std::vector<ProcessRef> processes;
    for (int i = 0; i < 50'000; ++i)
        processes.push_back(sim.spawn(use(sim, pool, chronicle, "a", {})));
    for (std::size_t i = 0; i < processes.size(); i += 2)
        sim.cancel(processes[processes.size() - 1 - i]);
    sim.run_until(at(1));
    CHECK(sim.events() == 25'000);
    CHECK(pool.in_use() == 25'000);
}

TEST_CASE("who joins a process is woken when it is cancelled") {
    Simulation sim;
    Chronicle chronicle;
    Pool pool("teams", 0);
    const ProcessRef stuck = sim.spawn(use(sim, pool, chronicle, "a", {}));
    const ProcessRef gone = sim.spawn(join(sim, stuck, chronicle));
    sim.spawn(join(sim, stuck, chronicle));
    sim.run();
    CHECK(sim.cancel(gone));
    sim.spawn(cancel_after(sim, Duration{2}, stuck, chronicle));
    sim.run();
    CHECK(chronicle == Chronicle{{2, "cancelled"}, {2, "joined"}});
}

TEST_CASE("a process neither cancels nor joins itself") {
    Simulation sim;
    sim.spawn(cancel_self(sim));
    CHECK_THROWS_AS(sim.run(), ContractViolation);
    sim.reset();
    sim.spawn(join_self(sim));
    CHECK_THROWS_AS(sim.run(), ContractViolation);
}

TEST_CASE("cancelling may spread through destructors, in a circle too, and through a reset") {
    Simulation sim;
    Chronicle chronicle;
    ProcessRef a;
    ProcessRef b;
    a = sim.spawn(live_together(sim, b));
    b = sim.spawn(live_together(sim, a));
    sim.run_until(at(5));
    SECTION("cancel") { CHECK(sim.cancel(a)); }
    SECTION("from a process") {
        sim.spawn(cancel_after(sim, Duration{1}, b, chronicle));
        sim.run();
    }
    SECTION("reset") { sim.reset(); }
    CHECK_FALSE(sim.alive(a));
    CHECK_FALSE(sim.alive(b));
    CHECK(sim.live() == 0);
}
