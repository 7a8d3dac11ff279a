#include "models/consistency.hpp"

#include "models/parting.hpp"
#include "models/references.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace models {

using namespace sim::scenario;

namespace {
void check_dates(const Parameters& p, Problems& problems) {
    if (!(p.start <= p.deadline && p.deadline <= p.horizon))
        problems.add(p.where, fmt::format("start {}, deadline {} and horizon {} are out of "
                                          "order; allowed: start <= deadline <= horizon",
                                          sim::to_string(p.start), sim::to_string(p.deadline),
                                          sim::to_string(p.horizon)));
    for (const Trust& trust : p.trusts)
        if (const auto& own = trust.deadline; own && !(p.start <= *own && *own <= p.horizon))
            problems.add(trust.where,
                         fmt::format("deadline {} of trust '{}' is not within {} to {}; allowed: "
                                     "start <= deadline <= horizon",
                                     sim::to_string(*own), trust.name.text, sim::to_string(p.start),
                                     sim::to_string(p.horizon)));
    for (const Freeze& freeze : p.freezes)
        if (freeze.to < freeze.from)
            problems.add(freeze.where, fmt::format("freeze '{}' ends before it begins; allowed: "
                                                   "from <= to",
                                                   freeze.name));
}

bool has_trade(const Supplier& supplier, const std::string& trade) {
    return std::any_of(supplier.teams.begin(), supplier.teams.end(),
                       [&](const Team& team) { return team.name.text == trade; });
}

/// Every trade that some supplier has a team of.
std::set<std::string> trades_of(const Parameters& p) {
    std::set<std::string> trades;
    for (const Supplier& supplier : p.suppliers)
        for (const Team& team : supplier.teams)
            trades.insert(team.name.text);
    return trades;
}

void check_need(const Parameters& p, const Need& need, Problems& problems) {
    if (need.capacity.has_value() == need.team.has_value())
        problems.add(need.where, "a need names both a capacity and a team, or neither; allowed: "
                                 "exactly one of `capacity` and `team`");
    if (need.capacity)
        find_named(p.capacities, *need.capacity, "capacity", problems);
    if (!need.team)
        return;
    if (const auto trades = trades_of(p); !trades.contains(need.team->text))
        problems.add_unknown(*need.team, "team of any supplier", {trades.begin(), trades.end()});
}

/// The suppliers that a stage can choose between.
std::vector<Name> could_win(const Stage& stage) {
    if (const auto* tender = std::get_if<Tender>(&stage.kind))
        return tender->admits.value > 0 ? std::vector<Name>{} : tender->bidders;
    const auto* award = std::get_if<Award>(&stage.kind);
    return award != nullptr ? award->suppliers : std::vector<Name>{};
}

/// Every supplier that can be the chosen one on a route must have the trades its stages need.
void check_trades(const Parameters& p, const Route& route, Problems& problems) {
    std::set<std::string> chosen;
    bool competes = false;
    for (const Stage& stage : route.stages)
        for (const Name& supplier : could_win(stage)) {
            competes = true;
            chosen.insert(supplier.text);
        }
    bool may_have_none = false;
    for (const Trust& trust : p.trusts)
        if (may_take(p, trust, route)) {
            if (trust.incumbent)
                chosen.insert(trust.incumbent->text);
            else
                may_have_none = !competes;
        }
    const std::set<std::string> trades = trades_of(p);
    for (const Stage& stage : route.stages)
        for (const Need& need : stage.needs) {
            if (!need.team || !trades.contains(need.team->text))
                continue;
            if (may_have_none)
                problems.add(need.where, fmt::format("a trust on route '{}' has no incumbent and "
                                                     "no tender chooses it a supplier; allowed: "
                                                     "a team only where there is a supplier",
                                                     route.name.text));
            for (const Supplier& supplier : p.suppliers)
                if (chosen.contains(supplier.name.text) && !has_trade(supplier, need.team->text))
                    problems.add(need.where,
                                 fmt::format("supplier '{}' can be chosen on route '{}' but has "
                                             "no team '{}'; allowed: trades that all of them have",
                                             supplier.name.text, route.name.text, need.team->text));
        }
}

void check_route(const Parameters& p, const Route& route, Problems& problems) {
    if (route.stages.empty())
        problems.add(route.where,
                     fmt::format("route '{}' has no stage; allowed: one or more", route.name.text));
    const bool taken = std::any_of(p.trusts.begin(), p.trusts.end(),
                                   [&](const Trust& trust) { return may_take(p, trust, route); });
    for (const Stage& stage : route.stages) {
        std::visit([&](const auto& kind) { check(kind, p, problems); }, stage.kind);
        if (const AdmittedBy* admission = admission_of(stage); admission != nullptr && taken)
            check_owner(*admission, p, problems);
        check_awaits(stage.awaits, p, problems);
        check(stage.obeys, p, problems);
        for (const Need& need : stage.needs)
            check_need(p, need, problems);
        check_halts_of(stage, route, p, problems);
    }
    check_trades(p, route, problems);
}

/// Whether a stage is one of the route that a trust falls back to.
bool stands_in_fallback(const Parameters& p, const Trust& trust, const Name& stage) {
    const auto& fallback = fallback_of(p, trust);
    return fallback && std::any_of(p.routes.begin(), p.routes.end(), [&](const Route& route) {
               return route.name.text == fallback->text &&
                      std::any_of(route.stages.begin(), route.stages.end(),
                                  [&](const Stage& each) { return each.name.text == stage.text; });
           });
}

void check_trust(const Parameters& p, const Trust& trust, Problems& problems) {
    if (trust.incumbent)
        find_named(p.suppliers, *trust.incumbent, "supplier", problems);
    std::set<std::string> fitted;
    for (const Fit& fit : trust.fits) {
        find_named(p.suppliers, fit.supplier, "supplier", problems);
        if (!fitted.insert(fit.supplier.text).second)
            problems.add(fit.supplier.where,
                         fmt::format("trust '{}' says twice how supplier '{}' fits it; allowed: "
                                     "once",
                                     trust.name.text, fit.supplier.text));
    }
    for (const Route& route : p.routes)
        if (route.name.text == trust.route.text)
            for (const Name& done : trust.done)
                if (!stands_in_fallback(p, trust, done))
                    find_named(route.stages, done, "stage", problems,
                               fmt::format("route '{}': ", route.name.text));
}

void check_measures(const Parameters& p, Problems& problems) {
    std::vector<std::string> known;
    for (const Route& route : p.routes)
        for (const Stage& stage : route.stages)
            known.push_back(stage.name.text);
    for (const Name& wanted : p.measure)
        if (std::find(known.begin(), known.end(), wanted.text) == known.end())
            problems.add_unknown(wanted, "stage", known);
}
} // namespace

void check_consistency(const Parameters& parameters, Problems& problems) {
    check_dates(parameters, problems);
    if (parameters.trusts.empty())
        problems.add(parameters.where, "there is no [[trust]]; allowed: one or more");
    for (const Statute& statute : parameters.statutes)
        check(statute, problems);
    for (const Route& route : parameters.routes)
        check_route(parameters, route, problems);
    for (const Halt& halt : parameters.halts)
        check(halt, parameters, problems);
    for (const Trust& trust : parameters.trusts)
        check_trust(parameters, trust, problems);
    check_consortia(parameters, problems);
    check_mergers(parameters, problems);
    check_measures(parameters, problems);
    check_dependences(parameters, problems);
    for (const Capacity& capacity : parameters.capacities)
        check(capacity, problems);
    check_money(parameters, problems);
    check_payments(parameters, problems);
    for (const Span& span : parameters.spans)
        check(span, parameters, problems);
}

} // namespace models
