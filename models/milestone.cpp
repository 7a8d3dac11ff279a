#include "models/milestone.hpp"

#include "models/draft.hpp"
#include "models/references.hpp"
#include "models/world.hpp"

#include <algorithm>

namespace models {

using namespace sim::scenario;

const Record& Milestone::describe() {
    static const Record record =
        sim::scenario::record<Milestone>("milestone", "Something outside that stages wait for.")
            .field("name", &Milestone::name, required, "Unique name.")
            .field("date", &Milestone::date, required, "When it is expected.")
            .field("delay", &Milestone::delay, {.unit = "days", .fallback = "0"},
                   "How much later it comes; below 0 it is early.")
            .field("probability", &Milestone::probability,
                   {.range = sim::scenario::probability(), .fallback = "1"},
                   "Chance that it comes at all.");
    return record;
}

sim::Time time_of(const Happening& happening, const sim::Streams& streams) {
    const auto draw = [&](Draw what) {
        return streams.uniform(address(what, happening.number, 0, 0));
    };
    if (happening.probability < 1 && !(draw(Draw::failure) < happening.probability))
        return sim::never;
    const sim::Duration delay = sim::to_duration(happening.delay->quantile(draw(Draw::duration)));
    return std::max(sim::Time{}, happening.date + delay);
}

void check_awaits(const std::vector<Name>& awaits, const Parameters& parameters,
                  Problems& problems) {
    for (const Name& each : awaits)
        find_named(parameters.milestones, each, "milestone", problems);
}

void compile_milestones(Draft& draft) {
    Blueprint& b = draft.blueprint;
    for (const Milestone& each : b.parameters.milestones)
        b.happenings.push_back({b.epoch.at(each.date), &each.delay.distribution,
                                each.probability.value,
                                draft.numbers.of("milestone: " + each.name.text)});
}

void compile_awaits(const std::vector<Name>& awaits, ActivityId a, Step& step, Draft& draft) {
    if (awaits.empty())
        return;
    Blueprint& b = draft.blueprint;
    std::vector<std::uint32_t> awaited;
    awaited.reserve(awaits.size());
    for (const Name& each : awaits)
        awaited.push_back(static_cast<std::uint32_t>(position(b.parameters.milestones, each.text)));
    b.awaits.set(a, append(b.awaited, awaited));
    step.mark(Special::begins);
}

sim::Time when_come(const World& world, ActivityId a, sim::Time ready) {
    const Blueprint& b = world.blueprint();
    if (!b.awaits.has(a) || !world.applies(a))
        return ready;
    sim::Time come = ready;
    for (const std::uint32_t each : b.in(b.awaited, b.awaits.of(a)))
        come = std::max(come, time_of(b.happenings[each], world.streams));
    return std::min(come, std::max(ready, b.horizon));
}

} // namespace models
