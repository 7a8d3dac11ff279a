#pragma once

#include "models/ids.hpp"
#include "models/stage.hpp"
#include "models/stretch.hpp"
#include "sim/engine/distribution.hpp"
#include "sim/engine/simulation.hpp"

#include <cstdint>
#include <vector>

namespace models {

/// Something held: units of a capacity, or of the chosen supplier's teams of a trade.
struct Holding {
    enum class Of : std::uint8_t { capacity, team };
    Of of;
    std::uint32_t which; ///< position of the capacity, or of the trade
    std::int64_t units;
};

/// How an activity can fail, with numbers at hand.
struct Risk {
    double probability;
    double learning;
    std::uint32_t at_most;
    Stretch again; ///< in `reworks`: what is done again
};

/// What few steps have. A step without any of it pays one test for all of them; what it is, the
/// blueprint's Rare lists say.
enum class Special : std::uint16_t {
    begins = 1U << 0U,     ///< awaits milestones, or its beginning is remembered
    obeys = 1U << 1U,      ///< takes no less than a statute allows
    above = 1U << 2U,      ///< is done only from a contract value on
    challenged = 1U << 3U, ///< a loser may sue
    paid_for = 1U << 4U,   ///< a provider is paid for its end
};

/// What a replication needs to know of one activity, packed for speed.
struct Step {
    enum class Kind : std::uint8_t { work, approval, tender, standstill, cutover };
    Kind kind = Kind::work;
    When when = When::always;
    bool may_fail = false;
    bool noticed = false; ///< others could notice its end, which is an event therefore
    /// A failure elsewhere may send back what it comes after, so its beginning is an event.
    bool may_be_put_off = false;
    std::uint16_t special = 0;                   ///< bits of Special
    std::uint32_t stage = 0;                     ///< NameNumbers of the stage
    std::uint32_t owner = 0;                     ///< NameNumbers of the owner
    const sim::Distribution* duration = nullptr; ///< nullptr: none
    const sim::Distribution* repeat = nullptr;   ///< nullptr: as `duration`
    const sim::Distribution* cost = nullptr;     ///< nullptr: none
    sim::Duration minimum{0};
    sim::Time not_before{};
    sim::Priority turn{};      ///< among the requests of one instant
    std::int32_t priority = 0; ///< class in a queue
    std::uint32_t detail = 0;  ///< position in `boards`, `competitions`, `moves` or `standstills`
    Risk risk{};
    Stretch before, after; ///< in `links`
    Stretch takes;         ///< in `holdings`
    Stretch frees;         ///< in `freed`: holdings given back at its end
    Stretch trusts;        ///< in `concerned`

    [[nodiscard]] bool is(Special what) const {
        return (special & static_cast<std::uint16_t>(what)) != 0;
    }
    void mark(Special what) { special |= static_cast<std::uint16_t>(what); }
};

/// The numbers of the kinds.
struct Board {
    sim::Duration round, papers;
    Stretch meetings; ///< in the blueprint's `meetings`: those listed, if any
};
struct Competition {
    std::vector<SupplierId> bidders;
    std::uint32_t needed = 0;
    sim::Duration answer_within{0};
    double effort = 1; ///< factor on a bid's effort
};
struct Move {
    std::uint32_t window;
    sim::Duration notice, decided;
    double called_off;
    bool leads_back;
    Stretch again;
};

} // namespace models
