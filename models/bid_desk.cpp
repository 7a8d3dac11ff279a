#include "models/bid_desk.hpp"

#include "models/admission.hpp"
#include "models/bid_decision.hpp"
#include "models/bid_effort.hpp"
#include "models/choice.hpp"
#include "models/pence.hpp"
#include "sim/engine/turn.hpp"

#include <bit>

namespace models {

namespace {
/// When a supplier that still has no team free gives up.
sim::Time latest_answer(sim::Time now, sim::Time closes, sim::Duration answer_within) {
    return answer_within >= closes - now ? closes : now + answer_within;
}

void note_wait(Desk& desk, sim::Duration waited) {
    ++desk.written;
    desk.queued += waited > sim::Duration{0} ? 1U : 0U;
    desk.waited += waited;
}

void decline(World& world, ActivityId tender, SupplierId supplier) {
    ++world.desks[index(supplier)].declined;
    ++world.ballots[world.blueprint().step(tender).detail].declined;
}

/// Whether the supplier bids; if not, it is counted why.
bool goes_for(World& world, ActivityId tender, SupplierId supplier) {
    const BidDecision decision = decide(world, tender, supplier);
    if (decision == BidDecision::bid)
        return true;
    Desk& desk = world.desks[index(supplier)];
    ++(decision == BidDecision::no_interest ? desk.not_interested : desk.too_busy);
    decline(world, tender, supplier);
    return false;
}

/// A bid is begun: with a team, or beyond the teams there are.
Bid begin_bid(World& world, ActivityId tender, SupplierId supplier) {
    const Supplier& its = world.blueprint().parameters.suppliers[index(supplier)];
    const bool overloaded = world.bid_teams[index(supplier)].in_use() > its.bid_teams.value;
    world.desks[index(supplier)].overloaded += overloaded ? 1U : 0U;
    world.bids_paid += to_pence(cost_of_bid(world, tender, supplier));
    return {tender, supplier, world.progress[index(tender)].attempt, overloaded};
}

/// Whether a bid meets what was asked for.
bool complies(const World& world, const Bid& bid) {
    const Supplier& its = world.blueprint().parameters.suppliers[index(bid.supplier)];
    double probability = its.compliance.value;
    if (bid.overloaded && its.overload)
        probability *= its.overload->compliance.value;
    return probability >= 1 ||
           world.uniform(Draw::compliance, bid.tender, bid.supplier) < probability;
}

/// A bid is done and handed in; one that comes late or does not comply is lost.
void hand_in(World& world, const Bid& bid, std::uint32_t bidder, sim::Time closes) {
    note_written(world, bid);
    Ballot& ballot = world.ballots[world.blueprint().step(bid.tender).detail];
    if (world.simulation().now() > closes || ballot.round != bid.round)
        return;
    if (!complies(world, bid)) {
        ++world.desks[index(bid.supplier)].non_compliant;
        return;
    }
    ballot.bids |= std::uint64_t{1} << bidder;
    ballot.overloaded |= static_cast<std::uint64_t>(bid.overloaded) << bidder;
}

/// One supplier's answer to one round of a tender: decide, find a free team, write the bid, hand it
/// in.
///
/// With no team free in time it declines; a bid that is late is lost, though its team was busy
/// all the same.
sim::Process answer(World& world, ActivityId tender, std::uint32_t bidder, sim::Time closes) {
    const Step& step = world.blueprint().step(tender);
    const Competition& competition = world.blueprint().competitions[step.detail];
    const SupplierId supplier = competition.bidders[bidder];
    if (!goes_for(world, tender, supplier))
        co_return;
    const sim::Time asked = world.simulation().now();
    const sim::Time latest = latest_answer(asked, closes, competition.answer_within);
    const sim::Request request{.priority = step.priority,
                               .who = static_cast<std::uint32_t>(index(tender))};
    std::optional<sim::Lease> team = co_await world.bid_teams[index(supplier)].acquire_until(
        world.simulation(), request, latest);
    ++world.model_events;
    if (!team) {
        decline(world, tender, supplier);
        co_return;
    }
    note_wait(world.desks[index(supplier)], world.simulation().now() - asked);
    const Bid bid = begin_bid(world, tender, supplier);
    const sim::Duration effort = effort_of(world, bid);
    co_await sim::turn(world.simulation(), world.simulation().now() + effort, ends_first);
    ++world.model_events;
    hand_in(world, bid, bidder, closes);
}
} // namespace

sim::Task<bool> hold_tender(World& world, ActivityId tender) {
    const Step& step = world.blueprint().step(tender);
    const Competition& competition = world.blueprint().competitions[step.detail];
    const sim::Time closes =
        world.simulation().now() + world.duration_of(tender, world.simulation().now());
    Ballot& ballot = world.ballots[step.detail];
    ballot.bids = 0;
    ballot.overloaded = 0;
    ballot.admitted = 0;
    ballot.round = world.progress[index(tender)].attempt;
    const std::uint64_t asked = may_be_asked(world, tender);
    for (std::uint32_t k = 0; k < competition.bidders.size(); ++k)
        if ((asked >> k & 1U) != 0)
            world.membership.note_answer(
                step, k, world.simulation().spawn(answer(world, tender, k, closes), step.turn));
    co_await sim::turn(world.simulation(), closes, world.blueprint().after_requests);
    ++world.model_events;
    const auto bids = static_cast<std::uint32_t>(std::popcount(ballot.bids));
    if (bids < competition.needed) {
        ++world.failed_tenders;
        co_return false;
    }
    if (competition.admits > 0)
        admit(world, tender, ballot.bids);
    else if (bids > 0)
        appoint(world, step, competition.bidders[draw_among(world, tender, ballot.bids, 0)]);
    co_return true;
}

} // namespace models
