#include "models/parting.hpp"

#include "models/draft.hpp"
#include "models/references.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace models {

using namespace sim::scenario;

const Record& Parting::describe() {
    static const Record record =
        sim::scenario::record<Parting>("parting", "Who leaves a group at the end of its stage.")
            .field("probability", &Parting::probability,
                   {.range = sim::scenario::probability(), .needed = true},
                   "Chance that a member leaves, times its `independence`.")
            .field("learning", &Parting::learning,
                   {.range = sim::scenario::probability(), .fallback = "1"},
                   "Factor on that chance with each further attempt of the stage.");
    return record;
}

bool has_parting(const Route& route) {
    return std::any_of(route.stages.begin(), route.stages.end(),
                       [](const Stage& stage) { return stage.parting.has_value(); });
}

const std::optional<Name>& fallback_of(const Parameters& parameters, const Trust& trust) {
    if (trust.fallback || !trust.group)
        return trust.fallback;
    for (const Group& group : parameters.groups)
        if (group.fallback && group.name.text == trust.group->text) // few groups have one
            return group.fallback;
    return trust.fallback;
}

bool may_take(const Parameters& parameters, const Trust& trust, const Route& route) {
    const auto& fallback = fallback_of(parameters, trust);
    return trust.route.text == route.name.text || (fallback && fallback->text == route.name.text);
}

namespace {
/// Whether a trust may end as an organisation.
bool ends(const Parameters& p, const Trust& trust) {
    return std::any_of(p.mergers.begin(), p.mergers.end(),
                       [&](const Merger& merger) { return merger.trust.text == trust.name.text; });
}
} // namespace

bool may_lose_members(const Parameters& parameters, const Group& group) {
    const bool nothing_parts =
        group.at_least.value <= 1 &&
        std::none_of(parameters.routes.begin(), parameters.routes.end(), has_parting);
    if (group.acts == Acts::alone || nothing_parts)
        return false;
    std::size_t members = 0;
    bool loses = false;
    for (const Trust& trust : parameters.trusts) {
        if (!trust.group || trust.group->text != group.name.text)
            continue;
        ++members;
        const std::size_t route = position(parameters.routes, trust.route.text);
        loses = loses ||
                (route < parameters.routes.size() && has_parting(parameters.routes[route])) ||
                (group.at_least.value > 1 && ends(parameters, trust));
    }
    return loses && members > 1;
}

namespace {
/// What of a group's size is checked.
struct Members {
    std::int64_t all = 0;
    std::int64_t joiners = 0; ///< of these, come later
};

void check_fallback(const Parameters& p, const Trust& trust, std::size_t group,
                    Problems& problems) {
    if (trust.fallback)
        find_named(p.routes, *trust.fallback, "route", problems);
    if (group == p.groups.size() || trust.fallback || p.groups[group].fallback)
        return;
    if (may_lose_members(p, p.groups[group]))
        problems.add(trust.where,
                     fmt::format("trust '{}' may leave its group '{}' but has no fallback; "
                                 "allowed: a `fallback` route of its own or of its group",
                                 trust.name.text, p.groups[group].name.text));
}

/// The stage of a trust's group from which on it takes part.
void check_joins(const Parameters& p, const Trust& trust, Problems& problems) {
    const std::size_t route = position(p.routes, trust.route.text);
    if (!trust.joins || route == p.routes.size())
        return;
    const std::vector<Stage>& stages = p.routes[route].stages;
    const std::size_t stage = find_named(stages, *trust.joins, "stage", problems,
                                         fmt::format("route '{}': ", p.routes[route].name.text));
    if (stage < stages.size() && stages[stage].by != By::group)
        problems.add(trust.joins->where,
                     fmt::format("trust '{}' joins at '{}', which is not done by its group; "
                                 "allowed: a stage with by = \"group\"",
                                 trust.name.text, trust.joins->text));
}

void check_group(const Parameters& p, const Group& group, const Members& members,
                 Problems& problems) {
    if (group.fallback)
        find_named(p.routes, *group.fallback, "route", problems);
    if (group.acts == Acts::alone || members.all == 0)
        return;
    if (members.all < group.at_least.value)
        problems.add(group.at_least.where,
                     fmt::format("group '{}' has {} members but breaks up with fewer than {}; "
                                 "allowed: at most as many as it has",
                                 group.name.text, members.all, group.at_least.value));
    if (members.joiners == members.all)
        problems.add(group.name.where,
                     fmt::format("all members of group '{}' join later; allowed: at least one "
                                 "without `joins`",
                                 group.name.text));
}
} // namespace

void check_consortia(const Parameters& p, Problems& problems) {
    const Positions groups(p.groups);
    std::vector<Members> members(p.groups.size() + 1); // the last of nobody's group
    std::vector<std::size_t> group_of;
    for (const Trust& trust : p.trusts) {
        group_of.push_back(trust.group ? groups.of(trust.group->text) : p.groups.size());
        ++members[group_of.back()].all;
        members[group_of.back()].joiners += trust.joins ? 1 : 0;
    }
    for (std::size_t g = 0; g < p.groups.size(); ++g)
        check_group(p, p.groups[g], members[g], problems);
    for (std::size_t t = 0; t < p.trusts.size(); ++t) {
        check_fallback(p, p.trusts[t], group_of[t], problems);
        check_joins(p, p.trusts[t], problems);
    }
    for (const Route& route : p.routes)
        for (const Stage& stage : route.stages)
            if (stage.parting && stage.by != By::group)
                problems.add(stage.where,
                             fmt::format("stage '{}' has a parting but is not done by groups; "
                                         "allowed: with by = \"group\"",
                                         stage.name.text));
}

void compile_group_stage(const Stage& stage, ActivityId a, Step& step, Draft& draft) {
    if (stage.by != By::group || draft.blueprint.network.trusts_of(a).size() < 2)
        return;
    if (stage.each_further_member.value > 0) {
        step.mark(Special::governance);
        draft.blueprint.governance.set(a, stage.each_further_member.value);
    }
}

} // namespace models
