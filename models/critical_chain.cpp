#include "models/critical_chain.hpp"

#include <span>

namespace models {

namespace {

sim::Time end_of(const Progress& of) {
    return of.state == Progress::State::done ? of.end : sim::never;
}

/// The one that ended last, the first of equals; nobody if nobody did any of them.
ActivityId latest_of(const World& world, std::span<const ActivityId> activities) {
    ActivityId latest = nobody<ActivityId>;
    for (const ActivityId a : activities)
        if (world.progress[index(a)].state != Progress::State::absent &&
            (latest == nobody<ActivityId> ||
             end_of(world.progress[index(a)]) > end_of(world.progress[index(latest)])))
            latest = a;
    return latest;
}

} // namespace

std::vector<ActivityId> critical_chain(const World& world, TrustId trust) {
    std::vector<ActivityId> chain;
    if (world.membership.ended_at(trust) != sim::never)
        return chain;
    const Network& network = world.blueprint().network;
    for (ActivityId a = latest_of(world, network.exits(world.membership.way_of(trust)));
         a != nobody<ActivityId>; a = latest_of(world, network.before(a)))
        chain.push_back(a);
    return chain;
}

} // namespace models
