#include "models/outcome.hpp"

#include <algorithm>

namespace models {

namespace {
std::int64_t seconds(sim::Time t) { return t.time_since_epoch().count(); }
} // namespace

ActivityId Outcome::done_of(const World& world, const Measured& measured) const {
    if (measured.instead == nobody<ActivityId>)
        return measured.activity;
    const TrustId trust{blueprint_->network.activities()[index(measured.activity)].owner};
    return world.membership.left[index(trust)] != 0 ? measured.instead : measured.activity;
}

sim::Time Outcome::exit_of(const World& world, TrustId trust) const {
    if (const sim::Time ended = world.membership.ended_at(trust); ended != sim::never) {
        const TrustId into = world.membership.into[index(trust)];
        return into == nobody<TrustId> ? ended : std::max(ended, exit_of(world, into));
    }
    sim::Time exit{};
    for (const ActivityId a : blueprint_->network.exits(world.membership.way_of(trust)))
        exit = std::max(exit, end_of(world, a));
    return exit;
}

sim::Time Outcome::end_of(const World& world, ActivityId a) const {
    if (a == nobody<ActivityId>)
        return sim::never;
    const Progress& last = world.progress[index(a)];
    const bool known = last.state == Progress::State::done && last.end < blueprint_->horizon;
    return known ? last.end : sim::never;
}

void Outcome::write(const World& world, std::span<std::int64_t> outcome) const {
    std::int64_t* out = outcome.data() + description_.sections.front().measures.size();
    Totals totals;
    for (std::size_t t = 0; t < world.chosen.size(); ++t)
        out = write_trust(world, id_of<TrustId>(t), totals, out);
    for (const GroupId group : groups_) {
        *out++ = world.membership.members_left[index(group)];
        *out++ = world.membership.broken_up[index(group)];
    }
    for (const Desk& desk : world.desks) {
        *out++ = desk.written;
        *out++ = desk.queued;
        *out++ = desk.waited.count();
        *out++ = desk.declined;
        *out++ = desk.won;
        if (desks_told_) {
            *out++ = desk.not_interested;
            *out++ = desk.too_busy;
            *out++ = desk.overloaded;
            *out++ = desk.non_compliant;
        }
        if (frameworks_)
            *out++ = desk.admitted;
        totals.declined += desk.declined;
    }
    for (const Measured& measured : measured_) {
        const ActivityId done = done_of(world, measured);
        const sim::Time end = end_of(world, done);
        *out++ = end == sim::never ? sim::censored : seconds(end);
        *out++ = world.progress[index(done)].attempt + 1;
        *out++ = measured.competition < 0
                     ? 0
                     : world.ballots[static_cast<std::size_t>(measured.competition)].declined;
    }
    for (const MeasuredSpan& span : spans_) {
        const EnrolmentId way = world.membership.way_of(span.trust);
        const bool alone = way != nobody<EnrolmentId> && blueprint_->network.is_fallback(way);
        const MeasuredSpan::Ends& ends = alone ? span.fallback : span.first;
        const sim::Time from = end_of(world, ends.from);
        const sim::Time to = end_of(world, ends.to);
        *out++ = from == sim::never || to == sim::never ? sim::censored : (to - from).count();
    }
    const bool all_out = totals.last_exit != sim::never;
    out = write_capacities(world, out);
    out = write_costs(blueprint_->tariff, totals.bill, world.bids_paid,
                      all_out ? Known::yes : Known::no, out);
    write_payments(blueprint_->ledger, world.payments, out);
    outcome[0] = totals.misses > 0 ? 1 : 0;
    outcome[1] = totals.misses;
    outcome[2] = all_out ? seconds(totals.last_exit) : sim::censored;
    outcome[3] = world.failed_tenders;
    outcome[4] = totals.declined;
    outcome[5] = all_out ? totals.bill.total() + world.bids_paid : sim::censored;
    std::int64_t* more = outcome.data() + 6; // what only some scenarios tell
    if (blueprint_->claims.size() > 0)
        *more++ = world.challenges;
    if (halts_)
        write_halts(world, more);
}

void Outcome::write_halts(const World& world, std::int64_t* out) const {
    std::int64_t halts = 0;
    sim::Duration halted{0};
    for (const GateState& each : world.halts.gates) {
        halts += each.halts;
        halted += each.halted;
        if (each.causes > 0)
            halted += blueprint_->horizon - each.closed;
    }
    *out++ = halts;
    *out = halted.count();
}

std::int64_t* Outcome::write_trust(const World& world, TrustId trust, Totals& totals,
                                   std::int64_t* out) const {
    const sim::Time exit = exit_of(world, trust);
    const bool out_at_all = exit != sim::never;
    const sim::Time deadline = blueprint_->contract_ends[index(trust)].deadline;
    const bool late = exit > deadline;
    const std::int64_t lateness = late && out_at_all ? (exit - deadline).count() : 0;
    const Bill bill = bill_of(world, trust, exit);
    totals.misses += late ? 1 : 0;
    totals.last_exit = std::max(totals.last_exit, exit);
    totals.bill += bill;
    *out++ = late ? 1 : 0;
    *out++ = out_at_all ? seconds(exit) : sim::censored;
    *out++ = out_at_all ? lateness : sim::censored;
    *out++ = out_at_all ? bill.total() : sim::censored;
    if (!world.desks.empty()) {
        const SupplierId chosen = world.chosen[index(world.membership.part_of(trust))];
        *out++ = chosen == blueprint_->incumbents[index(trust)] ? 1 : 0;
        *out++ = static_cast<std::int64_t>(chosen == nobody<SupplierId> ? world.desks.size()
                                                                        : index(chosen));
    }
    if (blueprint_->network.enrolments().size() > world.chosen.size())
        *out++ = world.membership.left[index(trust)];
    if (!blueprint_->parameters.mergers.empty())
        *out++ = world.membership.ended_at(trust) != sim::never ? 1 : 0;
    out = write_items(blueprint_->tariff, bill, out_at_all ? Known::yes : Known::no, out);
    if (halts_)
        *out++ = world.halts.troubled[index(trust)];
    return out;
}

} // namespace models
