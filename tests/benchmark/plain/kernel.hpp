#pragma once

#include "sim/engine/time.hpp"

#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

/// What one writes in an afternoon: a queue of functions to call, in the order of their times.
///
/// The engine is measured against it. Draws, clock and results are the same.
namespace bench::plain {

class Kernel {
public:
    [[nodiscard]] sim::Time now() const { return now_; }
    [[nodiscard]] std::uint64_t events() const { return events_; }

    /// Calls `action` after `length`; what is due at one instant is called in the order of asking.
    void after(sim::Duration length, std::function<void()> action) {
        queue_.push({now_ + length, sequence_++, std::move(action)});
    }

    /// Until nothing is left.
    void run() {
        while (!queue_.empty()) {
            const Event event = queue_.top();
            queue_.pop();
            now_ = event.due;
            ++events_;
            event.action();
        }
    }

private:
    struct Event {
        sim::Time due;
        std::uint64_t sequence;
        std::function<void()> action;

        bool operator<(const Event& other) const { // the queue has the greatest on top
            return due != other.due ? due > other.due : sequence > other.sequence;
        }
    };

    std::priority_queue<Event> queue_;
    sim::Time now_{};
    std::uint64_t sequence_ = 0;
    std::uint64_t events_ = 0;
};

} // namespace bench::plain
