#include "sim/engine/any_all.hpp"
#include "sim/engine/pool.hpp"
#include "sim/engine/task.hpp"
#include "sim/engine/wait.hpp"
#include "sim/engine/work.hpp"
#include "tests/sim/engine/chronicle.hpp"
#include "tests/sim/engine/pool_model.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace sim;
using namespace sim::test;

namespace {

/// Two pools and their models, used at random by customers of all kinds.
///
/// Each step of a customer that touches a pool is at once done to the model too, so the two must
/// agree whenever anybody looks.
struct Bench {
    explicit Bench(std::uint64_t seed) : random(seed) {
        for (PoolModel* model : {&left_model, &right_model}) {
            model->beside(left_model);
            model->beside(right_model);
        }
    }

    std::mt19937_64 random;
    Simulation sim;
    Pool left{"left", 3};
    Pool right{"right", 2};
    PoolModel left_model{3};
    PoolModel right_model{2};
    std::vector<ProcessRef> processes;
    int customers = 0;
    int grants = 0;
    int time_outs = 0;
    int preemptions = 0;
    int cancellations = 0;
    int switches = 0;

    int draw(int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }

    Request request() {
        return {.units = 1 + draw(3),
                .priority = draw(3),
                .preempt = draw(3) == 0 ? Preempt::yes : Preempt::no,
                .place = draw(6) == 0 ? Place::front : Place::back};
    }

    void agree() {
        REQUIRE(left.in_use() == left_model.in_use());
        REQUIRE(left.waiting() == left_model.waiting());
        REQUIRE(left.capacity() == left_model.capacity());
        REQUIRE(right.in_use() == right_model.in_use());
        REQUIRE(right.waiting() == right_model.waiting());
    }
};

/// However a customer ends, he has then left the models.
struct Exit {
    Bench& bench;
    int customer;
    ~Exit() {
        bench.left_model.leave(customer);
        bench.right_model.leave(customer);
    }
};

Task<> use(Simulation& sim, Bench& bench, PoolModel& model, int customer, Lease& lease,
           Duration length) {
    REQUIRE(lease.held() == model.holds(customer));
    ++bench.grants;
    const Duration left = co_await work(sim, lease, length);
    REQUIRE(lease.held() == model.holds(customer));
    REQUIRE(lease.held() != lease.revoked());
    REQUIRE((left == Duration::zero() || lease.revoked()));
    bench.preemptions += lease.revoked() ? 1 : 0;
    bench.agree();
}

Process patient(Simulation& sim, Bench& bench, int customer, Request request, Duration length) {
    const Exit exit{bench, customer};
    if (!bench.left_model.attempt(customer, request))
        bench.left_model.join(customer, request);
    Lease lease = co_await bench.left.acquire(sim, request);
    co_await use(sim, bench, bench.left_model, customer, lease, length);
}

Process impatient(Simulation& sim, Bench& bench, int customer, Request request, Duration length,
                  Time deadline) {
    const Exit exit{bench, customer};
    const bool queued = !bench.left_model.attempt(customer, request) && deadline > sim.now();
    if (queued)
        bench.left_model.join(customer, request);
    std::optional<Lease> lease = co_await bench.left.acquire_until(sim, request, deadline);
    if (!lease) {
        REQUIRE(bench.left_model.waits(customer) == queued);
        REQUIRE_FALSE(bench.left_model.holds(customer));
        ++bench.time_outs;
        co_return;
    }
    co_await use(sim, bench, bench.left_model, customer, *lease, length);
}

Process from_either(Simulation& sim, Bench& bench, int customer, Request request, Duration length,
                    Duration patience) {
    const Exit exit{bench, customer};
    const bool at_once =
        bench.left_model.attempt(customer, request) || bench.right_model.attempt(customer, request);
    if (!at_once && patience > Duration::zero()) {
        bench.left_model.join(customer, request);
        bench.right_model.join(customer, request);
    }
    Acquire left = bench.left.acquire(sim, request);
    Acquire right = bench.right.acquire(sim, request);
    const std::size_t first = co_await any_of(sim, left, right, delay(sim, patience));
    if (first == 2) {
        REQUIRE_FALSE(bench.left_model.holds(customer));
        REQUIRE_FALSE(bench.right_model.holds(customer));
        ++bench.time_outs;
        co_return;
    }
    bench.switches += first == 1 ? 1 : 0;
    Lease lease = first == 0 ? left.take() : right.take();
    co_await use(sim, bench, first == 0 ? bench.left_model : bench.right_model, customer, lease,
                 length);
}

void spawn(Bench& bench) {
    Simulation& sim = bench.sim;
    const int customer = bench.customers++;
    const Request request = bench.request();
    const Duration length{bench.draw(8)};
    const Duration patience{bench.draw(10)};
    const Priority priority{bench.draw(3)};
    switch (bench.draw(3)) {
    case 0:
        bench.processes.push_back(
            sim.spawn(patient(sim, bench, customer, request, length), priority));
        break;
    case 1:
        bench.processes.push_back(sim.spawn(
            impatient(sim, bench, customer, request, length, sim.now() + patience), priority));
        break;
    default:
        bench.processes.push_back(
            sim.spawn(from_either(sim, bench, customer, request, length, patience), priority));
    }
}

void act(Bench& bench) {
    switch (bench.draw(8)) {
    case 0:
        if (!bench.processes.empty()) {
            const auto which =
                static_cast<std::size_t>(bench.draw(static_cast<int>(bench.processes.size())));
            bench.cancellations += bench.sim.cancel(bench.processes[which]) ? 1 : 0;
            bench.processes[which] = bench.processes.back();
            bench.processes.pop_back();
        }
        break;
    case 1: {
        const std::int64_t capacity = bench.draw(6);
        bench.left_model.set_capacity(capacity);
        bench.left.set_capacity(bench.sim, capacity);
        break;
    }
    case 2:
    case 3:
        bench.sim.run_until(bench.sim.now() + Duration{bench.draw(4)});
        break;
    default:
        spawn(bench);
    }
    bench.agree();
}

} // namespace

TEST_CASE("a pool agrees with its model under grants, time-outs, cancels, preemption, cuts",
          "[property]") {
    int grants = 0;
    int time_outs = 0;
    int preemptions = 0;
    int cancellations = 0;
    int switches = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        Bench bench(seed);
        for (int step = 0; step < 400; ++step)
            act(bench);
        if (seed % 3 == 0) {
            bench.left.set_capacity(bench.sim, 3);
            bench.left_model.set_capacity(3);
            bench.sim.run(); // requests for more than 2 stay at the right pool, others end
            bench.agree();
        }
        bench.sim.reset();
        REQUIRE(bench.left.in_use() == 0);
        REQUIRE(bench.right.in_use() == 0);
        REQUIRE(bench.left.waiting() + bench.right.waiting() == 0);
        grants += bench.grants;
        time_outs += bench.time_outs;
        preemptions += bench.preemptions;
        cancellations += bench.cancellations;
        switches += bench.switches;
    }
    // The test has met what it is about.
    CHECK(grants > 10'000);
    CHECK(time_outs > 1'000);
    CHECK(preemptions > 500);
    CHECK(cancellations > 1'000);
    CHECK(switches > 500);
}
