#include "sim/engine/ready_ring.hpp"

#include <utility>

namespace sim {

void ReadyRing::grow() {
    std::vector<EventKey> keys(2 * keys_.size());
    const auto mask = static_cast<std::uint32_t>(keys.size() - 1);
    for (std::uint32_t place = head_; place != tail_; ++place)
        keys[place & mask] = first_[place & mask_];
    keys_ = std::move(keys);
    first_ = keys_.data();
    mask_ = mask;
}

} // namespace sim
