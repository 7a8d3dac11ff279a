#include "sim/engine/event_queue.hpp"

#include "sim/engine/time.hpp"

namespace sim {

void EventQueue::add_slot() {
    expects(where_.size() < EventKey::slot_end, "more than 2^21 processes alive (the key's reach) "
                                                "end some before starting others");
    where_.push_back(nowhere);
}

void EventQueue::clear() noexcept {
    sequence_ = 0;
    running_ = no_slot;
    armed_ = 0;
    for (std::uint32_t& where : where_)
        where = nowhere;
    tree_.clear();
    ring_.clear();
}

void EventQueue::add_leaves() {
    tree_.grow();
    const std::uint32_t capacity = tree_.capacity();
    leaves_.reserve(capacity);
    while (leaves_.size() < capacity)
        leaves_.push_back(static_cast<std::uint32_t>(leaves_.size()));
}

void EventQueue::refuse(std::uint64_t time) {
    expects(time == static_cast<std::uint64_t>(never.time_since_epoch().count()),
            "an event is later than 2^48 s (the clock's reach) use a nearer time, or never");
}

} // namespace sim
