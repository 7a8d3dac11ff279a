#include "models/pace.hpp"

#include "models/world.hpp"

namespace models {

double pace_of(const World& world, ActivityId a, sim::Time from) {
    const Step& step = world.blueprint().step(a);
    double factor = 1;
    if (step.is(Special::recovers))
        factor *= lengthened_by(world, a);
    if (step.is(Special::learns))
        factor *= practice_in_duration(world, a);
    if (step.is(Special::governance))
        factor *= 1 + world.blueprint().governance.of(a) *
                          static_cast<double>(world.trusts_of(step).size() - 1);
    if (step.is(Special::pressed))
        factor *= 1 - cut_of(world.blueprint(), a, from);
    return factor;
}

double failure_pace_of(const World& world, ActivityId a, sim::Time from) {
    const Step& step = world.blueprint().step(a);
    double factor = 1;
    if (step.is(Special::learns))
        factor *= practice_in_failure(world, a);
    if (step.is(Special::pressed))
        factor *= haste_of(world.blueprint(), a, from);
    return factor;
}

} // namespace models
