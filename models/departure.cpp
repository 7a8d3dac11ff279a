#include "models/departure.hpp"

#include "models/trouble.hpp"
#include "sim/engine/turn.hpp"

#include <algorithm>

// How a trust leaves its group: what is dropped, and what is begun instead.

namespace models {

sim::Process end_in_time(World& world, const Ending& ending) {
    const MembershipPlan& plan = world.blueprint().membership;
    const std::uint32_t trust = plan.trusts[index(ending.trust)];
    if (!(world.streams.uniform(address(Draw::failure, plan.merger, trust, 0)) <
          ending.probability))
        co_return;
    const double delay =
        ending.delay->draw(world.streams, address(Draw::duration, plan.merger, trust, 0));
    co_await sim::turn(world.simulation(), ending.date + sim::to_duration(delay), ends_first);
    world.end_trust(ending);
}

bool World::take_up(ActivityId a) {
    if (progress[index(a)].state == Progress::State::absent)
        return false;
    membership.followers[index(a)] = simulation_.self();
    return true;
}

void World::put_down(ActivityId a) {
    membership.followers[index(a)] = {};
    if (const Step& step = blueprint_->step(a); step.kind == Step::Kind::cutover)
        membership.openings[step.detail] = {};
}

void World::part(ActivityId a, sim::Time end) {
    const Step& step = blueprint_->step(a);
    const auto members = trusts_of(step);
    if (members.size() < 2)
        return; // who is alone has nobody to part from
    progress[index(a)].state = Progress::State::done;
    progress[index(a)].end = end;
    const Leaving& leaving = blueprint_->membership.leavings.of(a);
    const std::uint32_t attempt = progress[index(a)].attempt;
    double probability = leaving.probability;
    for (std::uint32_t k = 0; k < attempt; ++k)
        probability *= leaving.learning;
    membership.leaving.clear();
    for (const TrustId trust : members) {
        const double at_most =
            probability * blueprint_->parameters.trusts[index(trust)].independence.value;
        if (streams.uniform(address(Draw::failure, leaving.number,
                                    blueprint_->membership.trusts[index(trust)], attempt)) <
            at_most)
            membership.leaving.push_back(trust);
    }
    if (membership.leaving.empty())
        return;
    const GroupId party{blueprint_->network.activities()[index(a)].owner};
    for (const TrustId trust : membership.leaving)
        leave(trust);
    break_up_if_too_few(party);
}

bool World::is_out(TrustId trust) const {
    const auto exits = blueprint_->network.exits(membership.way[index(trust)]);
    return std::all_of(exits.begin(), exits.end(), [this](ActivityId a) {
        return progress[index(a)].state == Progress::State::done;
    });
}

void World::end_trust(const Ending& ending) {
    const std::size_t trust = index(ending.trust);
    if (is_out(ending.trust))
        return;
    const EnrolmentId from = membership.way[trust];
    note_departure(ending.trust, from);
    membership.way[trust] = nobody<EnrolmentId>;
    membership.into[trust] = ending.into;
    membership.ended[trust] = simulation_.now();
    leave_trouble(*this, ending.trust);
    withdraw(from);
    break_up_if_too_few(blueprint_->network.enrolment(from).party);
    start_all();
}

void World::note_departure(TrustId trust, EnrolmentId from) {
    const GroupId party = blueprint_->network.enrolment(from).party;
    ++model_events;
    ++membership.members_left[index(party)];
    if (journal != nullptr) [[unlikely]]
        journal->departures.push_back({trust, party, simulation_.now()});
}

void World::break_up_if_too_few(GroupId party) {
    const Network& network = blueprint_->network;
    const std::vector<Group>& groups = blueprint_->parameters.groups;
    if (index(party) >= groups.size() || membership.broken_up[index(party)] != 0)
        return;
    if (membership.members_of(party) >=
        static_cast<std::size_t>(groups[index(party)].at_least.value))
        return;
    membership.broken_up[index(party)] = 1;
    for (const EnrolmentId e : network.parties()[index(party)].members)
        if (const TrustId trust = network.enrolment(e).trust; membership.way[index(trust)] == e)
            leave(trust);
}

void World::leave(TrustId trust) {
    const EnrolmentId from = membership.way[index(trust)];
    const EnrolmentId to = blueprint_->network.fallback_of(trust);
    sim::expects(to != nobody<EnrolmentId>,
                 "a trust leaves its group without a fallback (check_consortia lets none through)");
    note_departure(trust, from);
    membership.way[index(trust)] = to;
    membership.left[index(trust)] = 1;
    chosen[index(trust)] = blueprint_->incumbents[index(trust)];
    leave_trouble(*this, trust);
    withdraw(from);
    enrol(to);
}

void World::withdraw(EnrolmentId e) {
    std::vector<ActivityId>& dropping = membership.dropping;
    dropping = blueprint_->membership.own[index(e)];
    for (const ActivityId a : blueprint_->membership.shared[index(e)]) {
        if (membership.recount(a) == 0)
            dropping.push_back(a);
        const Step& step = blueprint_->step(a);
        for (std::uint32_t holding = step.takes.begin; holding != step.takes.end; ++holding)
            if (is_left_out(holding, step))
                give_back(held[holding]);
    }
    std::erase_if(dropping, [this](ActivityId a) {
        return progress[index(a)].state == Progress::State::absent;
    });
    for (const ActivityId a : dropping)
        drop(a);
    const sim::Time now = simulation_.now();
    for (const ActivityId a : dropping)
        if (progress[index(a)].state == Progress::State::absent)
            for (const ActivityId next :
                 blueprint_->in(blueprint_->links, blueprint_->step(a).after)) {
                Progress& later = progress[index(next)];
                if (later.state != Progress::State::waiting)
                    continue;
                later.ready = std::max(later.ready, now);
                if (--later.pending == 0)
                    make_ready(next);
            }
}

bool World::is_left_out(std::uint32_t holding, const Step& step) const {
    const Holding& wanted = blueprint_->holdings[holding];
    if (wanted.of != Holding::Of::capacity)
        return false;
    const TrustId owner = blueprint_->pools[wanted.which].trust;
    const auto trusts = trusts_of(step);
    return owner != nobody<TrustId> &&
           std::find(trusts.begin(), trusts.end(), owner) == trusts.end();
}

void World::drop(ActivityId a) {
    Progress& here = progress[index(a)];
    if (here.state == Progress::State::done) {
        here.settled = true;
    } else {
        if (here.state != Progress::State::waiting)
            stop(a);
        here.state = Progress::State::absent;
    }
    const Stretch takes = blueprint_->step(a).takes;
    for (std::uint32_t holding = takes.begin; holding != takes.end; ++holding)
        give_back(held[holding]);
}

void World::stop(ActivityId a) {
    const Step& step = blueprint_->step(a);
    const MembershipPlan& plan = blueprint_->membership;
    simulation_.cancel(membership.followers[index(a)]);
    if (step.kind == Step::Kind::tender)
        for (std::uint32_t k = plan.first_answer[step.detail];
             k != plan.first_answer[step.detail + 1]; ++k)
            simulation_.cancel(membership.answers[k]);
    if (step.kind == Step::Kind::cutover) {
        const sim::Time opening = membership.openings[step.detail];
        if (opening > simulation_.now() && opening != sim::never)
            books[blueprint_->moves[step.detail].window].cancel(opening);
    }
    put_down(a);
}

void World::enrol(EnrolmentId e) {
    const MembershipPlan& plan = blueprint_->membership;
    const sim::Time now = simulation_.now();
    std::vector<ActivityId>& set = membership.dropping;
    set = plan.own[index(e)];
    for (const ActivityId a : plan.shared[index(e)]) {
        membership.recount(a);
        if (progress[index(a)].state == Progress::State::absent)
            set.push_back(a);
    }
    ++goings_back_;
    for (const ActivityId a : set) {
        membership.recount(a);
        Progress& here = progress[index(a)];
        here = {.ready = now, .sent_back = goings_back_};
        if (blueprint_->done[index(a)] != 0)
            here.state = Progress::State::done;
        if (plan.counterpart.has(a))
            if (const Progress& before = progress[index(plan.counterpart.of(a))];
                before.state == Progress::State::done) {
                here.state = Progress::State::done;
                here.end = before.end;
            }
    }
    for (const ActivityId a : set) {
        Progress& here = progress[index(a)];
        if (here.state == Progress::State::done)
            continue;
        for (const ActivityId earlier :
             blueprint_->in(blueprint_->links, blueprint_->step(a).before)) {
            const Progress& before = progress[index(earlier)];
            if (before.state == Progress::State::done)
                here.ready = std::max(here.ready, before.end);
            else if (before.state != Progress::State::absent)
                ++here.pending;
        }
        add_waiting(blueprint_->step(a));
    }
    for (const ActivityId a : set)
        if (const Progress& here = progress[index(a)];
            here.state == Progress::State::waiting && here.pending == 0)
            make_ready(a);
}

} // namespace models
