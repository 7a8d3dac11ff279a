#include "sim/experiment/trace_tally.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure.hpp"

using sim::Time;

namespace {

Time at(std::int64_t day) { return Time{sim::days(day)}; }

sim::TraceShape shape() {
    return {.tasks = {{"Ash", "plan", "Ash"}, {"Ash", "move", "Ash"}},
            .series = {{"crew", sim::TraceShape::Kind::pool}},
            .step = sim::days(7),
            .looks = 2};
}

sim::Trace trace(std::int64_t end) {
    return {.bars = {{.task = 0,
                      .attempt = 0,
                      .ready = at(0),
                      .begin = at(1),
                      .end = at(3),
                      .failed = true},
                     {.task = 0, .attempt = 1, .ready = at(3), .begin = at(4), .end = at(end)}},
            .critical = {0},
            .looks = {{1, 2}, {0, 2}}};
}

} // namespace

TEST_CASE("a task lasts from its first attempt's beginning to its last one's end") {
    sim::TraceTally tally(shape());
    tally.add(trace(9));
    CHECK(tally.tasks()[0].begin.at_rank(1) == 86'400);
    CHECK(tally.tasks()[0].end.at_rank(1) == 9 * 86'400);
    CHECK(tally.tasks()[0].done == 1);
    CHECK(tally.tasks()[0].critical == 1);
    CHECK(tally.tasks()[1].begin.total() == 0); // it was not to be done
    CHECK(tally.looks()[0].value.at_rank(1) == 1);
    CHECK(tally.looks()[1].value.at_rank(1) == 0);
}

TEST_CASE("a task that ends in a failure or not at all is not done") {
    sim::TraceTally tally(shape());
    sim::Trace failed = trace(9);
    failed.bars.pop_back();
    tally.add(failed);
    sim::Trace open = trace(9);
    open.bars.back().end = sim::never;
    tally.add(open);
    CHECK(tally.tasks()[0].done == 0);
    CHECK(tally.tasks()[0].end.censored_count() == 2);
    CHECK(tally.tasks()[0].begin.count() == 2);
}

TEST_CASE("tallies of traces merge to the tally of them all") {
    sim::TraceTally all(shape()), one(shape()), other(shape());
    for (std::int64_t end = 5; end < 15; ++end) {
        all.add(trace(end));
        (end % 3 == 0 ? one : other).add(trace(end));
    }
    one.merge(other);
    CHECK(one.replications() == 10);
    CHECK(one.tasks()[0].end == all.tasks()[0].end);
    CHECK(one.looks()[0].value == all.looks()[0].value);
    CHECK(one.tasks()[0].critical == all.tasks()[0].critical);
}

TEST_CASE("a trace that is not of the shape is refused") {
    sim::TraceTally tally(shape());
    sim::Trace strange = trace(5);
    strange.bars.front().task = 7;
    CHECK_THROWS_AS(tally.add(strange), sim::ContractViolation);
    strange = trace(5);
    strange.looks.pop_back();
    CHECK_THROWS_AS(tally.add(strange), sim::ContractViolation);
}
