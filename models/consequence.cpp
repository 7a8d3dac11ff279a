#include "models/consequence.hpp"

#include "models/pence.hpp"

#include <algorithm>

namespace models {

void follow_up(World& world, ActivityId a, Applied applied, sim::Time from) {
    const Step& step = world.blueprint().step(a);
    if (step.is(Special::paid_for) && applied == Applied::yes)
        world.payments.pay_for(world, a, world.simulation().now());
    if (step.is(Special::troubles) && applied == Applied::yes)
        meet_trouble(world, a, from);
    if (step.is(Special::recovers))
        end_trouble(world, a);
    if (step.is(Special::learns) && applied == Applied::yes)
        count_experience(world, a);
}

void charge_days(World& world, ActivityId a, sim::Time from, sim::Time to) {
    constexpr double seconds_a_day = 86'400;
    const Blueprint& b = world.blueprint();
    const sim::Duration spent = std::min(to, b.horizon) - from;
    const double days = static_cast<double>(spent.count()) / seconds_a_day;
    world.charge(b.step(a), to_pence(b.daily_cost.of(a) * days));
}

} // namespace models
