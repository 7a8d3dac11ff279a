#include "sim/engine/event_queue.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <optional>
#include <random>
#include <tuple>
#include <vector>

using sim::EventKey;
using sim::EventQueue;

namespace {

constexpr std::uint32_t mid = EventKey::priority_bias;

/// A queue with so many slots.
struct Slots : EventQueue {
    explicit Slots(std::uint32_t count) {
        for (std::uint32_t slot = 0; slot < count; ++slot)
            add_slot();
    }
};

EventKey next(const EventQueue& queue) {
    return queue.has_ready() ? queue.ready() : queue.coming();
}

/// Dispatches what is next; `act` stands for what its process does.
void take(
    EventQueue& queue, const std::function<void()>& act = [] {}) {
    if (queue.has_ready()) {
        queue.take_ready();
        act();
    } else {
        const std::uint32_t slot = queue.coming().slot();
        queue.begin(slot);
        act();
        queue.done(slot);
    }
}

/// The next slot, taken and not armed again; none if nothing is pending.
std::optional<std::uint32_t> pop(EventQueue& queue) {
    const EventKey key = next(queue);
    if (!key.armed())
        return std::nullopt;
    take(queue);
    return key.slot();
}

} // namespace

TEST_CASE("a key gives back its time and slot and keeps the order of its fields") {
    const EventKey key = EventKey::of(123'456, mid, 99, 77);
    CHECK(key.time() == 123'456);
    CHECK(key.slot() == 77);
    CHECK(key.armed());
    CHECK_FALSE(EventKey{}.armed());
    const EventKey last = EventKey::of(EventKey::time_end - 1, (1U << 24) - 1,
                                       EventKey::sequence_end - 1, EventKey::slot_end - 1);
    CHECK(last.time() == EventKey::time_end - 1);
    CHECK(last.slot() == EventKey::slot_end - 1);
    CHECK(last < EventKey{});
    CHECK(EventKey::of(1, (1U << 24) - 1, 9, 9) < EventKey::of(2, 0, 0, 0));
    CHECK(EventKey::of(1, 5, 9, 9) < EventKey::of(1, 6, 0, 0));
    CHECK(EventKey::of(1, 5, 8, 9) < EventKey::of(1, 5, 9, 0));
    CHECK(EventKey::of(4, (1U << 24) - 1, 9, 9) < EventKey::before(5));
    CHECK_FALSE(EventKey::of(5, 0, 0, 0) < EventKey::before(5));
}

TEST_CASE("events come by time, then priority, then the order of arming") {
    Slots queue(6);
    queue.arm(0, 20, mid);
    queue.arm(1, 10, mid + 1);
    queue.arm(2, 10, mid);
    queue.arm(3, 10, mid);
    queue.arm(4, 10, mid - 1);
    queue.arm_now(5, 0, mid);
    std::vector<std::uint32_t> order;
    while (const auto slot = pop(queue))
        order.push_back(*slot);
    CHECK(order == std::vector<std::uint32_t>{5, 4, 2, 3, 1, 0});
}

TEST_CASE("an event of an earlier priority overtakes those that are ready at this instant") {
    Slots queue(4);
    queue.arm_now(0, 7, mid);
    queue.arm_now(1, 7, mid + 1);
    queue.arm_now(2, 7, mid);
    queue.arm_now(3, 7, mid - 1);
    std::vector<std::uint32_t> order;
    while (const auto slot = pop(queue))
        order.push_back(*slot);
    CHECK(order == std::vector<std::uint32_t>{3, 0, 2, 1});
}

TEST_CASE("a time beyond the key's reach is refused, never arms nothing") {
    Slots queue(1);
    CHECK_THROWS_AS(queue.arm(0, EventKey::time_end, mid), sim::ContractViolation);
    queue.arm(0, static_cast<std::uint64_t>(INT64_MAX), mid);
    CHECK_FALSE(next(queue).armed());
}

TEST_CASE("the queue agrees with a sorted map under arming, moving, disarming and taking",
          "[property]") {
    std::mt19937_64 random(20'260'101);
    for (int round = 0; round < 60; ++round) {
        const auto slots = static_cast<std::uint32_t>(1 + random() % 70);
        Slots queue(slots);
        std::map<std::tuple<std::uint64_t, std::uint32_t, std::uint64_t>, std::uint32_t> model;
        std::vector<std::optional<decltype(model)::key_type>> pending(slots);
        std::uint64_t now = 0;
        std::uint64_t sequence = 0;
        const auto note = [&](std::uint32_t slot, std::uint64_t time, std::uint32_t priority) {
            if (pending[slot])
                model.erase(*pending[slot]);
            pending[slot] = {time, priority, sequence++};
            model[*pending[slot]] = slot;
        };
        for (int step = 0; step < 800; ++step) {
            const auto slot = static_cast<std::uint32_t>(random() % slots);
            const auto priority = static_cast<std::uint32_t>(mid + random() % 3);
            const bool ready = pending[slot] && std::get<0>(*pending[slot]) == now;
            switch (random() % 4) {
            case 0:
                if (!ready) {
                    const std::uint64_t time = now + 1 + random() % 5;
                    queue.arm(slot, time, priority);
                    note(slot, time, priority);
                }
                break;
            case 1:
                if (!ready) {
                    queue.arm_now(slot, now, priority);
                    note(slot, now, priority);
                }
                break;
            case 2:
                queue.disarm(slot);
                if (pending[slot])
                    model.erase(*pending[slot]);
                pending[slot].reset();
                break;
            default:
                const EventKey key = next(queue);
                REQUIRE(key.armed() == !model.empty());
                if (model.empty())
                    break;
                REQUIRE(key.slot() == model.begin()->second);
                now = key.time();
                REQUIRE(now == std::get<0>(model.begin()->first));
                pending[model.begin()->second].reset();
                model.erase(model.begin());
                take(queue, [&] {
                    if (random() % 2 == 0) { // the process arms itself again
                        queue.arm(key.slot(), now + 3, priority);
                        note(key.slot(), now + 3, priority);
                    }
                });
            }
        }
        queue.clear();
        CHECK_FALSE(next(queue).armed());
    }
}
