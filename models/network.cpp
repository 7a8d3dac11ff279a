#include "models/network.hpp"

#include "models/elsewhere.hpp"
#include "models/references.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <unordered_set>

namespace models {

using sim::scenario::Problems;

Network::Network(const Parameters& parameters, Problems& problems) {
    const std::size_t before = problems.count();
    for (const Route& route : parameters.routes)
        routes_.push_back(network_of(route, problems));
    make_parties(parameters, problems);
    domains_ = tenancies_of(parameters, problems);
    if (problems.count() > before)
        return;
    unroll(parameters);
    connect(parameters, problems);
    find_exits(parameters, problems);
}

void Network::make_parties(const Parameters& parameters, Problems& problems) {
    for (const Group& group : parameters.groups)
        parties_.push_back({group.name.text, {}, 0});
    for (std::size_t t = 0; t < parameters.trusts.size(); ++t) {
        const Trust& trust = parameters.trusts[t];
        const std::size_t route = find_named(parameters.routes, trust.route, "route", problems);
        route_of_.push_back(static_cast<std::uint32_t>(route));
        trust_names_.push_back(trust.name.text);
        std::size_t party = parameters.groups.size();
        if (trust.group && !trust.group->text.empty())
            party = find_named(parameters.groups, *trust.group, "group", problems);
        const bool alone =
            party == parameters.groups.size() || parameters.groups[party].acts == Acts::alone;
        if (alone)
            party = parties_.size();
        if (alone)
            parties_.push_back({trust.name.text, {}, 0});
        party_of_.push_back(id_of<GroupId>(party));
        if (route == parameters.routes.size())
            continue;
        Party& mine = parties_[party];
        if (!mine.members.empty() && mine.route != route)
            problems.add(trust.route.where,
                         fmt::format("trust '{}' takes route '{}' but its group '{}' takes '{}'; "
                                     "allowed: one route for all members of a group",
                                     trust.name.text, trust.route.text, mine.name,
                                     parameters.routes[mine.route].name.text));
        mine.route = route_of_.back();
        mine.members.push_back(id_of<TrustId>(t));
    }
}

void Network::unroll(const Parameters& parameters) {
    const std::size_t trusts = trust_names_.size();
    by_stage_.resize(routes_.size());
    for (std::uint32_t r = 0; r < routes_.size(); ++r) {
        const std::vector<Stage>& stages = parameters.routes[r].stages;
        by_stage_[r].resize(stages.size());
        const bool taken = std::find(route_of_.begin(), route_of_.end(), r) != route_of_.end();
        for (const std::size_t s : routes_[r].order) {
            std::vector<ActivityId>& instances = by_stage_[r][s];
            const auto add = [&](std::size_t owner) {
                instances.push_back(id_of<ActivityId>(activities_.size()));
                activities_.push_back({&stages[s], static_cast<std::uint32_t>(s), stages[s].by,
                                       static_cast<std::uint32_t>(owner), r});
            };
            if (stages[s].by == By::programme && taken)
                add(0);
            for (std::size_t p = 0; stages[s].by == By::group && p < parties_.size(); ++p)
                if (!parties_[p].members.empty() && parties_[p].route == r)
                    add(p);
            const std::vector<Tenancy>& domains = domains_.all;
            for (std::size_t d = 0; stages[s].by == By::domain && d < domains.size(); ++d)
                if (!domains[d].trusts.empty() && route_of_[index(domains[d].trusts.front())] == r)
                    add(d);
            for (std::size_t t = 0; stages[s].by == By::trust && t < trusts; ++t)
                if (route_of_[t] == r)
                    add(t);
        }
    }
}

void Network::connect(const Parameters& parameters, Problems& problems) {
    before_.resize(activities_.size());
    after_.resize(activities_.size());
    for (std::size_t i = 0; i < activities_.size(); ++i) {
        const auto here = id_of<ActivityId>(i);
        const Activity& activity = activities_[i];
        for (const std::size_t stage : routes_[activity.route].before[activity.stage_in_route])
            for (const ActivityId earlier : instances_of(activity, stage))
                join(earlier, here);
    }
    connect_elsewhere(parameters, problems);
}

void Network::connect_elsewhere(const Parameters& parameters, Problems& problems) {
    std::map<const Elsewhere*, std::vector<ActivityId>> found; // the same for all who do a stage
    for (std::size_t i = 0; i < activities_.size(); ++i)
        for (const Elsewhere& other : activities_[i].stage->follows) {
            if (!found.contains(&other))
                found[&other] = activities_of(other, *this, parameters, problems);
            for (const ActivityId earlier : found[&other])
                if (std::find(before_[i].begin(), before_[i].end(), earlier) == before_[i].end())
                    join(earlier, id_of<ActivityId>(i));
        }
    if (!found.empty())
        check_circles(*this, problems);
}

void Network::join(ActivityId earlier, ActivityId later) {
    before_[index(later)].push_back(earlier);
    after_[index(earlier)].push_back(later);
}

std::vector<ActivityId> Network::instances_of(const Activity& activity, std::size_t stage) const {
    const std::vector<ActivityId>& all = by_stage_[activity.route][stage];
    const auto owner_of = [this](ActivityId a) { return activities_[index(a)].owner; };
    const By by = all.empty() ? By::programme : activities_[index(all.front())].by;
    if (by == By::programme || activity.by == By::programme)
        return all;
    const auto at_owner = [&](std::uint32_t owner) {
        return *std::lower_bound(all.begin(), all.end(), owner,
                                 [&](ActivityId a, std::uint32_t o) { return owner_of(a) < o; });
    };
    if (by == activity.by)
        return {at_owner(activity.owner)};
    std::vector<ActivityId> sharing; // those with a trust in common, in the order of their owners
    for (const TrustId trust : trusts_of(activity))
        sharing.push_back(at_owner(owner_for(by, trust)));
    std::sort(sharing.begin(), sharing.end());
    sharing.erase(std::unique(sharing.begin(), sharing.end()), sharing.end());
    return sharing;
}

std::uint32_t Network::owner_for(By by, TrustId trust) const {
    if (by == By::group)
        return static_cast<std::uint32_t>(index(party_of_[index(trust)]));
    return by == By::domain ? domains_.of[index(trust)] : static_cast<std::uint32_t>(index(trust));
}

std::vector<ActivityId> Network::instances(ActivityId a, const Route& route,
                                           const std::string& stage) const {
    for (std::size_t s = 0; s < route.stages.size(); ++s)
        if (route.stages[s].name.text == stage)
            return instances_of(activities_[index(a)], s);
    return {};
}

void Network::find_exits(const Parameters& parameters, Problems& problems) {
    exits_.resize(trust_names_.size());
    for (std::size_t r = 0; r < parameters.routes.size(); ++r) {
        const Route& route = parameters.routes[r];
        const std::size_t exit = route.exit
                                     ? find_named(route.stages, *route.exit, "stage", problems,
                                                  fmt::format("route '{}': ", route.name.text))
                                     : route.stages.size();
        for (std::size_t i = 0; i < activities_.size(); ++i) {
            const Activity& activity = activities_[i];
            if (activity.route != r)
                continue;
            if (route.exit ? activity.stage_in_route != exit
                           : !routes_[r].after[activity.stage_in_route].empty())
                continue;
            for (const TrustId trust : trusts_of(id_of<ActivityId>(i)))
                exits_[index(trust)].push_back(id_of<ActivityId>(i));
        }
    }
}

std::vector<TrustId> Network::trusts_of(ActivityId a) const {
    return trusts_of(activities_[index(a)]);
}

std::vector<TrustId> Network::trusts_of(const Activity& activity) const {
    if (activity.by == By::trust)
        return {id_of<TrustId>(activity.owner)};
    if (activity.by == By::group)
        return parties_[activity.owner].members;
    if (activity.by == By::domain)
        return domains_.all[activity.owner].trusts;
    std::vector<TrustId> all;
    for (std::size_t t = 0; t < route_of_.size(); ++t)
        if (route_of_[t] == activity.route)
            all.push_back(id_of<TrustId>(t));
    return all;
}

std::vector<ActivityId> Network::rework(ActivityId a, std::span<const ActivityId> from) const {
    using Set = std::unordered_set<ActivityId>;
    const auto search = [](std::vector<ActivityId> open, const auto& next, const auto& allowed) {
        Set seen;
        while (!open.empty()) {
            const ActivityId here = open.back();
            open.pop_back();
            if (!allowed(here) || !seen.insert(here).second)
                continue;
            open.insert(open.end(), next[index(here)].begin(), next[index(here)].end());
        }
        return seen;
    };
    const Activity& last = activities_[index(a)];
    const std::vector<std::vector<bool>>& reaches = routes_[last.route].reaches;
    const std::uint32_t first = activities_[index(from.front())].stage_in_route;
    const auto on_the_way = [&](ActivityId x) {
        const std::uint32_t stage = activities_[index(x)].stage_in_route;
        return activities_[index(x)].route == last.route && reaches[first][stage] &&
               reaches[stage][last.stage_in_route];
    };
    const Set earlier = search({a}, before_, on_the_way);
    const Set again = search({from.begin(), from.end()}, after_,
                             [&](ActivityId x) { return earlier.contains(x); });
    std::vector<ActivityId> sorted(again.begin(), again.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

std::string Network::owner_of(ActivityId a) const {
    const Activity& activity = activities_[index(a)];
    if (activity.by == By::trust)
        return trust_names_[activity.owner];
    if (activity.by == By::domain)
        return domains_.all[activity.owner].name;
    return activity.by == By::group ? parties_[activity.owner].name : "programme";
}

std::string Network::name_of(ActivityId a) const {
    return fmt::format("{} of {}", activities_[index(a)].stage->name.text, owner_of(a));
}

} // namespace models
