#include "sim/engine/turn.hpp"

#include "tests/sim/engine/chronicle.hpp"

#include <catch2/catch.hpp>

using namespace sim;
using namespace sim::test;

namespace {

Process take_turn(Simulation& sim, Chronicle& chronicle, std::string name, Time due,
                  Priority priority) {
    co_await turn(sim, due, priority);
    chronicle.emplace_back(seconds(sim), name);
    co_await turn(sim, at(0), priority);
    chronicle.emplace_back(seconds(sim), name + " at once");
}

} // namespace

TEST_CASE("turns of one instant come by their priority, not by who asked first") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(take_turn(sim, chronicle, "b", at(4), Priority{2}));
    sim.spawn(take_turn(sim, chronicle, "a", at(4), Priority{1}));
    sim.spawn(take_turn(sim, chronicle, "early", at(3), Priority{9}));
    sim.run();
    CHECK(chronicle == Chronicle{{3, "early"},
                                 {3, "early at once"},
                                 {4, "a"},
                                 {4, "a at once"},
                                 {4, "b"},
                                 {4, "b at once"}});
    CHECK(sim.events() == 9); // a turn is always an event
}
