#include "sim/engine/wait_line.hpp"

namespace sim {

void WaitLine::join(LineWaiter& waiter, Place place) noexcept {
    const std::int32_t priority = waiter.priority_;
    Links* after = &head_; // the newcomer stands before this
    for (;;) {
        Links* last = after->previous(); // of its class
        if (last == &head_ || waiter_at(last).priority_ < priority ||
            (place == Place::back && waiter_at(last).priority_ == priority))
            break;
        after = waiter_at(last).far_;
    }
    waiter.link_before(*after);
    waiter.far_ = &waiter;
    Links* neighbour = place == Place::back ? waiter.previous() : waiter.next();
    if (same_class(neighbour, priority)) {
        LineWaiter* other_end = waiter_at(neighbour).far_;
        waiter.far_ = other_end;
        other_end->far_ = &waiter;
    }
    ++size_;
}

} // namespace sim
