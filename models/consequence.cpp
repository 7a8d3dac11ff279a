#include "models/consequence.hpp"

namespace models {

void follow_up(World& world, ActivityId a, Applied applied) {
    const Step& step = world.blueprint().step(a);
    if (step.is(Special::paid_for) && applied == Applied::yes)
        world.payments.pay_for(world, a, world.simulation().now());
}

} // namespace models
