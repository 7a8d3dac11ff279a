#include "models/choice.hpp"

#include "sim/engine/power.hpp"

#include <bit>

namespace models {

namespace {
/// Weight of a bidder when one is chosen.
double weight_of(const World& world, ActivityId a, std::uint32_t bidder) {
    const Step& step = world.blueprint().step(a);
    const Competition& competition = world.blueprint().competitions[step.detail];
    const SupplierId id = competition.bidders[bidder];
    const Supplier& supplier = world.blueprint().parameters.suppliers[index(id)];
    double weight = liking_of(world, step, id);
    if (competition.price_weight > 0)
        weight *=
            sim::power(supplier.price.distribution.quantile(world.uniform(Draw::price, a, id)),
                       -competition.price_weight);
    if ((world.ballots[step.detail].overloaded >> bidder & 1U) != 0 && supplier.overload)
        weight *= supplier.overload->appeal.value;
    return weight;
}

/// The bits of a set of bidders, one after the other.
template <class Visit>
void for_each_bit(std::uint64_t bits, const Visit& visit) {
    for (; bits != 0; bits &= bits - 1)
        visit(static_cast<std::uint32_t>(std::countr_zero(bits)));
}
} // namespace

double liking_of(const World& world, const Step& step, SupplierId supplier) {
    const Blueprint& b = world.blueprint();
    const auto trusts = world.trusts_of(step);
    double sum = 0;
    for (const TrustId trust : trusts) {
        const double loyalty = b.incumbents[index(trust)] == supplier
                                   ? b.parameters.trusts[index(trust)].loyalty.value
                                   : 1;
        sum += b.fits.empty()
                   ? loyalty
                   : loyalty * b.fits[index(trust) * world.desks.size() + index(supplier)];
    }
    return b.parameters.suppliers[index(supplier)].appeal.value *
           (sum / static_cast<double>(trusts.size()));
}

std::uint32_t draw_among(const World& world, ActivityId a, std::uint64_t bidders,
                         std::uint32_t place) {
    constexpr std::uint32_t places_apart = 1U << 16U; // more than attempts there are
    double total = 0;
    for_each_bit(bidders, [&](std::uint32_t k) { total += weight_of(world, a, k); });
    auto drawn = static_cast<std::uint32_t>(std::countr_zero(bidders));
    if (!(total > 0)) // nobody but those whom nobody wants
        return drawn;
    const std::uint32_t occasion = world.progress[index(a)].attempt + place * places_apart;
    double left = world.uniform(Draw::award, a, occasion) * total;
    for_each_bit(bidders, [&](std::uint32_t k) {
        const double weight = weight_of(world, a, k);
        if (left < 0 || !(weight > 0))
            return;
        drawn = k;
        left -= weight;
    });
    return drawn;
}

void appoint(World& world, const Step& step, SupplierId supplier) {
    ++world.desks[index(supplier)].won;
    for (const TrustId trust : world.trusts_of(step))
        world.chosen[index(trust)] = supplier;
}

} // namespace models
