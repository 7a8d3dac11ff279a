#include "models/membership_plan.hpp"

#include "models/draft.hpp"

#include <algorithm>

namespace models {

namespace {
/// Routes whose activities somebody can leave or come to, by position.
std::vector<bool> changing_routes(const Blueprint& b) {
    std::vector<bool> changes(b.parameters.routes.size(), false);
    for (std::size_t t = 0; t < b.parameters.trusts.size(); ++t)
        if (const EnrolmentId e = b.network.fallback_of(id_of<TrustId>(t));
            e != nobody<EnrolmentId>) {
            changes[b.network.enrolments()[t].route] = true;
            changes[b.network.enrolment(e).route] = true;
        }
    for (const Merger& merger : b.parameters.mergers)
        changes[b.network.enrolments()[position(b.parameters.trusts, merger.trust.text)].route] =
            true;
    return changes;
}

/// Lists an activity with those who may take part in it, and marks it.
void list(Blueprint& b, ActivityId a) {
    Step& step = b.steps[index(a)];
    step.mark(Special::membership);
    step.noticed = true;
    step.may_be_put_off = true;
    const auto by = b.network.activities()[index(a)].by;
    std::uint32_t place = step.trusts.begin;
    for (const EnrolmentId e : b.network.enrolments_of(a)) {
        b.membership.enrolled[place++] = e;
        (by == By::trust ? b.membership.own : b.membership.shared)[index(e)].push_back(a);
    }
}

/// For a stage of a trust's own on its fallback route: the same stage on the route it may leave.
void find_counterpart(Blueprint& b, ActivityId a) {
    const Activity& here = b.network.activities()[index(a)];
    if (here.by != By::trust || !b.network.is_fallback(id_of<EnrolmentId>(here.key)))
        return;
    for (const ActivityId other : b.membership.own[here.owner]) // by its first enrolment
        if (b.network.activities()[index(other)].stage->name.text == here.stage->name.text)
            b.membership.counterpart.set(a, other);
}

void add_leaving(Draft& draft, ActivityId a) {
    Blueprint& b = draft.blueprint;
    const Activity& activity = draft.activity(a);
    const auto& parting = activity.stage->parting;
    if (!parting || b.network.enrolments_of(a).size() < 2)
        return;
    b.steps[index(a)].mark(Special::parting);
    b.membership.leavings.set(a, {parting->probability.value, parting->learning.value,
                                  draft.numbers.of("parting at " + activity.stage->name.text)});
}
void add_endings(Draft& draft) {
    Blueprint& b = draft.blueprint;
    const std::vector<Trust>& trusts = b.parameters.trusts;
    b.membership.merger = draft.numbers.of("merger");
    for (const Merger& merger : b.parameters.mergers)
        b.membership.endings.push_back(
            {.trust = id_of<TrustId>(position(trusts, merger.trust.text)),
             .into = merger.into ? id_of<TrustId>(position(trusts, merger.into->text))
                                 : nobody<TrustId>,
             .date = std::max(sim::Time{}, b.epoch.at(merger.date)),
             .delay = &merger.delay.distribution,
             .probability = merger.probability.value});
}
} // namespace

void plan_membership(Draft& draft) {
    Blueprint& b = draft.blueprint;
    const std::vector<bool> changes = changing_routes(b);
    MembershipPlan& plan = b.membership;
    plan.changes = std::find(changes.begin(), changes.end(), true) != changes.end();
    if (!plan.changes)
        return;
    plan.enrolled.assign(b.concerned.size(), nobody<EnrolmentId>);
    plan.own.resize(b.network.enrolments().size());
    plan.shared.resize(b.network.enrolments().size());
    for (std::size_t i = 0; i < b.steps.size(); ++i)
        if (changes[b.network.activities()[i].route])
            list(b, id_of<ActivityId>(i));
    for (std::size_t i = 0; i < b.steps.size(); ++i) {
        find_counterpart(b, id_of<ActivityId>(i));
        add_leaving(draft, id_of<ActivityId>(i));
    }
    for (const Trust& trust : b.parameters.trusts)
        plan.trusts.push_back(draft.numbers.of(trust.name.text));
    add_endings(draft);
    std::uint32_t bidders = 0;
    for (const Competition& competition : b.competitions) {
        plan.first_answer.push_back(bidders);
        bidders += static_cast<std::uint32_t>(competition.bidders.size());
    }
    plan.first_answer.push_back(bidders);
}

} // namespace models
