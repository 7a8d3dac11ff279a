#include "models/bid_effort.hpp"

#include "sim/engine/power.hpp"

namespace models {

namespace {
const Competition& competition_of(const World& world, ActivityId a) {
    const Blueprint& b = world.blueprint();
    return b.competitions[b.step(a).detail];
}

/// Whether it has written a bid like this one, in `World::written_alike`.
std::size_t place_of(const World& world, const Bid& bid) {
    return competition_of(world, bid.tender).likeness * world.desks.size() + index(bid.supplier);
}

/// Work of one bid for all who buy together, in usual bids.
double tender_factor(const World& world, const Bid& bid) {
    const Competition& competition = competition_of(world, bid.tender);
    const std::size_t buyers = world.trusts_of(world.blueprint().step(bid.tender)).size();
    return competition.effort *
           (1 + competition.effort_each_further_member * static_cast<double>(buyers - 1));
}

double size_factor(const World& world, const Bid& bid) {
    const Supplier& supplier = world.blueprint().parameters.suppliers[index(bid.supplier)];
    if (!(supplier.size_elasticity.value > 0))
        return 1;
    const double value = world.value_of(world.blueprint().step(bid.tender));
    return value > 0
               ? sim::power(value / supplier.usual_value.value, supplier.size_elasticity.value)
               : 1;
}

double likeness_factor(const World& world, const Bid& bid) {
    if (competition_of(world, bid.tender).likeness == Competition::like_no_other ||
        world.written_alike[place_of(world, bid)] == 0)
        return 1;
    return world.blueprint().parameters.suppliers[index(bid.supplier)].reuse.value;
}
} // namespace

sim::Duration effort_of(const World& world, const Bid& bid) {
    const Supplier& supplier = world.blueprint().parameters.suppliers[index(bid.supplier)];
    const double usual = supplier.bid_effort.distribution.quantile(
        world.uniform(Draw::bid_effort, bid.tender, bid.supplier));
    const double overload =
        bid.overloaded && supplier.overload ? supplier.overload->effort.value : 1;
    return sim::to_duration(usual * tender_factor(world, bid) * size_factor(world, bid) *
                            likeness_factor(world, bid) * overload);
}

void note_written(World& world, const Bid& bid) {
    if (competition_of(world, bid.tender).likeness != Competition::like_no_other)
        world.written_alike[place_of(world, bid)] = 1;
}

} // namespace models
