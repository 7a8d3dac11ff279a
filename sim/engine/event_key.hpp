#pragma once

#include <cstdint>

namespace sim {

/// When a pending wake-up is due, whose it is, and its place in the exact order of events.
///
/// 128 bits that compare as one number: time (48) | priority (24) | sequence (35) | slot (21).
/// Sequence numbers are unique within a run, so the slot never decides an order; it rides along so
/// that the winner of a comparison says at once which process to resume.
struct EventKey {
    /// One number and not a pair: of a pair's comparison compilers make unforeseeable branches, of
    /// this one conditional moves.
    __extension__ using Bits = unsigned __int128;

    Bits bits = ~Bits{0}; ///< all ones: no event

    static constexpr int time_bits = 48;
    static constexpr int priority_bits = 24;
    static constexpr int sequence_bits = 35;
    static constexpr int slot_bits = 21;

    /// First time that is too late to be a key (the very last value marks "no event").
    static constexpr std::uint64_t time_end = (std::uint64_t{1} << time_bits) - 1;
    /// One more than the greatest slot.
    static constexpr std::uint32_t slot_end = std::uint32_t{1} << slot_bits;
    /// One more than the greatest sequence number.
    static constexpr std::uint64_t sequence_end = std::uint64_t{1} << sequence_bits;
    /// Added to a priority to make it a field without sign.
    static constexpr std::int32_t priority_bias = std::int32_t{1} << (priority_bits - 1);

    /// The key of these fields, each of which must fit. [time: s, priority: biased]
    static constexpr EventKey of(std::uint64_t time, std::uint32_t priority, std::uint64_t sequence,
                                 std::uint32_t slot) noexcept {
        return {Bits{time << 16 | priority >> 8} << 64 |
                Bits{std::uint64_t{priority} << 56 | sequence << slot_bits | slot}};
    }

    /// After all events before `time`, before all events at `time`.
    static constexpr EventKey before(std::uint64_t time) noexcept { return {Bits{time} << 80}; }

    [[nodiscard]] constexpr std::uint64_t time() const noexcept {
        return static_cast<std::uint64_t>(bits >> 80);
    }
    [[nodiscard]] constexpr std::uint32_t slot() const noexcept {
        return static_cast<std::uint32_t>(bits) & (slot_end - 1);
    }
    /// False for the key that stands for "no event".
    [[nodiscard]] constexpr bool armed() const noexcept {
        return ~static_cast<std::uint64_t>(bits >> 64) != 0;
    }

    friend constexpr bool operator==(const EventKey&, const EventKey&) = default;
    friend constexpr bool operator<(const EventKey& a, const EventKey& b) noexcept {
        return a.bits < b.bits;
    }
};

} // namespace sim
