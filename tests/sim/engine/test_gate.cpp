#include "sim/engine/gate.hpp"

#include "sim/engine/signal.hpp"
#include "sim/engine/wait.hpp"
#include "tests/sim/engine/chronicle.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <optional>
#include <vector>

using namespace sim;
using namespace sim::test;

namespace {

Process go_through(Simulation& sim, Gate& gate, Chronicle& chronicle, std::string name) {
    co_await gate.pass(sim);
    chronicle.emplace_back(seconds(sim), name);
}

Process try_until(Simulation& sim, Gate& gate, Chronicle& chronicle, Time deadline) {
    const bool passed = co_await gate.pass_until(sim, deadline);
    chronicle.emplace_back(seconds(sim), passed ? "passed" : "too late");
}

Process open_and_close(Simulation& sim, Gate& gate, Time when, Priority priority = {}) {
    set_priority(sim, priority);
    co_await until(sim, when);
    gate.open(sim);
    gate.close();
}

Process hear(Simulation& sim, Signal& signal, Chronicle& chronicle, std::string name) {
    co_await signal.wait(sim);
    chronicle.emplace_back(seconds(sim), name);
}

Process hear_until(Simulation& sim, Signal& signal, Chronicle& chronicle, Time deadline) {
    const bool heard = co_await signal.wait_until(sim, deadline);
    chronicle.emplace_back(seconds(sim), heard ? "heard" : "not heard");
}

Process raise_twice(Simulation& sim, Signal& signal, Duration after) {
    co_await delay(sim, after);
    signal.raise(sim);
    signal.raise(sim);
}

} // namespace

TEST_CASE("an open gate lets pass at once, a closed one when it opens, in order of arrival") {
    Simulation sim;
    Chronicle chronicle;
    Gate gate("halt", Gate::State::open);
    sim.spawn(go_through(sim, gate, chronicle, "early"));
    sim.run();
    gate.close();
    sim.spawn(go_through(sim, gate, chronicle, "a"));
    sim.spawn(go_through(sim, gate, chronicle, "b"));
    sim.spawn(open_and_close(sim, gate, at(5)));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "early"}, {5, "a"}, {5, "b"}});
    CHECK_FALSE(gate.is_open());
}

TEST_CASE("at the instant of the deadline the order of events decides who is in time") {
    for (const auto& [priority, result] :
         {std::pair{Priority{-1}, "passed"}, std::pair{Priority{0}, "too late"}}) {
        Simulation sim;
        Chronicle chronicle;
        Gate gate("halt");
        sim.spawn(try_until(sim, gate, chronicle, at(5)));
        sim.spawn(open_and_close(sim, gate, at(5), priority));
        sim.run();
        CHECK(chronicle == Chronicle{{5, result}});
    }
}

TEST_CASE("a deadline that is not in the future asks only whether the gate is open") {
    Simulation sim;
    Chronicle chronicle;
    Gate gate("halt");
    sim.spawn(try_until(sim, gate, chronicle, at(0)));
    sim.run();
    gate.open(sim);
    sim.spawn(try_until(sim, gate, chronicle, at(0)));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "too late"}, {0, "passed"}});
    CHECK(sim.events() == 2);
}

TEST_CASE("a signal wakes who waits and lets all later ones go on at once") {
    Simulation sim;
    Chronicle chronicle;
    Signal signal("decision");
    sim.spawn(hear(sim, signal, chronicle, "a"));
    sim.spawn(hear_until(sim, signal, chronicle, at(2)));
    sim.spawn(hear_until(sim, signal, chronicle, at(9)));
    sim.spawn(raise_twice(sim, signal, Duration{3}));
    sim.run();
    CHECK(signal.raised());
    sim.spawn(hear(sim, signal, chronicle, "late"));
    sim.run();
    CHECK(chronicle == Chronicle{{2, "not heard"}, {3, "a"}, {3, "heard"}, {3, "late"}});
    signal.reset();
    CHECK_FALSE(signal.raised());
}

TEST_CASE("gates and simulations go in either order with someone waiting") {
    Chronicle chronicle;
    SECTION("the gate first") {
        Simulation sim;
        {
            Gate gate("halt");
            sim.spawn(go_through(sim, gate, chronicle, "a"));
            sim.spawn(try_until(sim, gate, chronicle, at(7)));
            sim.run_until(at(3));
        }
        sim.run();
        CHECK(chronicle == Chronicle{{7, "too late"}}); // the deadline still counts
        CHECK(sim.live() == 1);
    }
    SECTION("the simulation first") {
        Gate gate("halt");
        {
            Simulation sim;
            sim.spawn(go_through(sim, gate, chronicle, "a"));
            sim.run();
        }
        Simulation sim;
        gate.open(sim);
        sim.run();
        CHECK(chronicle.empty());
    }
    SECTION("resets in either order") {
        Simulation sim;
        Gate gate("halt");
        for (const bool gate_first : {true, false}) {
            sim.spawn(go_through(sim, gate, chronicle, "a"));
            sim.run();
            if (gate_first)
                gate.reset();
            sim.reset();
            gate.reset();
            gate.open(sim);
            sim.run();
            gate.reset();
        }
        CHECK(chronicle.empty());
    }
}

TEST_CASE("gates at which nobody waits can be moved, as when a vector of them grows") {
    std::vector<Gate> gates;
    for (int i = 0; i < 9; ++i)
        gates.emplace_back("gate " + std::to_string(i), Gate::State::open);
    CHECK(gates[3].name() == "gate 3");
    CHECK(gates[3].is_open());
    Simulation sim;
    Chronicle chronicle;
    Gate gate("halt");
    sim.spawn(go_through(sim, gate, chronicle, "a"));
    sim.run();
    CHECK_THROWS_AS(Gate(std::move(gate)), ContractViolation);
}
