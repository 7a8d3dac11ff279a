#include "models/challenge.hpp"

#include "models/draft.hpp"
#include "models/world.hpp"

namespace models {

using namespace sim::scenario;

const Record& Challenge::describe() {
    static const Record record =
        sim::scenario::record<Challenge>("challenge", "A loser's claim before the standstill ends.")
            .field("probability", &Challenge::probability,
                   {.range = sim::scenario::probability(), .needed = true},
                   "Chance that a loser sues.")
            .field("suspension", &Challenge::suspension,
                   {.unit = "days", .range = at_least(0), .needed = true},
                   "How long the award is suspended then, from the end of the standstill.")
            .field("upheld", &Challenge::upheld,
                   {.range = sim::scenario::probability(), .needed = true},
                   "Chance that the claim is upheld, and the award void.")
            .field("to", &Challenge::to, {},
                   "Stage to go back to if it is upheld; without it, the standstill itself.");
    return record;
}

void compile(const std::optional<Challenge>& challenge, ActivityId a, Step& step, Draft& draft) {
    if (!challenge)
        return;
    draft.blueprint.claims.set(
        a, {challenge->probability.value, &challenge->suspension.distribution,
            challenge->upheld.value, draft.rework_of(a, challenge->to),
            draft.numbers.of("challenge: " + draft.activity(a).stage->name.text)});
    step.mark(Special::challenged);
}

Ruling rule_on(World& world, ActivityId standstill, sim::Time over) {
    const Blueprint& b = world.blueprint();
    const Claim& claim = b.claims.of(standstill);
    const auto draw = [&](Draw what) {
        return world.streams.uniform(address(what, claim.number, b.step(standstill).owner,
                                             world.progress[index(standstill)].attempt));
    };
    if (over >= b.horizon || !(draw(Draw::award) < claim.probability))
        return {over, false};
    ++world.challenges;
    return {over + sim::to_duration(claim.suspension->quantile(draw(Draw::duration))),
            draw(Draw::failure) < claim.upheld};
}

} // namespace models
