#include "models/strength.hpp"

#include "models/draft.hpp"
#include "models/world.hpp"
#include "sim/engine/wait.hpp"

#include <algorithm>

namespace models {

std::int64_t Strength::units() const {
    return std::max(planned_ - lost_, std::min(planned_, least_));
}

void Strength::lose(std::int64_t units) {
    lost_ += std::clamp<std::int64_t>(this->units() - least_, 0, units);
}

void compile_strengths(Draft& draft) {
    Blueprint& b = draft.blueprint;
    const Parameters& p = b.parameters;
    for (PoolNumbers& lot : b.pools) {
        const Capacity& capacity = p.capacities[lot.capacity];
        if (!capacity.losses)
            continue;
        lot.number = draft.numbers.of(capacity.name.text);
        if (lot.trust != nobody<TrustId>)
            lot.owner = draft.numbers.of(p.trusts[index(lot.trust)].name.text);
    }
}

namespace {
/// The capacity that a lot of units is of.
const Capacity& capacity_of(const Blueprint& b, std::size_t lot) {
    return b.parameters.capacities[b.pools[lot].capacity];
}

/// Sets a lot's units anew on each date at which the scenario changes them.
sim::Process change_units(World& world, std::size_t which) {
    for (const CapacityChange& change : capacity_of(world.blueprint(), which).changes) {
        co_await sim::until(world.simulation(), world.blueprint().epoch.at(change.date));
        world.strengths[which].plan(change.units.value);
        world.update_capacity(which);
    }
}

/// Takes units away at random intervals, for as long as there may be any to take.
sim::Process lose_units(World& world, std::size_t which, const Losses& losses) {
    const Blueprint& b = world.blueprint();
    const Capacity& capacity = capacity_of(b, which);
    const PoolNumbers& lot = b.pools[which];
    const sim::Time last_change =
        capacity.changes.empty() ? sim::Time{} : b.epoch.at(capacity.changes.back().date);
    co_await sim::until(world.simulation(), losses.from ? b.epoch.at(*losses.from) : sim::Time{});
    Strength& strength = world.strengths[which];
    for (std::uint32_t k = 0;; ++k) {
        const double chance = world.streams.uniform(address(Draw::loss, lot.number, lot.owner, k));
        const sim::Duration interval = sim::to_duration(losses.every.distribution.quantile(chance));
        co_await sim::delay(world.simulation(), interval);
        strength.lose(losses.units.value);
        world.update_capacity(which);
        if (strength.units() <= losses.least.value && world.simulation().now() >= last_change)
            co_return;
    }
}
} // namespace

void start_changes(World& world) {
    const Blueprint& b = world.blueprint();
    for (std::size_t lot = 0; lot < b.pools.size(); ++lot) {
        if (!capacity_of(b, lot).changes.empty())
            world.simulation().spawn(change_units(world, lot));
        if (const auto& losses = capacity_of(b, lot).losses)
            world.simulation().spawn(lose_units(world, lot, *losses));
    }
}

sim::Section capacities_section(const Blueprint& blueprint) {
    sim::Section section{.key = "capacities", .members = {}, .measures = {}};
    for (const Capacity& capacity : blueprint.parameters.capacities)
        if (capacity.losses)
            section.members.push_back({capacity.name.text, {}});
    if (!section.members.empty())
        section.measures = {{.name = "units_lost",
                             .kind = sim::MeasureKind::count,
                             .meaning = "units lost by the horizon"}};
    return section;
}

std::int64_t* write_capacities(const World& world, std::int64_t* out) {
    const std::vector<Capacity>& capacities = world.blueprint().parameters.capacities;
    const Blueprint& b = world.blueprint();
    for (std::size_t c = 0; c < capacities.size(); ++c) {
        if (!capacities[c].losses)
            continue;
        std::int64_t lost = 0;
        for (std::size_t lot = 0; lot < b.pools.size(); ++lot)
            lost += b.pools[lot].capacity == c ? world.strengths[lot].lost() : 0;
        *out++ = lost;
    }
    return out;
}

} // namespace models
