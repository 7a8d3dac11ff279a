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
    add_fallbacks(parameters);
    note_joins(parameters);
    unroll(parameters);
    connect(parameters, problems);
    find_exits(parameters, problems);
}

void Network::unroll(const Parameters& parameters) {
    by_stage_.resize(routes_.size());
    for (std::uint32_t r = 0; r < routes_.size(); ++r) {
        const std::vector<Stage>& stages = parameters.routes[r].stages;
        by_stage_[r].resize(stages.size());
        const bool taken = std::any_of(enrolments_.begin(), enrolments_.end(),
                                       [r](const Enrolment& e) { return e.route == r; });
        for (const std::size_t s : routes_[r].order) {
            std::vector<ActivityId>& instances = by_stage_[r][s];
            const auto add = [&](std::size_t owner, std::size_t key) {
                instances.push_back(id_of<ActivityId>(activities_.size()));
                activities_.push_back({&stages[s], static_cast<std::uint32_t>(s), stages[s].by,
                                       static_cast<std::uint32_t>(owner), r,
                                       static_cast<std::uint32_t>(key)});
            };
            if (stages[s].by == By::programme && taken)
                add(0, 0);
            for (std::size_t p = 0; stages[s].by == By::group && p < parties_.size(); ++p)
                if (!parties_[p].members.empty() && parties_[p].route == r)
                    add(p, p);
            for (std::size_t d = 0; stages[s].by == By::domain && d < domains_.all.size(); ++d)
                if (const auto& sharing = domains_.all[d].trusts;
                    !sharing.empty() && route_of_[index(sharing.front())] == r)
                    add(d, d);
            for (std::size_t e = 0; e < enrolments_.size(); ++e) {
                const auto enrolled = id_of<EnrolmentId>(e);
                if (enrolments_[e].route != r)
                    continue;
                if (stages[s].by == By::trust)
                    add(index(enrolments_[e].trust), e);
                if (stages[s].by == By::domain && is_fallback(enrolled))
                    add(domains_.of[index(enrolments_[e].trust)], key_for(By::domain, enrolled));
            }
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

ActivityId Network::instance_at(std::uint32_t route, std::size_t stage, std::size_t key) const {
    const std::vector<ActivityId>& all = by_stage_[route][stage];
    return *std::lower_bound(all.begin(), all.end(), key, [this](ActivityId a, std::size_t k) {
        return activities_[index(a)].key < k;
    });
}

std::vector<ActivityId> Network::instances_of(const Activity& activity, std::size_t stage) const {
    const std::vector<ActivityId>& all = by_stage_[activity.route][stage];
    const By by = all.empty() ? By::programme : activities_[index(all.front())].by;
    if (by == By::programme || activity.by == By::programme)
        return all;
    if (by == activity.by)
        return {instance_at(activity.route, stage, activity.key)};
    std::vector<ActivityId> sharing; // those with a trust in common, in the order of their owners
    for (const EnrolmentId e : enrolments_of(activity))
        sharing.push_back(instance_at(activity.route, stage, key_for(by, e)));
    std::sort(sharing.begin(), sharing.end());
    sharing.erase(std::unique(sharing.begin(), sharing.end()), sharing.end());
    return sharing;
}

std::size_t Network::key_for(By by, EnrolmentId e) const {
    const Enrolment& enrolled = enrolments_[index(e)];
    if (by == By::group)
        return index(enrolled.party);
    if (by == By::trust)
        return index(e);
    return is_fallback(e) ? domains_.all.size() + index(e) : domains_.of[index(enrolled.trust)];
}

std::vector<ActivityId> Network::instances(ActivityId a, const Route& route,
                                           const std::string& stage) const {
    for (std::size_t s = 0; s < route.stages.size(); ++s)
        if (route.stages[s].name.text == stage)
            return instances_of(activities_[index(a)], s);
    return {};
}

void Network::find_exits(const Parameters& parameters, Problems& problems) {
    exits_.resize(enrolments_.size());
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
            const auto whose = activity.by == By::group ? parties_[activity.owner].members
                                                        : enrolments_of(id_of<ActivityId>(i));
            for (const EnrolmentId e : whose)
                exits_[index(e)].push_back(id_of<ActivityId>(i));
        }
    }
}

std::vector<EnrolmentId> Network::enrolments_of(ActivityId a) const {
    return enrolments_of(activities_[index(a)]);
}

std::vector<EnrolmentId> Network::enrolments_of(const Activity& activity) const {
    if (activity.by == By::trust)
        return {id_of<EnrolmentId>(activity.key)};
    if (activity.by == By::domain && activity.key >= domains_.all.size())
        return {id_of<EnrolmentId>(activity.key - domains_.all.size())};
    std::vector<EnrolmentId> all;
    if (activity.by == By::domain) {
        for (const TrustId trust : domains_.all[activity.owner].trusts)
            all.push_back(first_of(trust));
        return all;
    }
    if (activity.by == By::group) {
        for (const EnrolmentId member : parties_[activity.owner].members)
            if (takes_part(member, activity.stage_in_route))
                all.push_back(member);
        return all;
    }
    for (std::size_t e = 0; e < enrolments_.size(); ++e)
        if (enrolments_[e].route == activity.route)
            all.push_back(id_of<EnrolmentId>(e));
    return all;
}

std::vector<TrustId> Network::trusts_of(ActivityId a) const {
    const std::vector<EnrolmentId> all = enrolments_of(a);
    const bool from_the_start =
        std::any_of(all.begin(), all.end(), [this](EnrolmentId e) { return !is_fallback(e); });
    std::vector<TrustId> trusts;
    for (const EnrolmentId e : all)
        if (!from_the_start || !is_fallback(e))
            trusts.push_back(enrolment(e).trust);
    return trusts;
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
