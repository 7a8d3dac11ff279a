#include "models/trouble.hpp"

#include "models/draft.hpp"
#include "models/pence.hpp"
#include "models/references.hpp"
#include "models/world.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace models {

using namespace sim::scenario;

const Record& Trouble::describe() {
    static const Record record =
        sim::scenario::record<Trouble>("trouble", "Serious trouble at a site, which stops others.")
            .field("probability", &Trouble::probability,
                   {.range = sim::scenario::probability(), .needed = true},
                   "Chance that it strikes at the end of the stage.")
            .field("halt", &Trouble::halt, required, "The [[halt]] it closes.")
            .field("learning", &Trouble::learning,
                   {.range = sim::scenario::probability(), .fallback = "1"},
                   "Factor on that chance after each remedy: 0.5 halves it.")
            .field("contagion", &Trouble::contagion,
                   {.range = sim::scenario::probability(), .fallback = "0"},
                   "Chance that it strikes too each other site of the same configuration that is "
                   "past this stage but has not ended the halt's `until` stage.")
            .field("cost", &Trouble::cost, {.unit = "GBP", .range = at_least(0), .fallback = "0"},
                   "What it costs each site it strikes.")
            .field("longer", &Trouble::longer, {.range = at_least(1), .fallback = "1"},
                   "Factor on how long a site struck takes for the halt's `until` stage.");
    return record;
}

void check_halts_of(const Stage& stage, const Route& route, const Parameters& parameters,
                    Problems& problems) {
    for (const Name& halt : stage.behind)
        find_named(parameters.halts, halt, "halt", problems);
    if (!stage.trouble)
        return;
    const std::size_t h = find_named(parameters.halts, stage.trouble->halt, "halt", problems);
    if (h == parameters.halts.size())
        return;
    const std::optional<Name>& ends_it = parameters.halts[h].until;
    if (!ends_it)
        return;
    const std::string& until = ends_it->text;
    if (position(route.stages, until) == route.stages.size())
        problems.add(stage.trouble->halt.where,
                     fmt::format("trouble of stage '{}' closes halt '{}' until stage '{}', which "
                                 "route '{}' has not; allowed: a halt until one of its stages",
                                 stage.name.text, stage.trouble->halt.text, until,
                                 route.name.text));
}

namespace {
/// What trouble draws, in the purpose space of its own name.
enum class TroubleDraw : std::uint32_t { strikes, infects, cost };

double uniform(const World& world, const TroubleNumbers& trouble, TroubleDraw draw,
               std::uint32_t entity, std::uint32_t occasion) {
    return world.streams.uniform(
        {trouble.number | static_cast<std::uint32_t>(draw), entity, occasion});
}

// --- making ready ---

/// The gates of a halt for all whom an activity is for.
std::vector<std::uint32_t> gates_of(const Blueprint& b, std::size_t halt, ActivityId a) {
    std::set<std::uint32_t> gates;
    for (const TrustId trust : b.network.trusts_of(a))
        gates.insert(b.gate_of(halt, trust));
    return {gates.begin(), gates.end()};
}

bool share_configuration(const Blueprint& b, ActivityId a, ActivityId other) {
    const std::vector<TrustId> here = b.network.trusts_of(a);
    const std::vector<TrustId> there = b.network.trusts_of(other);
    return std::any_of(here.begin(), here.end(), [&](TrustId x) {
        return std::any_of(there.begin(), there.end(), [&](TrustId y) {
            return b.configurations[index(x)] == b.configurations[index(y)];
        });
    });
}

std::vector<ActivityId> others_like(const Blueprint& b, ActivityId a) {
    const auto activities = b.network.activities();
    std::vector<ActivityId> others;
    for (std::size_t i = 0; i < activities.size(); ++i) {
        const auto other = id_of<ActivityId>(i);
        if (other != a && activities[i].stage->name.text == activities[index(a)].stage->name.text &&
            share_configuration(b, a, other))
            others.push_back(other);
    }
    return others;
}

void add_trouble(Draft& draft, ActivityId a, const Trouble& trouble) {
    Blueprint& b = draft.blueprint;
    const std::size_t halt = position(b.parameters.halts, trouble.halt.text);
    const bool costs = trouble.cost.distribution.upper() > 0;
    b.troubles.set(
        a, {.probability = trouble.probability.value,
            .learning = trouble.learning.value,
            .contagion = trouble.contagion.value,
            .longer = trouble.longer.value,
            .cost = costs ? &trouble.cost.distribution : nullptr,
            .halt = static_cast<std::uint32_t>(halt),
            .number = draft.numbers.of("trouble " + draft.activity(a).stage->name.text),
            .gates = gates_of(b, halt, a),
            .others = trouble.contagion.value > 0 ? others_like(b, a) : std::vector<ActivityId>{}});
    b.steps[index(a)].mark(Special::troubles);
    b.steps[index(a)].noticed = true;
}

void add_behind(Draft& draft, ActivityId a, const std::vector<Name>& halts) {
    Blueprint& b = draft.blueprint;
    std::vector<std::uint32_t> gates;
    for (const Name& name : halts)
        for (const std::uint32_t gate : gates_of(b, position(b.parameters.halts, name.text), a))
            gates.push_back(gate);
    b.behind.set(a, std::move(gates));
    b.steps[index(a)].mark(Special::behind);
}

/// Notes what ends the trouble of a halt for each enrolled trust.
void add_recoveries(Blueprint& b, const Halt& halt) {
    std::vector<ActivityId>& ends =
        b.recoveries.emplace_back(b.network.enrolments().size(), nobody<ActivityId>);
    const auto activities = b.network.activities();
    for (std::size_t i = 0; halt.until && i < activities.size(); ++i)
        if (activities[i].stage->name.text == halt.until->text)
            for (const EnrolmentId e : b.network.enrolments_of(id_of<ActivityId>(i)))
                ends[index(e)] = id_of<ActivityId>(i);
}

// --- in a replication ---

bool is_over(World& world, ActivityId a) {
    const Progress& here = world.progress[index(a)];
    return here.state == Progress::State::done && here.end <= world.simulation().now();
}

/// What ends a halt's trouble for a trust on the way it is on; nobody if nothing does.
ActivityId recovery_of(const World& world, std::uint32_t halt, TrustId trust) {
    return world.blueprint().recoveries[halt][index(world.membership.way_of(trust))];
}

/// Trouble strikes the sites of `a`; which time it is, `entity` and `occasion` tell.
void strike(World& world, ActivityId a, const TroubleNumbers& trouble, std::uint32_t entity,
            std::uint32_t occasion) {
    const Blueprint& b = world.blueprint();
    const Step& step = b.step(a);
    if (trouble.cost != nullptr)
        world.charge(step, to_pence(trouble.cost->quantile(
                               uniform(world, trouble, TroubleDraw::cost, entity, occasion))));
    for (const TrustId trust : world.trusts_of(step)) {
        world.halts.troubled[index(trust)] = 1;
        double& longer = world.halts.in_trouble[trouble.halt][index(trust)];
        const ActivityId recovery = recovery_of(world, trouble.halt, trust);
        if (longer > 0 || recovery == nobody<ActivityId> || is_over(world, recovery))
            continue;
        longer = trouble.longer;
        add_cause(world, b.gate_of(trouble.halt, trust));
    }
}

/// Whether a site like the one struck has gone live but is not safe yet.
bool is_exposed(World& world, ActivityId site, const TroubleNumbers& trouble) {
    const Blueprint& b = world.blueprint();
    if (!is_over(world, site))
        return false;
    const auto trusts = world.trusts_of(b.step(site));
    return std::any_of(trusts.begin(), trusts.end(), [&](TrustId trust) {
        const ActivityId recovery = recovery_of(world, trouble.halt, trust);
        return recovery == nobody<ActivityId> || !is_over(world, recovery);
    });
}
} // namespace

