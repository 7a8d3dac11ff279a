#pragma once

#include "sim/engine/simulation.hpp"
#include "sim/engine/time.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// Stands for "no one" where a log entry names an actor.
inline constexpr std::uint32_t no_one = ~std::uint32_t{0};

/// How a wait ended.
enum class WaitOutcome : std::uint8_t {
    granted,   ///< got what it waited for
    timed_out, ///< its deadline came first
    withdrawn, ///< given up: another of a group came first, the process was cancelled or reset
};

/// Who waited for what, held by whom, from when to when: one entry for each wait that queued.
///
/// Entries stand in the order in which waits ended. When no log is attached to the Simulation, a
/// wait that queues pays a test of a null pointer at its start and end, and one that does not queue
/// pays nothing.
class WaitLog {
public:
    struct Entry {
        std::uint32_t who;     ///< as given with the request
        const char* what;      ///< name of the pool or gate; valid as long as that lives
        std::uint32_t held_by; ///< `who` of the longest-held lease when the wait began, or no_one
        Time from;
        Time to;
        WaitOutcome outcome;
    };

    /// The ended waits since the last clear().
    [[nodiscard]] std::span<const Entry> entries() const noexcept { return entries_; }
    void add(const Entry& entry) { entries_.push_back(entry); }
    /// Forgets all entries; keeps memory.
    void clear() noexcept { entries_.clear(); }

private:
    std::vector<Entry> entries_;
};

/// What a wait remembers for the log.
struct WaitMark {
    Time from{};
    std::uint32_t who = 0;
    std::uint32_t held_by = no_one;

    /// Writes the entry of a wait that ends now, if there is a log.
    void ended(const Simulation& simulation, const char* what, WaitOutcome outcome) const {
        if (WaitLog* log = simulation.log())
            log->add({who, what, held_by, from, simulation.now(), outcome});
    }
};

} // namespace sim
