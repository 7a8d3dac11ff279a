#include "models/blueprint.hpp"

#include "models/consistency.hpp"
#include "models/draft.hpp"
#include "models/include.hpp"
#include "models/membership_plan.hpp"
#include "models/parting.hpp"
#include "models/precedence.hpp"
#include "models/strength.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace models {

using namespace sim::scenario;

namespace {
sim::WorkingCalendar make_calendar(const Parameters& p) {
    std::vector<sim::Closure> closures;
    for (const Freeze& freeze : p.freezes)
        if (freeze.from <= freeze.to)
            closures.push_back({freeze.name, freeze.from, freeze.to});
    return {sim::Epoch{p.start}, std::max(p.start, p.horizon), p.holidays, closures};
}

bool is_nothing(const sim::Distribution& d) { return d.lower() == 0 && d.upper() == 0; }

/// Turns the activities of a blueprint's network into its steps and flat lists.
class Compiler {
public:
    explicit Compiler(Blueprint& b) : b_{b} {}
    void run();

private:
    void list_trades();
    void list_fits();
    Step step_of(ActivityId a);
    Holding holding_of(const Need& need, TrustId trust) const;
    std::vector<TrustId> holders(const Need& need, ActivityId a) const;
    void add_holdings();

    Blueprint& b_;
    Draft draft_{b_};
};

void Compiler::run() {
    const Parameters& p = b_.parameters;
    list_trades();
    for (const Supplier& supplier : p.suppliers)
        b_.suppliers.push_back(draft_.numbers.of(supplier.name.text));
    for (const Window& window : p.windows)
        b_.windows.emplace_back(window, b_.epoch, p.horizon, b_.calendar);
    compile_milestones(draft_);
    for (const Trust& trust : p.trusts)
        b_.incumbents.push_back(
            trust.incumbent ? id_of<SupplierId>(position(p.suppliers, trust.incumbent->text))
                            : nobody<SupplierId>);
    compile_ledger(draft_);
    compile_halts(draft_);
    compile_capacities(draft_);
    list_fits();
    for (std::size_t i = 0; i < b_.network.activities().size(); ++i)
        b_.steps.push_back(step_of(id_of<ActivityId>(i)));
    add_holdings();
    compile_dependences(draft_);
    compile_money(draft_);
    compile_strengths(draft_);
    compile_troubles(draft_);
    compile_experience(draft_);
    compile_pressure(draft_);
    rank_requests(b_);
    mark_done(b_);
    mark_put_off(b_);
    plan_membership(draft_);
}

void Compiler::list_trades() {
    for (const Supplier& supplier : b_.parameters.suppliers)
        for (const Team& team : supplier.teams)
            if (std::find(b_.trades.begin(), b_.trades.end(), team.name.text) == b_.trades.end())
                b_.trades.push_back(team.name.text);
    for (const Supplier& supplier : b_.parameters.suppliers) {
        std::vector<std::int64_t>& units = b_.team_units.emplace_back(b_.trades.size(), -1);
        for (const Team& team : supplier.teams)
            units[static_cast<std::size_t>(
                std::find(b_.trades.begin(), b_.trades.end(), team.name.text) -
                b_.trades.begin())] = team.units.value;
    }
}

void Compiler::list_fits() {
    const Parameters& p = b_.parameters;
    for (std::size_t t = 0; t < p.trusts.size(); ++t)
        for (const Fit& fit : p.trusts[t].fits) {
            b_.fits.resize(p.trusts.size() * p.suppliers.size(), 1);
            b_.fits[t * p.suppliers.size() + position(p.suppliers, fit.supplier.text)] =
                fit.factor.value;
        }
}

/// A stage's own, and that of the first in line of those whom it is for.
std::int32_t priority_of(const Stage& stage, const std::vector<TrustId>& trusts,
                         const Parameters& parameters) {
    std::int64_t first = trusts.empty() ? 0 : std::numeric_limits<std::int64_t>::max();
    for (const TrustId trust : trusts)
        first = std::min(first, parameters.trusts[index(trust)].priority.value);
    return static_cast<std::int32_t>(stage.priority.value + first);
}

Step Compiler::step_of(ActivityId a) {
    const Stage& stage = *draft_.activity(a).stage;
    Step step;
    step.when = stage.when;
    step.stage = draft_.numbers.of(stage.name.text);
    step.owner = draft_.numbers.of(b_.network.owner_of(a));
    step.duration =
        is_nothing(stage.duration.distribution) ? nullptr : &stage.duration.distribution;
    step.repeat = stage.repeat ? &stage.repeat->distribution : nullptr;
    step.cost = is_nothing(stage.cost.distribution) ? nullptr : &stage.cost.distribution;
    step.minimum = from_days(stage.minimum.value);
    if (stage.not_before)
        step.not_before = b_.epoch.at(*stage.not_before);
    if (const By by = draft_.activity(a).by; by == By::trust || by == By::domain)
        for (const TrustId trust : b_.network.trusts_of(a))
            if (const auto& starts = b_.parameters.trusts[index(trust)].starts)
                step.not_before = std::max(step.not_before, b_.epoch.at(*starts));
    step.before = append(b_.links, b_.network.before(a));
    step.after = append(b_.links, b_.network.after(a));
    std::vector<TrustId> trusts;
    for (const EnrolmentId e : b_.network.enrolments_of(a))
        trusts.push_back(b_.network.enrolment(e).trust);
    step.trusts = append(b_.concerned, trusts);
    step.priority = priority_of(stage, trusts, b_.parameters);
    if (stage.failure) {
        step.may_fail = true;
        step.risk = {stage.failure->probability.value,
                     stage.failure->learning.value,
                     static_cast<std::uint32_t>(stage.failure->at_most.value),
                     {}};
    }
    if (stage.failure || std::holds_alternative<Tender>(stage.kind))
        step.risk.again = draft_.rework_of(a, stage.failure ? stage.failure->to : std::nullopt);
    compile_awaits(stage.awaits, a, step, draft_);
    compile(stage.obeys, a, step, draft_);
    if (stage.above) {
        b_.thresholds.set(a, stage.above->value);
        step.mark(Special::above);
    }
    compile_payments(a, step, draft_);
    if (stage.cost_per_day.value > 0) {
        step.mark(Special::daily);
        b_.daily_cost.set(a, stage.cost_per_day.value);
    }
    std::visit([&](const auto& kind) { compile(kind, a, step, draft_); }, stage.kind);
    compile_group_stage(stage, a, step, draft_);
    return step;
}

/// For whom a need is held one by one: each trust if it is of what trusts have of their own.
std::vector<TrustId> Compiler::holders(const Need& need, ActivityId a) const {
    const auto& capacities = b_.parameters.capacities;
    const bool own =
        need.capacity && capacities[position(capacities, need.capacity->text)].of == Belongs::trust;
    return own ? b_.network.trusts_of(a) : std::vector<TrustId>{nobody<TrustId>};
}

Holding Compiler::holding_of(const Need& need, TrustId trust) const {
    if (need.capacity) {
        const std::size_t c = position(b_.parameters.capacities, need.capacity->text);
        const bool own = b_.parameters.capacities[c].of == Belongs::trust;
        const std::size_t pool = b_.first_pool[c] + (own ? index(trust) : 0);
        return {Holding::Of::capacity, static_cast<std::uint32_t>(pool), need.units.value};
    }
    const std::string trade = need.team ? need.team->text : "";
    const auto which = std::find(b_.trades.begin(), b_.trades.end(), trade) - b_.trades.begin();
    return {Holding::Of::team, static_cast<std::uint32_t>(which), need.units.value};
}

void Compiler::add_holdings() {
    std::vector<std::vector<std::uint32_t>> freed(b_.steps.size());
    for (std::size_t i = 0; i < b_.steps.size(); ++i) {
        const auto a = id_of<ActivityId>(i);
        Step& step = b_.steps[i];
        step.takes.begin = static_cast<std::uint32_t>(b_.holdings.size());
        for (const Need& need : draft_.activity(a).stage->needs) {
            const auto last =
                need.until ? b_.network.instances(a, draft_.route(a), need.until->text).front() : a;
            for (const TrustId holder : holders(need, a)) {
                freed[index(last)].push_back(static_cast<std::uint32_t>(b_.holdings.size()));
                b_.holdings.push_back(holding_of(need, holder));
            }
        }
        step.takes.end = static_cast<std::uint32_t>(b_.holdings.size());
    }
    for (std::size_t i = 0; i < b_.steps.size(); ++i) {
        b_.steps[i].frees = append(b_.freed, freed[i]);
        b_.steps[i].noticed = b_.steps[i].noticed || !freed[i].empty();
    }
}
} // namespace

Blueprint::Blueprint(Parameters given) : Blueprint(std::move(given), Problems{}) {}

Blueprint::Blueprint(Parameters&& given, Problems problems)
    : parameters(with_included_stages(std::move(given), problems)), epoch(parameters.start),
      calendar(make_calendar(parameters)), horizon(epoch.end_of(parameters.horizon)),
      contract_ends(contract_ends_of(parameters, epoch)), network(parameters, problems) {
    check_consistency(parameters, problems);
    problems.throw_if_any();
    Compiler{*this}.run();
}

} // namespace models
