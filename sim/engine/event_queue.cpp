#include "sim/engine/event_queue.hpp"

#include "sim/engine/time.hpp"

namespace sim {

void EventQueue::arm_far(std::uint32_t slot, std::uint64_t time) {
    expects(time == static_cast<std::uint64_t>(never.time_since_epoch().count()),
            "an event is later than 2^48 s (the clock's reach) use a nearer time, or never");
    disarm(slot);
}

void EventQueue::reserve(std::uint32_t slots) {
    if (slots <= tree_.capacity())
        return;
    expects(slots <= EventKey::slot_end, "more than 2^21 processes alive (the key's reach) end "
                                         "some before starting others");
    tree_.reserve(slots);
    place_.resize(tree_.capacity());
}

void EventQueue::clear() noexcept {
    sequence_ = 0;
    tree_.clear();
    ring_.clear();
}

} // namespace sim
