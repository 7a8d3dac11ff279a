#include "models/network.hpp"

#include "models/parting.hpp"
#include "models/references.hpp"

#include <fmt/format.h>

// Which trusts are on which route with whom: what a network is unrolled over.

namespace models {

using sim::scenario::Problems;

namespace {
constexpr std::size_t from_the_start = static_cast<std::size_t>(-1);
}

void Network::make_parties(const Parameters& parameters, Problems& problems) {
    for (const Group& group : parameters.groups)
        parties_.push_back({group.name.text, {}, 0});
    const Positions groups(parameters.groups);
    for (std::size_t t = 0; t < parameters.trusts.size(); ++t) {
        const Trust& trust = parameters.trusts[t];
        const std::size_t route = find_named(parameters.routes, trust.route, "route", problems);
        route_of_.push_back(static_cast<std::uint32_t>(route));
        trust_names_.push_back(trust.name.text);
        std::size_t party = parameters.groups.size();
        if (trust.group && !trust.group->text.empty())
            party = find_named(groups, *trust.group, "group", problems);
        const bool alone =
            party == parameters.groups.size() || parameters.groups[party].acts == Acts::alone;
        if (alone)
            party = parties_.size();
        if (alone)
            parties_.push_back({trust.name.text, {}, 0});
        enrolments_.push_back({id_of<TrustId>(t), id_of<GroupId>(party), route_of_.back()});
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
        mine.members.push_back(id_of<EnrolmentId>(t));
    }
}

void Network::add_fallbacks(const Parameters& parameters) {
    fallback_.assign(trust_names_.size(), nobody<EnrolmentId>);
    for (std::size_t t = 0; t < trust_names_.size(); ++t) {
        const std::size_t group = index(enrolments_[t].party);
        if (group >= parameters.groups.size() ||
            !may_lose_members(parameters, parameters.groups[group]))
            continue;
        const auto& name = models::fallback_of(parameters, parameters.trusts[t]);
        const std::size_t route =
            name ? position(parameters.routes, name->text) : parameters.routes.size();
        if (route == parameters.routes.size())
            continue; // check_consortia says so
        const auto enrolled = id_of<EnrolmentId>(enrolments_.size());
        fallback_[t] = enrolled;
        enrolments_.push_back({id_of<TrustId>(t), id_of<GroupId>(parties_.size()),
                               static_cast<std::uint32_t>(route)});
        parties_.push_back({trust_names_[t], {enrolled}, static_cast<std::uint32_t>(route)});
    }
}

void Network::note_joins(const Parameters& parameters) {
    joins_.assign(trust_names_.size(), from_the_start);
    for (std::size_t t = 0; t < trust_names_.size(); ++t) {
        const std::vector<Stage>& stages = parameters.routes[route_of_[t]].stages;
        const auto& joins = parameters.trusts[t].joins;
        if (joins && parties_[index(enrolments_[t].party)].members.size() > 1)
            if (const std::size_t s = position(stages, joins->text); s < stages.size())
                joins_[t] = s;
    }
}

bool Network::takes_part(EnrolmentId e, std::size_t stage) const {
    if (is_fallback(e) || joins_[index(e)] == from_the_start)
        return true;
    return routes_[route_of_[index(e)]].reaches[joins_[index(e)]][stage];
}

} // namespace models
