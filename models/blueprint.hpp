#pragma once

#include "models/draws.hpp"
#include "models/ids.hpp"
#include "models/network.hpp"
#include "models/parameters.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/engine/simulation.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace models {

/// A stretch of one of the blueprint's flat lists.
struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

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

/// What a replication needs to know of one activity, packed for speed.
struct Step {
    enum class Kind : std::uint8_t { work, approval, tender, standstill, cutover };
    Kind kind = Kind::work;
    When when = When::always;
    bool may_fail = false;
    bool holds = false; ///< takes or gives back something, so its end is an event
    /// A failure elsewhere may send back what it comes after, so its beginning is an event.
    bool may_be_put_off = false;
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
};

/// The numbers of the kinds.
struct Board {
    sim::Duration round, papers;
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

/// A scenario made ready for replications: checked, resolved to positions, immutable.
class Blueprint {
public:
    /// \throws InvalidInput with all that is wrong.
    explicit Blueprint(Parameters parameters);
    Blueprint(const Blueprint&) = delete;
    Blueprint& operator=(const Blueprint&) = delete;

    Parameters parameters;
    sim::Epoch epoch;
    sim::WorkingCalendar calendar;
    sim::Time deadline; ///< the midnight after the last day in time
    sim::Time horizon;  ///< the midnight after the last day simulated
    Network network;

    std::vector<Step> steps; ///< by activity
    std::vector<ActivityId> links;
    std::vector<ActivityId> reworks;
    std::vector<Holding> holdings;
    std::vector<std::uint32_t> freed;
    std::vector<TrustId> concerned;

    std::vector<Board> boards;
    std::vector<Competition> competitions;
    std::vector<Move> moves;
    std::vector<std::int64_t> standstills; ///< [days]
    std::vector<WindowDates> windows;
    std::vector<std::string> trades;
    std::vector<std::vector<std::int64_t>>
        team_units; ///< [supplier][trade], -1 if it has none such

    std::vector<SupplierId> incumbents;   ///< by trust
    std::vector<std::uint32_t> suppliers; ///< NameNumbers by supplier
    std::vector<std::uint8_t> done;       ///< by activity: finished at the start
    sim::Priority after_requests{};       ///< after all requests of an instant

    template <class T>
    [[nodiscard]] std::span<const T> in(const std::vector<T>& list, Stretch s) const {
        return {list.data() + s.begin, list.data() + s.end};
    }
    [[nodiscard]] const Step& step(ActivityId a) const { return steps[index(a)]; }

private:
    Blueprint(Parameters&& given, sim::scenario::Problems problems);
};

} // namespace models
