#include "models/approval.hpp"

#include "models/draft.hpp"

#include "sim/engine/distribution.hpp"

#include <algorithm>

namespace models {

using namespace sim::scenario;

const Record& Approval::describe() {
    static const Record record =
        sim::scenario::record<Approval>("approval",
                                        "Leave to go on, given by a board that meets on dates.")
            .field("meets_every", &Approval::meets_every,
                   {.unit = "days", .range = more_than(0), .fallback = "30.4375"},
                   "Days between two meetings of the board.")
            .field("papers", &Approval::papers,
                   {.unit = "days", .range = at_least(0), .fallback = "7"},
                   "Days before a meeting by which its papers must be in.")
            .field("meetings", &Approval::meetings, {},
                   "Dates on which the board meets; after the last of them it meets every "
                   "`meets_every`. Without any, where in its round it stands is left to chance.");
    return record;
}

sim::Time next_meeting(sim::Time ready, sim::Duration round, sim::Duration papers, double phase) {
    const std::int64_t first = sim::to_duration(phase * static_cast<double>(round.count())).count();
    const std::int64_t earliest = (ready + papers).time_since_epoch().count();
    if (earliest <= first)
        return sim::Time{sim::Duration{first}};
    const std::int64_t rounds = (earliest - first + round.count() - 1) / round.count();
    return sim::Time{sim::Duration{first + rounds * round.count()}};
}

sim::Time listed_meeting(sim::Time ready, std::span<const sim::Time> listed, sim::Duration round,
                         sim::Duration papers) {
    const auto heard = std::lower_bound(listed.begin(), listed.end(), ready + papers);
    if (heard != listed.end())
        return *heard;
    const sim::Duration after_last = ready + papers - listed.back();
    const std::int64_t rounds = (after_last.count() + round.count() - 1) / round.count();
    return listed.back() + rounds * round;
}

void check(const Approval&, const Parameters&, Problems&) {}

void compile(const Approval& approval, ActivityId, Step& step, Draft& draft) {
    step.kind = Step::Kind::approval;
    step.detail = static_cast<std::uint32_t>(draft.blueprint.boards.size());
    std::vector<sim::Time> meetings;
    meetings.reserve(approval.meetings.size());
    for (const sim::Date date : approval.meetings)
        meetings.push_back(draft.blueprint.epoch.at(date));
    std::sort(meetings.begin(), meetings.end());
    draft.blueprint.boards.push_back(
        {std::max(sim::Duration{1}, from_days(approval.meets_every.value)),
         from_days(approval.papers.value), append(draft.blueprint.meetings, meetings)});
}

} // namespace models
