#include "sim/engine/task.hpp"

#include "sim/engine/wait.hpp"
#include "tests/sim/engine/chronicle.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <stdexcept>

using namespace sim;
using namespace sim::test;

namespace {

Task<int> depth(Simulation& sim, int levels) {
    if (levels == 0)
        co_return 0;
    const int below = co_await depth(sim, levels - 1);
    co_return below + 1;
}

Task<std::unique_ptr<int>> wrap(Simulation& sim, int value) {
    co_await delay(sim, Duration{value});
    co_return std::make_unique<int>(value);
}

Task<> fail(Simulation& sim, bool late) {
    if (late)
        co_await delay(sim, Duration{2});
    throw std::runtime_error("no");
}

Task<> pass_on(Simulation& sim, bool late) { co_await fail(sim, late); }

Process use(Simulation& sim, Chronicle& chronicle) {
    const int levels = co_await depth(sim, 20'000);
    chronicle.emplace_back(seconds(sim), std::to_string(levels));
    for (int i = 1; i <= 3; ++i) { // frames of one size take each other's place
        const std::unique_ptr<int> value = co_await wrap(sim, i);
        chronicle.emplace_back(seconds(sim), std::to_string(*value));
    }
}

Process recover(Simulation& sim, Chronicle& chronicle, bool late) {
    try {
        co_await pass_on(sim, late);
    } catch (const std::runtime_error& error) {
        chronicle.emplace_back(seconds(sim), error.what());
    }
    co_await delay(sim, Duration{1});
    chronicle.emplace_back(seconds(sim), "went on");
}

Process propagate(Simulation& sim) { co_await pass_on(sim, true); }

Process named(Simulation& sim, Chronicle& chronicle) {
    Task<int> task = depth(sim, 2);
    const int levels = co_await task;
    chronicle.emplace_back(seconds(sim), std::to_string(levels));
    Task<int> never_awaited = depth(sim, 5);
    const int again = co_await task;
    chronicle.emplace_back(seconds(sim), std::to_string(again));
}

struct Mark {
    Chronicle& chronicle;
    const char* name;
    ~Mark() { chronicle.emplace_back(-1, name); }
};

Task<> inner(Simulation& sim, Chronicle& chronicle) {
    const Mark mark{chronicle, "inner"};
    co_await delay(sim, Duration{100});
}

Task<> middle(Simulation& sim, Chronicle& chronicle) {
    const Mark mark{chronicle, "middle"};
    Task<> task = inner(sim, chronicle);
    const Mark younger{chronicle, "younger than the task object"};
    co_await task;
}

Process outer(Simulation& sim, Chronicle& chronicle) {
    const Mark mark{chronicle, "outer"};
    co_await middle(sim, chronicle);
}

Process deep(Simulation& sim) {
    const int levels = co_await depth(sim, 200'000);
    CHECK(levels == 200'000);
}

Task<> sink(Simulation& sim, int levels) {
    if (levels == 0)
        co_await delay(sim, Duration{100});
    else
        co_await sink(sim, levels - 1);
}

Process sleep_deep(Simulation& sim) { co_await sink(sim, 200'000); }

} // namespace

TEST_CASE("values of nested tasks reach their callers at any depth") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(use(sim, chronicle));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "20000"}, {1, "1"}, {3, "2"}, {6, "3"}});
    CHECK(sim.events() == 4); // nesting costs no events
}

TEST_CASE("exceptions of nested tasks reach their callers, thrown at once or later") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(recover(sim, chronicle, false));
    sim.run();
    CHECK(chronicle == Chronicle{{0, "no"}, {1, "went on"}});
    sim.reset();
    chronicle.clear();
    sim.spawn(recover(sim, chronicle, true));
    sim.run();
    CHECK(chronicle == Chronicle{{2, "no"}, {3, "went on"}});
    sim.reset();
    sim.spawn(propagate(sim));
    CHECK_THROWS_WITH(sim.run(), "no");
}

TEST_CASE("a task runs once") {
    Simulation sim;
    Chronicle chronicle;
    sim.spawn(named(sim, chronicle));
    CHECK_THROWS_AS(sim.run(), ContractViolation);
    CHECK(chronicle == Chronicle{{0, "2"}});
}

TEST_CASE("cancelling destroys the frames of nested tasks before their callers") {
    Simulation sim;
    Chronicle chronicle;
    const ProcessRef process = sim.spawn(outer(sim, chronicle));
    sim.run_until(at(10));
    CHECK(sim.cancel(process));
    CHECK(chronicle ==
          Chronicle{
              {-1, "inner"}, {-1, "younger than the task object"}, {-1, "middle"}, {-1, "outer"}});
}

TEST_CASE("nesting uses no stack, whether tasks return, are cancelled or reset") {
    Simulation sim;
    sim.spawn(deep(sim));
    sim.run();
    const ProcessRef process = sim.spawn(sleep_deep(sim));
    sim.spawn(sleep_deep(sim));
    sim.run_until(at(10));
    CHECK(sim.cancel(process));
    sim.reset();
    CHECK(sim.live() == 0);
}
