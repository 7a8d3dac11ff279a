#pragma once

#include "models/blueprint.hpp"
#include "sim/engine/process.hpp"
#include "sim/engine/time.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace models {

/// Who takes part in what, in one replication; empty, and never asked, if that cannot change.
class Membership {
public:
    explicit Membership(const Blueprint& blueprint);

    /// Everything as at the scenario's start.
    void begin();

    /// Whether an activity is one that nobody does at the start.
    [[nodiscard]] bool absent_at_start(ActivityId a) const {
        return !taking_part_.empty() && blueprint_->step(a).is(Special::membership) &&
               at_start_[index(a)] == 0;
    }
    /// Those who take part in a step marked Special::membership, the first of the scenario first.
    [[nodiscard]] std::span<const TrustId> trusts_of(std::size_t activity, const Step& step) const {
        return {taking_part_.data() + step.trusts.begin, how_many_[activity]};
    }
    /// The enrolment of a trust, as things stand; nobody: none any more.
    [[nodiscard]] EnrolmentId way_of(TrustId trust) const {
        return way.empty() ? Network::first_of(trust) : way[index(trust)];
    }
    /// When a trust ended as an organisation of its own; sim::never if it did not.
    [[nodiscard]] sim::Time ended_at(TrustId trust) const {
        return ended.empty() ? sim::never : ended[index(trust)];
    }
    /// The trust that a trust is now part of: itself, unless it has merged.
    [[nodiscard]] TrustId part_of(TrustId trust) const {
        while (!into.empty() && into[index(trust)] != nobody<TrustId>)
            trust = into[index(trust)];
        return trust;
    }
    /// Works out anew who takes part in an activity. \return how many
    std::uint32_t recount(ActivityId a);
    /// How many members a party has.
    [[nodiscard]] std::size_t members_of(GroupId party) const;

    /// Notes the process of a bidder's answer to a tender.
    void note_answer(const Step& tender, std::uint32_t bidder, sim::ProcessRef process) {
        if (tender.is(Special::membership))
            answers[blueprint_->membership.first_answer[tender.detail] + bidder] = process;
    }
    /// Notes the window that a cutover has booked.
    void note_opening(const Step& cutover, sim::Time opening) {
        if (cutover.is(Special::membership))
            openings[cutover.detail] = opening;
    }

    std::vector<EnrolmentId> way;            ///< by trust: its enrolment; nobody: none any more
    std::vector<TrustId> into;               ///< by trust: whom it has become part of
    std::vector<sim::Time> ended;            ///< by trust: when it ended; never
    std::vector<std::uint8_t> left;          ///< by trust: whether it has left its group
    std::vector<std::uint32_t> members_left; ///< by party: how many have left it
    std::vector<std::uint8_t> broken_up;     ///< by party: too few were left
    std::vector<sim::ProcessRef> followers;  ///< by activity: who does it, if it has been begun
    std::vector<sim::ProcessRef> answers;    ///< by competition and bidder
    std::vector<sim::Time> openings;         ///< by move: the window booked last
    std::vector<TrustId> leaving;            ///< at one parting
    std::vector<ActivityId> dropping;        ///< at one departure

private:
    const Blueprint* blueprint_;
    std::vector<TrustId> taking_part_;    ///< beside Blueprint::concerned, who takes part first
    std::vector<std::uint32_t> how_many_; ///< by activity
    std::vector<std::uint32_t> at_start_; ///< by activity
};

} // namespace models
