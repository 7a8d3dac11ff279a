#pragma once

#include "sim/engine/lease.hpp"
#include "sim/engine/waiter.hpp"

#include <cstddef>
#include <cstdint>

namespace sim {

/// A waiter with a priority class; lower is served first.
class LineWaiter : public Waiter {
public:
    LineWaiter(Simulation& simulation, std::int32_t priority) noexcept
        : Waiter(simulation), priority_(priority) {}

    [[nodiscard]] std::int32_t priority() const noexcept { return priority_; }

private:
    friend class WaitLine;

    std::int32_t priority_;
    LineWaiter* far_ =
        nullptr; // of the first of a class in line: the last of it, and the other way round
};

/// The line before a pool: by class, first come first served within one.
///
/// Joining costs a step for each class of worse priority that waits, leaving costs the same
/// whatever waits.
class WaitLine {
public:
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// The one to be served next; there must be one.
    [[nodiscard]] LineWaiter& front() const noexcept { return waiter_at(head_.next()); }

    /// True if a newcomer of this class and place would be served next.
    [[nodiscard]] bool leads(std::int32_t priority, Place place) const noexcept {
        return empty() || priority < front().priority_ ||
               (place == Place::front && priority == front().priority_);
    }

    void join(LineWaiter& waiter, Place place) noexcept;
    void leave(LineWaiter& waiter) noexcept {
        const bool first = !same_class(waiter.previous(), waiter.priority_);
        const bool last = !same_class(waiter.next(), waiter.priority_);
        if (first != last) {
            LineWaiter& heir = waiter_at(first ? waiter.next() : waiter.previous());
            heir.far_ = waiter.far_;
            waiter.far_->far_ = &heir;
        }
        waiter.unlink();
        --size_;
    }

private:
    static LineWaiter& waiter_at(Links* links) noexcept { return static_cast<LineWaiter&>(*links); }
    [[nodiscard]] bool same_class(const Links* links, std::int32_t priority) const noexcept {
        return links != &head_ && static_cast<const LineWaiter*>(links)->priority_ == priority;
    }

    Links head_;
    std::size_t size_ = 0;
};

} // namespace sim
