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
    };
    /// A trust left its group, or ended.
    struct Departure {
        TrustId trust{};
        GroupId party{}; ///< that it was of
        sim::Time at{};
    };
    std::vector<Entry> entries;
    std::vector<Departure> departures;
};

} // namespace models
