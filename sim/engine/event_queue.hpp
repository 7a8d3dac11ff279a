#pragma once

#include "sim/engine/errors.hpp"
#include "sim/engine/event_key.hpp"
#include "sim/engine/ready_ring.hpp"
#include "sim/engine/winner_tree.hpp"

#include <cstdint>
#include <vector>

namespace sim {

/// The pending wake-ups of process slots, at most one a slot, in the exact order (time, priority,
/// sequence).
///
/// Sequence counts the arming of wake-ups, so of two with equal time and priority the one armed
/// first comes first. Wake-ups at the present instant stand in a ring, all others in a winner tree
/// that has only as many leaves as wake-ups were ever pending at once; where a key stands changes
/// nothing in the order.
class EventQueue {
public:
    /// True if the next event is at the present instant and in the ring; ready() is then its key.
    [[nodiscard]] bool has_ready() const noexcept {
        return !ring_.empty() && ring_.front() < tree_.top();
    }
    [[nodiscard]] EventKey ready() const noexcept { return ring_.front(); }
    /// If has_ready() is false: the next event's key; not armed if nothing is pending.
    [[nodiscard]] EventKey coming() const noexcept { return tree_.top(); }

    /// Arms `slot` at `time`, in place of its pending wake-up; `never` does nothing.
    ///
    /// \param time [s since the start], at least that of the last event
    /// \param priority biased
    /// \throws ContractViolation if time or sequence do not fit the key
    void arm(std::uint32_t slot, std::uint64_t time, std::uint32_t priority) {
        if (time >= EventKey::time_end) [[unlikely]]
            return refuse(time);
        put_in_tree(slot, EventKey::of(time, priority, next_sequence(), slot));
    }

    /// As arm() of the slot whose key is being dispatched (see begin()): if the new wake-up is
    /// before `end` and the next of all, begins its dispatch at once.
    /// \return whether it did
    bool arm_and_begin(std::uint32_t slot, std::uint64_t time, std::uint32_t priority,
                       const EventKey& end) {
        if (running_ != slot || time >= EventKey::time_end) [[unlikely]] {
            arm(slot, time, priority);
            return false;
        }
        const EventKey key = EventKey::of(time, priority, next_sequence(), slot);
        const EventKey top = tree_.set(where_[slot], key);
        const bool next = top == key && key < end && (ring_.empty() || key < ring_.front());
        running_ = next ? slot : no_slot;
        return next;
    }

    /// Arms `slot` at the present instant `now`; else as arm(). What is armed at the present
    /// instant already must not be armed again before it is taken.
    void arm_now(std::uint32_t slot, std::uint64_t now, std::uint32_t priority) {
        const EventKey key = EventKey::of(now, priority, next_sequence(), slot);
        if (where_[slot] == nowhere && ring_.accepts(priority)) [[likely]]
            where_[slot] = ring_.push(key, priority) | in_ring;
        else
            put_in_tree(slot, key);
    }

    /// As arm_now() of the slot that is being dispatched: if the new wake-up is before `end` and
    /// the next of all, begins its dispatch at once. \return whether it did
    bool arm_now_and_begin(std::uint32_t slot, std::uint64_t now, std::uint32_t priority,
                           const EventKey& end) {
        if (where_[slot] != nowhere)
            return arm_and_begin(slot, now, priority, end);
        if (ring_.empty() && EventKey::of(now, priority, sequence_, slot) < tree_.top())
            [[likely]] {
            static_cast<void>(next_sequence());
            return true;
        }
        arm_now(slot, now, priority);
        return false;
    }

    /// Takes ready() out.
    void take_ready() noexcept {
        where_[ring_.front().slot()] = nowhere;
        ring_.pop();
    }

    /// Begins the dispatch of coming(), the event of `slot`. Its key stays in the tree until
    /// done(), so that a process which arms itself again costs one climb, not two.
    void begin(std::uint32_t slot) noexcept { running_ = slot; }
    /// Ends the dispatch: removes the key of `slot` if it was not armed since begin().
    void done(std::uint32_t slot) noexcept {
        if (running_ == slot)
            remove_from_tree(slot);
    }

    /// Removes the pending wake-up of `slot`, if any.
    void disarm(std::uint32_t slot) noexcept {
        if (where_[slot] == nowhere)
            return;
        if ((where_[slot] & in_ring) == 0)
            return remove_from_tree(slot);
        ring_.erase(where_[slot]);
        where_[slot] = nowhere;
    }

    /// Makes room for one more slot. \throws std::bad_alloc
    void add_slot();

    /// Removes everything and starts the sequence again; keeps memory.
    void clear() noexcept;

private:
    static constexpr std::uint32_t in_ring = std::uint32_t{1} << 31; // else a leaf of the tree
    static constexpr std::uint32_t nowhere = in_ring - 1;
    static constexpr std::uint32_t no_slot = EventKey::slot_end;

    std::uint64_t next_sequence() {
        expects(sequence_ < EventKey::sequence_end, "more than 2^35 events in one replication (the "
                                                    "key's reach) split it into shorter ones");
        return sequence_++;
    }
    void put_in_tree(std::uint32_t slot, EventKey key) {
        if (where_[slot] != nowhere) {
            running_ = slot == running_ ? no_slot : running_;
            tree_.set(where_[slot], key);
            return;
        }
        if (armed_ == tree_.capacity()) [[unlikely]]
            add_leaves();
        const std::uint32_t leaf = leaves_[armed_++];
        where_[slot] = leaf;
        tree_.insert(leaf, key);
    }
    void remove_from_tree(std::uint32_t slot) noexcept {
        const std::uint32_t leaf = where_[slot];
        tree_.clear(leaf);
        running_ = no_slot;
        leaves_[--armed_] = leaf;
        where_[slot] = nowhere;
    }
    void add_leaves();
    static void refuse(std::uint64_t time);

    std::uint64_t sequence_ = 0;
    std::uint32_t running_ = no_slot; // whose key is being dispatched and still in the tree
    ReadyRing ring_;
    WinnerTree tree_;
    std::vector<std::uint32_t> where_;        // by slot: in_ring | place, a leaf, or nowhere
    std::vector<std::uint32_t> leaves_{0, 1}; // the first armed_ are in use, the others free
    std::uint32_t armed_ = 0;
};

} // namespace sim
