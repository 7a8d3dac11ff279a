#pragma once

#include "models/admission.hpp"
#include "models/bill.hpp"
#include "models/capacity.hpp"
#include "models/draws.hpp"
#include "models/experience.hpp"
#include "models/halt.hpp"
#include "models/ids.hpp"
#include "models/ledger.hpp"
#include "models/membership_plan.hpp"
#include "models/network.hpp"
#include "models/parameters.hpp"
#include "models/pressure.hpp"
#include "models/rare.hpp"
#include "models/step.hpp"
#include "models/trouble.hpp"
#include "sim/engine/calendar.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace models {

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
    sim::Time horizon;                      ///< the midnight after the last day simulated
    std::vector<ContractEnd> contract_ends; ///< by trust: when its contract ends
    Network network;

    std::vector<Step> steps; ///< by activity
    std::vector<ActivityId> links;
    std::vector<ActivityId> reworks;
    std::vector<Holding> holdings;
    std::vector<std::uint32_t> freed;
    std::vector<TrustId> concerned;

    Rare<double> governance;   ///< share of the duration for each further member
    MembershipPlan membership; ///< who may leave whom, and what hangs on it

    std::vector<Board> boards;
    std::vector<Competition> competitions;
    Rare<Admission> admissions;
    std::vector<Move> moves;
    std::vector<std::int64_t> standstills; ///< [days]
    std::vector<WindowDates> windows;
    std::vector<Happening> happenings; ///< by milestone
    std::vector<std::uint32_t> awaited;
    std::vector<Terms> terms;
    Rare<Binding> bindings;          ///< what the law says of an activity
    Rare<std::uint32_t> noted;       ///< where World::begun remembers its beginning
    Rare<double> thresholds;         ///< [GBP] from which contract value on it is done
    Rare<Claim> claims;              ///< how its award can be challenged
    std::vector<sim::Time> meetings; ///< of boards that list them
    Rare<Stretch> awaits;            ///< in `awaited`: milestones an activity waits for
    std::vector<Bond> bonds;         ///< by dependence that has an effect
    Rare<Tie> ties;                  ///< activities whose durations depend
    std::vector<std::string> trades;
    std::vector<std::vector<std::int64_t>>
        team_units; ///< [supplier][trade], -1 if it has none such

    std::vector<std::string> warnings;    ///< what was not as the scenario would have it
    std::vector<SupplierId> incumbents;   ///< by trust
    std::vector<std::uint32_t> suppliers; ///< NameNumbers by supplier
    Ledger ledger;
    Tariff tariff;
    std::vector<std::uint8_t> done; ///< by activity: finished at the start
    sim::Priority after_requests{}; ///< after all requests of an instant

    std::vector<std::uint32_t> configurations; ///< by trust
    std::uint32_t configuration_count = 0;
    std::vector<GateNumbers> gates;        ///< of the halts, one after the other
    std::vector<std::uint32_t> first_gate; ///< by halt
    std::vector<std::vector<ActivityId>>
        recoveries; ///< [halt][trust]: ends its trouble; nobody if nothing does
    Rare<std::vector<std::uint32_t>> behind;   ///< gates
    Rare<TroubleNumbers> troubles;             ///< what may strike at the end
    Rare<std::vector<std::uint32_t>> recovers; ///< halts whose trouble ends with it
    Rare<double> daily_cost;                   ///< [GBP per day]
    std::vector<std::string> likenesses;       ///< kinds of requirement, by Competition::likeness
    std::vector<double> fits;                  ///< [trust * suppliers + supplier]; empty: all 1

    template <class T>
    [[nodiscard]] std::span<const T> in(const std::vector<T>& list, Stretch s) const {
        return {list.data() + s.begin, list.data() + s.end};
    }
    std::vector<LearningCurve> learning_curves;
    std::uint32_t experience_places = 0;
    Rare<ExperienceNumbers> experiences;
    Rare<PressureNumbers> pressures;
    std::vector<PoolNumbers> pools;        ///< of the capacities, one after the other
    std::vector<std::uint32_t> first_pool; ///< by capacity

    /// The gate of a halt for a trust.
    [[nodiscard]] std::uint32_t gate_of(std::size_t halt, TrustId trust) const {
        const bool one = parameters.halts[halt].of == Reach::programme;
        return first_gate[halt] + (one ? 0 : configurations[index(trust)]);
    }
    [[nodiscard]] const Step& step(ActivityId a) const { return steps[index(a)]; }

private:
    Blueprint(Parameters&& given, sim::scenario::Problems problems);
};

} // namespace models
