#include "models/standstill.hpp"

#include "models/draft.hpp"

namespace models {

using namespace sim::scenario;

const Record& Standstill::describe() {
    static const Record record =
        sim::scenario::record<Standstill>(
            "standstill", "The wait between the award notice and signing; ends on a working day.")
            .field("days", &Standstill::days,
                   {.unit = "days", .range = between(0, 365), .fallback = "10"},
                   "Whole days after the day of the notice.")
            .record("challenge", &Standstill::challenge, "How a loser can challenge the award.");
    return record;
}

sim::Time end_of_standstill(sim::Time told, std::int64_t days,
                            const sim::WorkingCalendar& calendar) {
    const sim::Time last_day = std::chrono::floor<std::chrono::days>(told) + sim::days(days);
    return calendar.next_working_day(last_day) + sim::days(1);
}

void check(const Standstill&, const Parameters&, Problems&) {}

void compile(const Standstill& standstill, ActivityId a, Step& step, Draft& draft) {
    step.kind = Step::Kind::standstill;
    step.detail = static_cast<std::uint32_t>(draft.blueprint.standstills.size());
    draft.blueprint.standstills.push_back(standstill.days.value);
    compile(standstill.challenge, a, step, draft);
}

} // namespace models
