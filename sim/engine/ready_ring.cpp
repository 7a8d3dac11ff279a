#include "sim/engine/ready_ring.hpp"

namespace sim {

void ReadyRing::erase(std::uint32_t place, std::uint32_t slot) noexcept {
    EventKey& key = keys_[place & (keys_.size() - 1)];
    if (place - head_ >= tail_ - head_ || !key.armed() || key.slot() != slot)
        return;
    if (place == head_)
        pop();
    else
        key = EventKey{};
}

void ReadyRing::clear() noexcept {
    front_ = EventKey{};
    last_priority_ = 0;
    head_ = tail_ = 0;
}

void ReadyRing::grow() {
    std::vector<EventKey> keys(2 * keys_.size());
    for (std::uint32_t place = head_; place != tail_; ++place)
        keys[place & (keys.size() - 1)] = keys_[place & (keys_.size() - 1)];
    keys_ = std::move(keys);
}

} // namespace sim
