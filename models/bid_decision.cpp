#include "models/bid_decision.hpp"

#include "models/admission.hpp"
#include "models/choice.hpp"

#include <algorithm>
#include <bit>

namespace models {

namespace {
bool pays(const World& world, ActivityId tender, SupplierId id) {
    const Supplier& supplier = world.blueprint().parameters.suppliers[index(id)];
    if (!supplier.margin)
        return true;
    const double value = world.value_of(world.blueprint().step(tender));
    return !(value > 0) || odds_seen(world, tender, id) * supplier.margin->value * value >=
                               cost_of_bid(world, tender, id) * supplier.caution.value;
}

bool has_too_many_waiting(const World& world, SupplierId id) {
    const auto& most = world.blueprint().parameters.suppliers[index(id)].most_waiting;
    const sim::Pool& teams = world.bid_teams[index(id)];
    return most && teams.available() <= 0 &&
           static_cast<std::int64_t>(teams.waiting()) >= most->value;
}
} // namespace

double cost_of_bid(const World& world, ActivityId tender, SupplierId supplier) {
    return world.blueprint().parameters.suppliers[index(supplier)].bid_cost.distribution.quantile(
        world.uniform(Draw::bid_cost, tender, supplier));
}

double odds_seen(const World& world, ActivityId tender, SupplierId supplier) {
    const Step& step = world.blueprint().step(tender);
    const Competition& competition = world.blueprint().competitions[step.detail];
    const std::uint64_t asked = may_be_asked(world, tender);
    double all = 0;
    for (std::uint64_t left = asked; left != 0; left &= left - 1)
        all += liking_of(world, step,
                         competition.bidders[static_cast<std::size_t>(std::countr_zero(left))]);
    const double share =
        all > 0 ? liking_of(world, step, supplier) / all : 1.0 / std::popcount(asked);
    return std::min(1.0, share * std::max(1U, competition.admits));
}

BidDecision decide(const World& world, ActivityId tender, SupplierId supplier) {
    if (!pays(world, tender, supplier))
        return BidDecision::no_interest;
    return has_too_many_waiting(world, supplier) ? BidDecision::too_busy : BidDecision::bid;
}

} // namespace models
