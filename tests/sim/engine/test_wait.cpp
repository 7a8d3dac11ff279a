#include "sim/engine/wait.hpp"

#include "tests/sim/engine/chronicle.hpp"

#include <catch2/catch.hpp>

using namespace sim;
using namespace sim::test;

namespace {

Process no_wait(Simulation& sim) {
    co_await delay(sim, Duration{0});
    co_await until(sim, sim.now());
    co_await until(sim, at(-5));
}

Process named_delay(Simulation& sim, Chronicle& chronicle) {
    const Timer timer = delay(sim, Duration{10});
    co_await delay(sim, Duration{4});
    co_await timer;
    chronicle.emplace_back(seconds(sim), "ten after the call");
}

Process wait_for_ever(Simulation& sim) { co_await until(sim, never); }

Process too_far(Simulation& sim) { co_await until(sim, at(INT64_MAX - 1)); }

Process step(Simulation& sim, Chronicle& chronicle, std::string name, Priority then) {
    co_await delay(sim, Duration{1});
    chronicle.emplace_back(seconds(sim), name);
    co_await yield(sim, then);
    chronicle.emplace_back(seconds(sim), name + " after its turn");
    co_await delay(sim, Duration{1});
    chronicle.emplace_back(seconds(sim), name + " again");
}

Process step_down(Simulation& sim, Chronicle& chronicle, std::string name, Priority priority) {
    set_priority(sim, priority);
    co_await delay(sim, Duration{1});
    chronicle.emplace_back(seconds(sim), name);
}

Process out_of_range(Simulation& sim) { co_await yield(sim, Priority{INT32_MIN}); }

} // namespace

TEST_CASE("a wait that is over already costs no event") {
    Simulation sim;
    sim.spawn(no_wait(sim));
    sim.run();
    CHECK(sim.events() == 1);
}

TEST_CASE("a delay counts from its call, also when it is awaited later") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(named_delay(sim, chronicle));
    sim.run();
    CHECK(chronicle == Chronicle{{10, "ten after the call"}});
}

TEST_CASE("never waits until cancelled, a time beyond the clock is refused") {
    Simulation sim;
    const ProcessRef process = sim.spawn(wait_for_ever(sim));
    sim.run();
    CHECK(sim.alive(process));
    CHECK(sim.cancel(process));
    sim.spawn(too_far(sim));
    CHECK_THROWS_AS(sim.run(), ContractViolation);
}

TEST_CASE("yield lets the events of earlier priority run and keeps its priority from then on") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(step(sim, chronicle, "a", Priority{2}));
    sim.spawn(step(sim, chronicle, "b", Priority{1}));
    sim.run();
    CHECK(chronicle == Chronicle{{1, "a"},
                                 {1, "b"},
                                 {1, "b after its turn"},
                                 {1, "a after its turn"},
                                 {2, "b again"},
                                 {2, "a again"}});
    sim.spawn(out_of_range(sim));
    CHECK_THROWS_AS(sim.run(), ContractViolation);
}

TEST_CASE("set_priority rules the events armed after it") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(step_down(sim, chronicle, "a", Priority{1}));
    sim.spawn(step_down(sim, chronicle, "b", Priority{0}));
    sim.run();
    CHECK(chronicle == Chronicle{{1, "b"}, {1, "a"}});
}
