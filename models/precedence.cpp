#include "models/precedence.hpp"

#include <algorithm>
#include <numeric>

namespace models {

namespace {
/// Marks those after what a failure of `failing` sends back, but not sent back themselves.
void mark_after(Blueprint& b, ActivityId failing, Stretch again) {
    const auto set = b.in(b.reworks, again);
    for (const ActivityId each : set)
        for (const ActivityId next : b.network.after(each))
            if (each != failing && !std::binary_search(set.begin(), set.end(), next))
                b.steps[index(next)].may_be_put_off = true;
}
} // namespace

void rank_requests(Blueprint& b) {
    std::vector<std::size_t> order(b.steps.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&b](std::size_t x, std::size_t y) {
        return b.steps[x].priority < b.steps[y].priority;
    });
    std::int32_t turn = 1; // ends of activities, at priority 0, come first
    for (const std::size_t i : order)
        b.steps[i].turn = static_cast<sim::Priority>(turn++);
    b.after_requests = static_cast<sim::Priority>(turn);
}

void mark_done(Blueprint& b) {
    b.done.assign(b.steps.size(), 0);
    std::vector<ActivityId> open;
    const auto is_fallen_back_to = [&b](ActivityId a) {
        const Activity& activity = b.network.activities()[index(a)];
        return activity.by != By::programme &&
               b.network.is_fallback(b.network.enrolments_of(a).front());
    };
    for (std::size_t i = 0; i < b.steps.size(); ++i)
        for (const TrustId trust : b.network.trusts_of(id_of<ActivityId>(i)))
            for (const sim::scenario::Name& name : b.parameters.trusts[index(trust)].done)
                if (name.text == b.network.activities()[i].stage->name.text)
                    open.push_back(id_of<ActivityId>(i));
    while (!open.empty()) {
        const ActivityId a = open.back();
        open.pop_back();
        if (b.done[index(a)] != 0)
            continue;
        b.done[index(a)] = 1;
        const auto before = b.network.before(a);
        for (const ActivityId earlier : before) // who may come later has not done it for all
            if (!is_fallen_back_to(a) || is_fallen_back_to(earlier))
                open.push_back(earlier);
    }
}

void mark_put_off(Blueprint& b) {
    for (std::size_t i = 0; i < b.steps.size(); ++i) {
        const Step& step = b.steps[i];
        mark_after(b, id_of<ActivityId>(i), step.risk.again);
        if (step.kind == Step::Kind::cutover)
            mark_after(b, id_of<ActivityId>(i), b.moves[step.detail].again);
        if (step.is(Special::challenged))
            mark_after(b, id_of<ActivityId>(i), b.claims.of(id_of<ActivityId>(i)).again);
    }
}

} // namespace models