void compile_troubles(Draft& draft) {
    Blueprint& b = draft.blueprint;
    for (const Halt& halt : b.parameters.halts)
        add_recoveries(b, halt);
    std::vector<std::vector<std::uint32_t>> recovers(b.steps.size());
    for (std::size_t h = 0; h < b.recoveries.size(); ++h)
        for (const ActivityId a : b.recoveries[h])
            if (a != nobody<ActivityId> &&
                (recovers[index(a)].empty() || recovers[index(a)].back() != h))
                recovers[index(a)].push_back(static_cast<std::uint32_t>(h));
    for (std::size_t i = 0; i < b.steps.size(); ++i) {
        const auto a = id_of<ActivityId>(i);
        const Stage& stage = *draft.activity(a).stage;
        if (!stage.behind.empty())
            add_behind(draft, a, stage.behind);
        if (stage.trouble)
            add_trouble(draft, a, *stage.trouble);
        if (recovers[i].empty())
            continue;
        b.recovers.set(a, std::move(recovers[i]));
        b.steps[i].mark(Special::recovers);
        b.steps[i].noticed = true;
    }
}

void meet_trouble(World& world, ActivityId a, sim::Time from) {
    const Blueprint& b = world.blueprint();
    const TroubleNumbers& trouble = b.troubles.of(a);
    const std::uint32_t owner = b.step(a).owner;
    const std::uint32_t attempt = world.progress[index(a)].attempt;
    double probability = trouble.probability;
    for (std::uint32_t k = 0; k < world.halts.gates[trouble.gates.front()].remedied; ++k)
        probability *= trouble.learning;
    if (b.step(a).is(Special::pressed))
        probability *= haste_of(b, a, from);
    if (!(uniform(world, trouble, TroubleDraw::strikes, owner, attempt) < probability))
        return;
    for (const std::uint32_t gate : trouble.gates) {
        add_cause(world, gate);
        world.simulation().spawn(remedy(world, gate), ends_first);
    }
    strike(world, a, trouble, owner, attempt);
    for (const ActivityId other : trouble.others) {
        const std::uint32_t pair = pair_of(owner, b.step(other).owner);
        if (is_exposed(world, other, trouble) &&
            uniform(world, trouble, TroubleDraw::infects, pair, attempt) < trouble.contagion)
            strike(world, other, trouble, pair, attempt);
    }
}

namespace {
void end_trouble(World& world, std::uint32_t halt, TrustId trust) {
    double& longer = world.halts.in_trouble[halt][index(trust)];
    if (!(longer > 0))
        return;
    longer = 0;
    remove_cause(world, world.blueprint().gate_of(halt, trust));
}
} // namespace

void end_trouble(World& world, ActivityId a) {
    const Blueprint& b = world.blueprint();
    for (const std::uint32_t halt : b.recovers.of(a))
        for (const TrustId trust : world.trusts_of(b.step(a)))
            end_trouble(world, halt, trust);
}

void leave_trouble(World& world, TrustId trust) {
    for (std::size_t halt = 0; halt < world.halts.in_trouble.size(); ++halt)
        end_trouble(world, static_cast<std::uint32_t>(halt), trust);
}

double lengthened_by(const World& world, ActivityId a) {
    const Blueprint& b = world.blueprint();
    double factor = 1;
    for (const std::uint32_t halt : b.recovers.of(a))
        for (const TrustId trust : world.trusts_of(b.step(a)))
            factor = std::max(factor, world.halts.in_trouble[halt][index(trust)]);
    return factor;
}

} // namespace models
