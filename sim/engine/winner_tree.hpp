#pragma once

#include "sim/engine/event_key.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// A tournament of pending wake-ups: each leaf holds a key or none, each node the earlier of its
/// two children, so the root is the next event of all.
///
/// Changing and clearing a leaf are the same climb of log2(capacity) steps without a branch that
/// depends on data. The tree grows by doubling and never shrinks.
class WinnerTree {
public:
    /// The earliest key; not armed if the tree is empty.
    [[nodiscard]] const EventKey& top() const noexcept { return nodes_[1]; }

    /// The key of a leaf below capacity().
    [[nodiscard]] const EventKey& at(std::uint32_t leaf) const noexcept {
        return nodes_[leaves_ + leaf];
    }

    /// Puts `key` on a leaf below capacity(), in place of what was there. \return top()
    EventKey set(std::uint32_t leaf, EventKey key) noexcept {
        EventKey* const nodes = nodes_.data();
        std::size_t node = leaves_ + leaf;
        nodes[node] = key;
        while (node > 1) {
            const EventKey other = nodes[node ^ 1];
            key.bits = other.bits < key.bits ? other.bits : key.bits;
            node /= 2;
            nodes[node] = key;
        }
        return key;
    }

    /// Puts `key` on an empty leaf below capacity(): climbs only as far as it wins.
    void insert(std::uint32_t leaf, EventKey key) noexcept {
        EventKey* const nodes = nodes_.data();
        for (std::size_t node = leaves_ + leaf; node > 0 && key < nodes[node]; node /= 2)
            nodes[node] = key;
    }

    /// Empties a leaf below capacity().
    void clear(std::uint32_t leaf) noexcept { set(leaf, EventKey{}); }

    /// Empties the tree; keeps its capacity.
    void clear() noexcept;

    /// How many leaves there are, a power of two.
    [[nodiscard]] std::uint32_t capacity() const noexcept {
        return static_cast<std::uint32_t>(leaves_);
    }

    /// Doubles the capacity; what is in the tree stays where it is. \throws std::bad_alloc
    void grow();

private:
    std::size_t leaves_ = 2;
    std::vector<EventKey> nodes_ = std::vector<EventKey>(4); // [0] is not used, [1] is the root
};

} // namespace sim
