#pragma once

#include "sim/engine/errors.hpp"
#include "sim/engine/event_key.hpp"
#include "sim/engine/ready_ring.hpp"
#include "sim/engine/winner_tree.hpp"

#include <cstdint>
#include <vector>

namespace sim {

/// The pending wake-ups, at most one a slot, in the exact order (time, priority, sequence).
///
/// Sequence counts the arming of wake-ups, so of two with equal time and priority the one armed
/// first comes first. Wake-ups at the present instant stand in a ring, all others in a winner tree;
/// which of the two holds a key changes nothing in the order.
class EventQueue {
public:
    /// The earliest key and where it stands.
    struct Next {
        EventKey key;
        bool ready; ///< in the ring, not in the tree
    };
    [[nodiscard]] Next next() const noexcept {
        const bool ready = ring_.front() < tree_.top();
        return {ready ? ring_.front() : tree_.top(), ready};
    }

    /// Arms `slot` at `time`, in place of its pending wake-up if that stands in the tree; at
    /// `never` it only removes that.
    ///
    /// \param time [s since the start], at least that of the last event
    /// \param priority biased
    /// \throws ContractViolation if time or sequence do not fit the key
    void arm(std::uint32_t slot, std::uint64_t time, std::uint32_t priority) {
        if (time < EventKey::time_end) [[likely]]
            tree_.set(slot, EventKey::of(time, priority, next_sequence(), slot));
        else
            arm_far(slot, time);
    }

    /// Arms `slot` at the present instant `now`; else as arm(). A slot whose pending wake-up is in
    /// the ring must not be armed again before it is taken.
    void arm_now(std::uint32_t slot, std::uint64_t now, std::uint32_t priority) {
        const EventKey key = EventKey::of(now, priority, next_sequence(), slot);
        if (ring_.accepts(priority) && !tree_.at(slot).armed()) [[likely]]
            place_[slot] = ring_.push(key, priority);
        else
            tree_.set(slot, key);
    }

    /// Starts the dispatch of what next() gave. A key in the tree stays until done(), so that a
    /// process which arms itself again costs one climb, not two.
    void take(const Next& next) noexcept {
        if (next.ready)
            ring_.pop();
    }

    /// Ends the dispatch: removes the key if its slot was not armed again since.
    void done(const Next& next) noexcept {
        const std::uint32_t slot = next.key.slot();
        if (!next.ready && tree_.at(slot) == next.key)
            tree_.clear(slot);
    }

    /// Removes the pending wake-up of `slot`, if any.
    void disarm(std::uint32_t slot) noexcept {
        if (tree_.at(slot).armed())
            tree_.clear(slot);
        ring_.erase(place_[slot], slot);
    }

    /// Makes room for slots below `slots`. \throws std::bad_alloc
    void reserve(std::uint32_t slots);

    /// Removes everything and starts the sequence again; keeps memory.
    void clear() noexcept;

private:
    void arm_far(std::uint32_t slot, std::uint64_t time);

    std::uint64_t next_sequence() {
        expects(sequence_ < EventKey::sequence_end, "more than 2^35 events in one replication (the "
                                                    "key's reach) split it into shorter ones");
        return sequence_++;
    }

    std::uint64_t sequence_ = 0;
    WinnerTree tree_;
    ReadyRing ring_;
    std::vector<std::uint32_t> place_ = std::vector<std::uint32_t>(2); // in the ring, by slot
};

} // namespace sim
