#include "models/bid_desk.hpp"

#include "models/admission.hpp"
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

/// How long a supplier's team is busy with its bid.
sim::Duration effort_of(const World& world, ActivityId tender, SupplierId supplier) {
    const Blueprint& b = world.blueprint();
    const Step& step = b.step(tender);
    const sim::Address where =
        address(Draw::bid_effort, step.stage, pair_of(step.owner, b.suppliers[index(supplier)]),
                world.progress[index(tender)].attempt);
    const double effort =
        b.parameters.suppliers[index(supplier)].bid_effort.distribution.draw(world.streams, where);
    return sim::to_duration(effort * b.competitions[step.detail].effort);
}

void pay_for_bid(World& world, ActivityId tender, SupplierId supplier) {
    const Blueprint& b = world.blueprint();
    const Step& step = b.step(tender);
    const sim::Address where =
        address(Draw::bid_cost, step.stage, pair_of(step.owner, b.suppliers[index(supplier)]),
                world.progress[index(tender)].attempt);
    const sim::Distribution& cost = b.parameters.suppliers[index(supplier)].bid_cost.distribution;
    world.bids_paid += to_pence(cost.draw(world.streams, where));
}

void note_wait(Desk& desk, sim::Duration waited) {
    ++desk.written;
    desk.queued += waited > sim::Duration{0} ? 1U : 0U;
    desk.waited += waited;
}

/// One supplier's answer to one round of a tender: find a free team, write the bid, hand it in.
///
/// With no team free in time it declines; a bid that is late is lost, though its team was busy
/// all the same.
sim::Process answer(World& world, ActivityId tender, std::uint32_t bidder, sim::Time closes) {
    const Step& step = world.blueprint().step(tender);
    const Competition& competition = world.blueprint().competitions[step.detail];
    const SupplierId supplier = competition.bidders[bidder];
    const std::uint32_t round = world.ballots[step.detail].round;
    const sim::Duration effort = effort_of(world, tender, supplier);
    const sim::Time asked = world.simulation().now();
    const sim::Time latest = latest_answer(asked, closes, competition.answer_within);
    const sim::Request request{.priority = step.priority,
                               .who = static_cast<std::uint32_t>(index(tender))};
    std::optional<sim::Lease> team = co_await world.bid_teams[index(supplier)].acquire_until(
        world.simulation(), request, latest);
    ++world.model_events;
    if (!team) {
        ++world.desks[index(supplier)].declined;
        ++world.ballots[step.detail].declined;
        co_return;
    }
    note_wait(world.desks[index(supplier)], world.simulation().now() - asked);
    pay_for_bid(world, tender, supplier);
    co_await sim::turn(world.simulation(), world.simulation().now() + effort, ends_first);
    ++world.model_events;
    Ballot& ballot = world.ballots[step.detail];
    if (world.simulation().now() <= closes && ballot.round == round)
        ballot.bids |= std::uint64_t{1} << bidder;
}
} // namespace

sim::Task<bool> hold_tender(World& world, ActivityId tender) {
    const Step& step = world.blueprint().step(tender);
    const Competition& competition = world.blueprint().competitions[step.detail];
    const sim::Time closes =
        world.simulation().now() + world.duration_of(tender, world.simulation().now());
    Ballot& ballot = world.ballots[step.detail];
    ballot.bids = 0;
    ballot.admitted = 0;
    ballot.round = world.progress[index(tender)].attempt;
    const std::uint64_t asked = may_be_asked(world, tender);
    for (std::uint32_t k = 0; k < competition.bidders.size(); ++k)
        if ((asked >> k & 1U) != 0)
            world.simulation().spawn(answer(world, tender, k, closes), step.turn);
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
