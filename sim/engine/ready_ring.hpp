#pragma once

#include "sim/engine/event_key.hpp"

#include <cstdint>
#include <vector>

namespace sim {

/// Wake-ups due at the present instant, in ascending order of their keys: a queue in a ring.
///
/// The user pushes only keys later than all in the ring, which a wake-up at the present instant is
/// unless one of a later priority was pushed before it.
class ReadyRing {
public:
    ReadyRing() = default;
    ReadyRing(const ReadyRing&) = delete;
    ReadyRing& operator=(const ReadyRing&) = delete;

    [[nodiscard]] bool empty() const noexcept { return head_ == tail_; }

    /// The earliest key; there must be one.
    [[nodiscard]] const EventKey& front() const noexcept { return first_[head_ & mask_]; }

    /// True if a new key of this biased priority may be pushed.
    [[nodiscard]] bool accepts(std::uint32_t priority) const noexcept {
        return priority >= last_priority_ || empty();
    }

    /// Appends a key; says at which place it stands, for erase(). \throws std::bad_alloc
    std::uint32_t push(const EventKey& key, std::uint32_t priority) {
        if (tail_ - head_ > mask_) [[unlikely]]
            grow();
        first_[tail_ & mask_] = key;
        last_priority_ = priority;
        return tail_++;
    }

    /// Removes front(); there must be one.
    void pop() noexcept {
        do
            ++head_;
        while (head_ != tail_ && !front().armed());
    }

    /// Removes the key at `place`.
    void erase(std::uint32_t place) noexcept {
        if ((place & mask_) == (head_ & mask_))
            pop();
        else
            first_[place & mask_] = EventKey{};
    }

    /// Empties the ring; keeps its memory.
    void clear() noexcept { head_ = tail_ = 0; }

private:
    void grow();

    std::uint32_t head_ = 0; // places count up and wrap; masked they are indices
    std::uint32_t tail_ = 0;
    std::uint32_t mask_ = 15;
    std::uint32_t last_priority_ = 0;
    std::vector<EventKey> keys_ = std::vector<EventKey>(16); // erased ones are not armed
    EventKey* first_ = keys_.data();
};

} // namespace sim
