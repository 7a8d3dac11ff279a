#pragma once

#include "sim/engine/event_key.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// A tournament over process slots: each leaf is a slot's pending wake-up, each node the earlier of
/// its two children, so the root is the next event of all.
///
/// Setting, moving and clearing a slot are the same climb of log2(capacity) steps without a branch
/// that depends on data. The tree grows by doubling and never shrinks.
class WinnerTree {
public:
    /// The earliest key; not armed if the tree is empty.
    [[nodiscard]] const EventKey& top() const noexcept { return nodes_[1]; }

    /// The key of a slot below capacity().
    [[nodiscard]] const EventKey& at(std::uint32_t slot) const noexcept {
        return nodes_[leaves_ + slot];
    }

    /// Puts `key` on a slot below capacity(), in place of what was there.
    void set(std::uint32_t slot, EventKey key) noexcept {
        EventKey* const nodes = nodes_.data();
        std::size_t node = leaves_ + slot;
        nodes[node] = key;
        while (node > 1) {
            const EventKey other = nodes[node ^ 1];
            const bool earlier = other < key;
            key.high = earlier ? other.high : key.high;
            key.low = earlier ? other.low : key.low;
            node /= 2;
            nodes[node] = key;
        }
    }

    /// Removes what is on a slot below capacity().
    void clear(std::uint32_t slot) noexcept { set(slot, EventKey{}); }

    /// Empties the tree; keeps its capacity.
    void clear() noexcept;

    /// How many slots there are, a power of two.
    [[nodiscard]] std::uint32_t capacity() const noexcept {
        return static_cast<std::uint32_t>(leaves_);
    }

    /// Makes room for at least `slots` slots. \throws std::bad_alloc
    void reserve(std::uint32_t slots);

private:
    std::size_t leaves_ = 2;
    std::vector<EventKey> nodes_ = std::vector<EventKey>(4); // [0] is not used, [1] is the root
};

} // namespace sim
