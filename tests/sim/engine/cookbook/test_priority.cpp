#include "sim/engine/pool.hpp"
#include "sim/engine/work.hpp"
#include "tests/sim/engine/cookbook/queue_study.hpp"

#include <vector>

using namespace sim;
using namespace sim::cookbook;

namespace {

struct CustomerClass {
    double rate;
    Distribution serving;
    double mean;
    double square; // E[S^2]
    Tally stay{};
    Tally wait{};
};

/// One replication of one server with classes of customers, class 0 served first.
struct Surgery {
    Simulation sim{};
    Streams streams;
    Preempt preempt;
    std::vector<CustomerClass> classes;
    Pool server{"server", 1};
    Window window{.warm_up = 2'000, .counted = 8'000};

    Simulation& simulation() { return sim; }
};

/// Served until done, going on where it was interrupted, ahead of its class.
Process customer(Surgery& surgery, std::uint32_t which, std::uint32_t number) {
    CustomerClass& mine = surgery.classes[which];
    const Time arrived = surgery.sim.now();
    Request request{.priority = static_cast<std::int32_t>(which), .preempt = surgery.preempt};
    const Duration length = ticks(mine.serving.draw(surgery.streams, {service, number, which}));
    Duration left = length;
    while (left > Duration::zero()) {
        Lease server = co_await surgery.server.acquire(surgery.sim, request);
        left = co_await work(surgery.sim, server, left);
        request.place = Place::front;
    }
    if (surgery.window.counts(number)) {
        mine.stay.add(units(surgery.sim.now() - arrived));
        mine.wait.add(units(surgery.sim.now() - arrived - length));
    }
}

Process arrive(Surgery& surgery, std::uint32_t which) {
    const Distribution between = Distribution::exponential(1.0 / surgery.classes[which].rate);
    for (std::uint32_t number = 0; number < surgery.window.all(); ++number) {
        const double gap = between.draw(surgery.streams, {arrival, number, which});
        co_await delay(surgery.sim, ticks(gap));
        surgery.sim.spawn(customer(surgery, which, number));
    }
}

/// Equal rates, so that all classes come to their last customer at about the same time.
std::vector<CustomerClass> three_classes() {
    return {{0.25, Distribution::exponential(1.0), 1.0, 2.0},
            {0.25, Distribution::uniform(0.5, 1.5), 1.0, 1.0 + 1.0 / 12.0},
            {0.25, Distribution::gamma(2.0, 0.6), 1.2, 1.44 + 2.0 * 0.36}};
}

std::array<Tally, 6> study_classes(Preempt preempt) {
    return study([&](const Streams& streams) {
        Surgery surgery{.streams = streams, .preempt = preempt, .classes = three_classes()};
        for (std::uint32_t which = 0; which < 3; ++which)
            surgery.sim.spawn(arrive(surgery, which));
        surgery.sim.run();
        const auto& classes = surgery.classes;
        return std::array{classes[0].wait.mean(), classes[1].wait.mean(), classes[2].wait.mean(),
                          classes[0].stay.mean(), classes[1].stay.mean(), classes[2].stay.mean()};
    });
}

} // namespace

TEST_CASE("a server that finishes what it began makes each class wait as Cobham says",
          "[known-answer]") {
    // A. Cobham, Operations Research 2 (1954): with s_k the load of classes 0 to k,
    // W_k = sum lambda E[S^2] / 2 / ((1 - s_{k-1}) (1 - s_k)).
    const auto tallies = study_classes(Preempt::no);
    double residual = 0.0;
    for (const CustomerClass& one : three_classes())
        residual += one.rate * one.square / 2.0;
    double above = 0.0;
    for (std::size_t which = 0; which < 3; ++which) {
        const CustomerClass one = three_classes()[which];
        const double load = above + one.rate * one.mean;
        check_mean(tallies[which], residual / ((1.0 - above) * (1.0 - load)), 0.1);
        above = load;
    }
}

TEST_CASE("a server that drops what it does for a better class leaves that one undisturbed",
          "[known-answer]") {
    // Preemptive resume, M/G/1: N. K. Jaiswal, Priority Queues (1968), chapter IV; R. W. Conway,
    // W. L. Maxwell and L. W. Miller, Theory of Scheduling (1967), section 8-6. Mean stay
    // T_k = E[S_k] / (1 - s_{k-1}) + sum_{i<=k} lambda_i E[S_i^2] / 2 / ((1 - s_{k-1}) (1 - s_k)).
    const auto tallies = study_classes(Preempt::yes);
    double residual = 0.0;
    double above = 0.0;
    for (std::size_t which = 0; which < 3; ++which) {
        const CustomerClass one = three_classes()[which];
        const double load = above + one.rate * one.mean;
        residual += one.rate * one.square / 2.0;
        const double stay = one.mean / (1.0 - above) + residual / ((1.0 - above) * (1.0 - load));
        check_mean(tallies[3 + which], stay, 0.1);
        above = load;
    }
}
