#include "sim/engine/any_all.hpp"
#include "sim/engine/finished.hpp"
#include "sim/engine/gate.hpp"
#include "sim/engine/pool.hpp"
#include "sim/engine/signal.hpp"
#include "sim/engine/task.hpp"
#include "sim/engine/wait.hpp"
#include "sim/engine/work.hpp"
#include "tests/allocations.hpp"

#include <catch2/catch.hpp>

#include <cstdint>

using namespace sim;

namespace {

struct Site {
    Simulation sim;
    Pool teams{"teams", 2};
    Gate halt{"halt"};
    Signal decision{"decision"};
    Simulation& simulation() { return sim; }
};

Task<int> step(Site& site, int length) {
    co_await delay(site.sim, Duration{length});
    co_return length;
}

Process job(Site& site, int number) {
    Lease team = co_await site.teams.acquire(
        site.sim,
        {.priority = number % 4, .preempt = number % 5 == 0 ? Preempt::yes : Preempt::no});
    const Duration left = co_await work(site.sim, team, Duration{7});
    if (left > Duration::zero())
        co_await site.teams.acquire_until(site.sim, {}, site.sim.now() + Duration{5});
    const int length = co_await step(site, number % 3);
    co_await site.halt.pass_until(site.sim, site.sim.now() + Duration{length});
    Acquire again = site.teams.acquire(site.sim);
    co_await any_of(site.sim, again, site.decision.wait(site.sim), delay(site.sim, Duration{9}));
}

Process lead(Site& site) {
    ProcessRef last;
    for (int number = 0; number < 200; ++number) {
        last = site.sim.spawn(job(site, number));
        if (number % 7 == 0)
            site.sim.cancel(last);
        co_await delay(site.sim, Duration{number % 2});
    }
    site.halt.open(site.sim);
    co_await all_of(site.sim, finished(site.sim, last), delay(site.sim, Duration{40}));
    site.decision.raise(site.sim);
}

void replicate(Site& site) {
    site.sim.reset();
    site.teams.reset();
    site.halt.reset();
    site.decision.reset();
    site.sim.spawn(lead(site));
    site.sim.run_until(Time{Duration{150}}); // some are still alive
}

} // namespace

TEST_CASE("after the first replication a replication allocates nothing") {
    Site site;
    replicate(site);
    const std::uint64_t events = site.sim.events();
    CHECK(events > 300);
    CHECK(site.sim.live() > 0);
    const std::uint64_t before = tests::allocations();
    REQUIRE(before > 0);
    for (int replication = 0; replication < 10; ++replication)
        replicate(site);
    const std::uint64_t after = tests::allocations();
    CHECK(after == before);
    CHECK(site.sim.events() == events);
}
