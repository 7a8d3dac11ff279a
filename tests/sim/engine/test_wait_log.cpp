#include "sim/engine/wait_log.hpp"

#include "sim/engine/any_all.hpp"
#include "sim/engine/gate.hpp"
#include "sim/engine/pool.hpp"
#include "sim/engine/wait.hpp"
#include "tests/sim/engine/chronicle.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <tuple>
#include <vector>

using namespace sim;
using namespace sim::test;

namespace {

Process use(Simulation& sim, Pool& pool, Request request, Duration length) {
    const Lease lease = co_await pool.acquire(sim, request);
    co_await delay(sim, length);
}

Process use_until(Simulation& sim, Pool& pool, Request request, Time deadline) {
    const std::optional<Lease> lease = co_await pool.acquire_until(sim, request, deadline);
}

Process either(Simulation& sim, Pool& pool, Gate& gate, std::uint32_t who) {
    Acquire team = pool.acquire(sim, Request{.who = who});
    co_await any_of(sim, team, gate.pass(sim, who));
}

using Row =
    std::tuple<std::uint32_t, std::string, std::uint32_t, std::int64_t, std::int64_t, WaitOutcome>;

std::vector<Row> rows(const WaitLog& log) {
    std::vector<Row> result;
    for (const WaitLog::Entry& entry : log.entries())
        result.emplace_back(entry.who, entry.what, entry.held_by,
                            entry.from.time_since_epoch().count(),
                            entry.to.time_since_epoch().count(), entry.outcome);
    return result;
}

} // namespace

TEST_CASE("the log says who waited for what, held by whom, from when to when and how it ended") {
    WaitLog log;
    Simulation sim;
    sim.attach(&log);
    Pool pool("teams", 1);
    Gate gate("halt");
    sim.spawn(use(sim, pool, {.who = 7}, Duration{4})); // does not wait: no entry
    sim.spawn(use(sim, pool, {.who = 8}, Duration{5}));
    sim.spawn(use_until(sim, pool, {.who = 9}, at(6)));
    sim.spawn(either(sim, pool, gate, 10));
    const ProcessRef gone = sim.spawn_at(at(1), use(sim, pool, {.who = 11}, Duration{1}));
    sim.run_until(at(7));
    sim.cancel(gone);
    gate.open(sim);
    sim.run();
    CHECK(rows(log) == std::vector<Row>{{8, "teams", 7, 0, 4, WaitOutcome::granted},
                                        {9, "teams", 7, 0, 6, WaitOutcome::timed_out},
                                        {11, "teams", 7, 1, 7, WaitOutcome::withdrawn},
                                        {10, "halt", no_one, 0, 7, WaitOutcome::granted},
                                        {10, "teams", 7, 0, 7, WaitOutcome::withdrawn}});
}

TEST_CASE("a pool without capacity is held by no one") {
    WaitLog log;
    Simulation sim;
    sim.attach(&log);
    Pool pool("teams", 0);
    sim.spawn(use_until(sim, pool, {.who = 3}, at(5)));
    sim.run();
    CHECK(rows(log) == std::vector<Row>{{3, "teams", no_one, 0, 5, WaitOutcome::timed_out}});
    log.clear();
    CHECK(log.entries().empty());
}

TEST_CASE("waits that a reset ends are logged as withdrawn, and nobody as let through") {
    WaitLog log;
    Simulation sim;
    sim.attach(&log);
    Pool pool("teams", 1);
    for (const std::uint32_t who : {1U, 2U, 3U})
        sim.spawn(use(sim, pool, {.who = who}, Duration{4}));
    sim.run_until(at(3));
    sim.reset();
    CHECK(rows(log) == std::vector<Row>{{2, "teams", 1, 0, 3, WaitOutcome::withdrawn},
                                        {3, "teams", 1, 0, 3, WaitOutcome::withdrawn}});
}

TEST_CASE("without a log nothing is written, and a log need not outlive its simulation") {
    Simulation sim;
    Pool pool("teams", 1);
    {
        WaitLog log;
        sim.attach(&log);
        sim.attach(nullptr);
        sim.spawn(use(sim, pool, {.who = 1}, Duration{4}));
        sim.spawn(use(sim, pool, {.who = 2}, Duration{4}));
        sim.run();
        CHECK(log.entries().empty());
        sim.spawn(use(sim, pool, {.who = 1}, Duration{4}));
        sim.spawn(use(sim, pool, {.who = 2}, Duration{4}));
        sim.run_until(sim.now() + Duration{1});
        sim.attach(&log);
    }
}
