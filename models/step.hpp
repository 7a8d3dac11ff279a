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
    begins = 1U << 0U,       ///< awaits milestones, or its beginning is remembered
    obeys = 1U << 1U,        ///< takes no less than a statute allows
    above = 1U << 2U,        ///< is done only from a contract value on
    challenged = 1U << 3U,   ///< a loser may sue
    depends = 1U << 4U,      ///< its duration depends on others'
    paid_for = 1U << 5U,     ///< a provider is paid for its end
    behind = 1U << 6U,       ///< stands behind halts
    troubles = 1U << 7U,     ///< trouble may strike at its end
    recovers = 1U << 8U,     ///< trouble ends with it
    daily = 1U << 9U,        ///< costs by the day
    learns = 1U << 10U,      ///< is done better with experience
    pressed = 1U << 11U,     ///< is cut to hold the deadline
    admitted_by = 1U << 12U, ///< in `admissions`
    governance = 1U << 13U,  ///< takes longer with each further member
    membership = 1U << 14U,  ///< who takes part may change
    parting = 1U << 15U,     ///< members may leave at its end
};

/// Specials together, to be asked for at once.
constexpr std::uint16_t operator|(Special a, Special b) {
    return static_cast<std::uint16_t>(static_cast<std::uint16_t>(a) |
                                      static_cast<std::uint16_t>(b));
}
constexpr std::uint16_t operator|(std::uint16_t a, Special b) {
    return static_cast<std::uint16_t>(a | static_cast<std::uint16_t>(b));
}

/// What a replication needs to know of one activity, packed for speed.
struct Step {
    enum class Kind : std::uint8_t { work, approval, tender, standstill, cutover, award };
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
    [[nodiscard]] bool any(std::uint16_t of_these) const { return (special & of_these) != 0; }
    /// Whether it is done in every case, whatever was awarded and whatever it is worth.
    [[nodiscard]] bool is_always_done() const {
        return when == When::always && !is(Special::above);
    }
    void mark(Special what) { special |= static_cast<std::uint16_t>(what); }
};

/// The numbers of the kinds.
struct Board {
    sim::Duration round, papers;
    Stretch meetings; ///< in the blueprint's `meetings`: those listed, if any
};
struct Competition {
    static constexpr std::uint32_t like_no_other = UINT32_MAX;
    std::vector<SupplierId> bidders;
    std::uint32_t needed = 0;
    sim::Duration answer_within{0};
    double effort = 1;                      ///< factor on a bid's effort
    double effort_each_further_member = 0;  ///< share of it
    std::uint32_t likeness = like_no_other; ///< kind of requirement
    double price_weight = 0;
    std::uint32_t admits = 0; ///< to a framework; 0: awards a contract
};
struct Move {
    std::uint32_t window;
    sim::Duration notice, decided;
    double called_off;
    bool leads_back;
    Stretch again;
};

} // namespace models
