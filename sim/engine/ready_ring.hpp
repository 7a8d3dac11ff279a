#pragma once

#include "sim/engine/event_key.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// Wake-ups due at the present instant, in ascending order of their keys: a queue in a ring.
///
/// The user pushes only keys later than back(), which a wake-up at the present instant is unless
/// one of a later priority was pushed before it.
class ReadyRing {
public:
    /// The earliest key; not armed if the ring is empty.
    [[nodiscard]] const EventKey& front() const noexcept { return front_; }

    /// True if a new key of this biased priority may be pushed.
    [[nodiscard]] bool accepts(std::uint32_t priority) const noexcept {
        return priority >= last_priority_;
    }

    /// Appends a key; says at which place it stands, for erase(). \throws std::bad_alloc
    std::uint32_t push(const EventKey& key, std::uint32_t priority) {
        if (tail_ - head_ == keys_.size()) [[unlikely]]
            grow();
        keys_[tail_ & (keys_.size() - 1)] = key;
        if (head_ == tail_)
            front_ = key;
        last_priority_ = priority;
        return tail_++;
    }

    /// Removes front(); there must be one.
    void pop() noexcept {
        do
            ++head_;
        while (head_ != tail_ && !keys_[head_ & (keys_.size() - 1)].armed());
        if (head_ == tail_) {
            front_ = EventKey{};
            last_priority_ = 0;
        } else {
            front_ = keys_[head_ & (keys_.size() - 1)];
        }
    }

    /// Removes the key of `slot` if it still stands at `place`.
    void erase(std::uint32_t place, std::uint32_t slot) noexcept;

    /// Empties the ring; keeps its memory.
    void clear() noexcept;

private:
    void grow();

    EventKey front_; // a copy of the first key, or not armed
    std::uint32_t last_priority_ = 0;
    std::uint32_t head_ = 0; // places count up and wrap; masked they are indices
    std::uint32_t tail_ = 0;
    std::vector<EventKey> keys_ = std::vector<EventKey>(16); // erased ones are not armed
};

} // namespace sim
