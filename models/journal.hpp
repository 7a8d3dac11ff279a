#pragma once

#include "models/ids.hpp"
#include "sim/engine/time.hpp"

#include <cstdint>
#include <vector>

namespace models {

/// The story of one replication: what was begun and ended, when, and what came of it.
///
/// Kept only when a replication is told to people; replications that are only counted have none.
struct Journal {
    struct Entry {
        ActivityId activity;
        sim::Time ready; ///< nothing that it comes after was open any more
        sim::Time begun; ///< it had all that it needed
        sim::Time ended;
        std::uint32_t attempt; ///< from 0
        bool failed;
        bool applied; ///< whether it was a case in which it is done at all
    };
    /// An attempt began: it had all that it needed.
    struct Beginning {
        ActivityId activity{};
        sim::Time ready{};
        sim::Time at{};
        std::uint32_t attempt = 0;
    };
    /// A trust left its group, or ended.
    struct Departure {
        TrustId trust{};
        GroupId party{}; ///< that it was of
        sim::Time at{};
    };
    std::vector<Entry> entries;
    std::vector<Beginning> beginnings;
    std::vector<Departure> departures;

    /// Forgets everything but keeps memory.
    void clear() {
        entries.clear();
        beginnings.clear();
        departures.clear();
    }
};

} // namespace models
