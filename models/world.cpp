#include "models/world.hpp"

#include "models/departure.hpp"
#include "models/follow.hpp"
#include "models/pace.hpp"
#include "models/pence.hpp"
#include "models/statute.hpp"

#include <algorithm>

namespace models {

namespace {
/// What may be done from the start on: not done already, and by somebody.
std::vector<ActivityId> open_at_start(const Blueprint& blueprint, const Membership& membership) {
    std::vector<ActivityId> open;
    for (std::size_t i = 0; i < blueprint.steps.size(); ++i)
        if (const auto a = id_of<ActivityId>(i);
            blueprint.done[i] == 0 && !membership.absent_at_start(a))
            open.push_back(a);
    return open;
}
} // namespace

World::World(const Blueprint& blueprint)
    : blueprint_{&blueprint}, payments{blueprint.ledger}, halts{blueprint}, practice{blueprint},
      membership{blueprint}, ready_(blueprint.steps.size()),
      luck_{blueprint, open_at_start(blueprint, membership)} {
    const std::size_t activities = blueprint.steps.size();
    at_start_.resize(activities);
    for (std::size_t i = 0; i < activities; ++i) {
        Progress& here = at_start_[i];
        const Step& step = blueprint.steps[i];
        const auto is_open = [&](ActivityId a) {
            return blueprint.done[index(a)] == 0 && !membership.absent_at_start(a);
        };
        for (const ActivityId earlier : blueprint.in(blueprint.links, step.before))
            here.pending += is_open(earlier) ? 1U : 0U;
        if (membership.absent_at_start(id_of<ActivityId>(i))) {
            here.state = Progress::State::absent;
        } else if (blueprint.done[i] != 0) {
            here.state = Progress::State::done;
        } else if (here.pending == 0) {
            here.state = state_when_ready(step);
            first_.push_back(id_of<ActivityId>(i));
        }
    }
    progress = at_start_;
    held.resize(blueprint.holdings.size());
    ballots.resize(blueprint.competitions.size());
    desks.resize(blueprint.suppliers.size());
    begun.resize(blueprint.noted.size());
    written_alike.resize(blueprint.likenesses.size() * desks.size());
    chosen.resize(blueprint.incumbents.size());
    paid.resize(blueprint.incumbents.size());
    for (const WindowDates& dates : blueprint.windows)
        books.emplace_back(dates);
    make_pools();
}

void World::make_pools() {
    const Parameters& p = blueprint_->parameters;
    for (const PoolNumbers& pool : blueprint_->pools) {
        const Capacity& capacity = p.capacities[pool.capacity];
        const bool own = pool.trust != nobody<TrustId>;
        strengths.emplace_back(capacity);
        capacities_.emplace_back(capacity.name.text +
                                     (own ? " of " + p.trusts[index(pool.trust)].name.text : ""),
                                 capacity.units.value);
    }
    for (std::size_t s = 0; s < p.suppliers.size(); ++s) {
        bid_teams.emplace_back(p.suppliers[s].name.text + " bid teams",
                               p.suppliers[s].bid_teams.value + p.suppliers[s].stretch.value);
        for (std::size_t t = 0; t < blueprint_->trades.size(); ++t)
            teams_.emplace_back(p.suppliers[s].name.text + " " + blueprint_->trades[t],
                                std::max<std::int64_t>(0, blueprint_->team_units[s][t]));
    }
}

World::~World() { simulation_.reset(); }

void World::begin(const sim::Streams& chance) {
    simulation_.reset();
    streams = chance;
    luck_.begin(chance);
    for (Held& each : held)
        each.lease.release();
    const Parameters& p = blueprint_->parameters;
    for (std::size_t c = 0; c < capacities_.size(); ++c) {
        strengths[c] = Strength(p.capacities[blueprint_->pools[c].capacity]);
        capacities_[c].reset(strengths[c].units());
    }
    for (sim::Pool& pool : bid_teams)
        pool.reset();
    for (sim::Pool& pool : teams_)
        pool.reset();
    for (WindowBook& book : books)
        book.reset();
    std::copy(at_start_.begin(), at_start_.end(), progress.begin());
    goings_back_ = 0;
    ready_count_ = 0;
    membership.begin();
    std::fill(ballots.begin(), ballots.end(), Ballot{});
    std::fill(desks.begin(), desks.end(), Desk{});
    std::fill(written_alike.begin(), written_alike.end(), std::uint8_t{0});
    std::copy(blueprint_->incumbents.begin(), blueprint_->incumbents.end(), chosen.begin());
    std::fill(paid.begin(), paid.end(), 0);
    bids_paid = 0;
    payments.reset();
    halts.reset();
    practice.reset();
    model_events = 0;
    failed_tenders = 0;
    challenges = 0;
    std::fill(begun.begin(), begun.end(), sim::Time{});
}

void World::start() {
    start_changes(*this);
    start_halts(*this);
    for (const Ending& ending : blueprint_->membership.endings)
        simulation_.spawn(end_in_time(*this, ending));
    for (const ActivityId a : first_)
        simulation_.spawn(follow(*this, a));
}

double World::value_of(const Step& step) const {
    double value = 0;
    for (const TrustId trust : trusts_of(step))
        value += blueprint_->parameters.trusts[index(trust)].value.value;
    return value;
}

bool World::applies_now(const Step& step) const {
    const auto a = id_of<ActivityId>(position_of(step));
    if (step.is(Special::above) && value_of(step) < blueprint_->thresholds.of(a)) [[unlikely]]
        return false;
    if (step.when == When::always)
        return true;
    if (step.when == When::together)
        return trusts_of(step).size() > 1;
    const auto trusts = trusts_of(step);
    if (step.when == When::split)
        return std::any_of(trusts.begin(), trusts.end(), [this](TrustId trust) {
            return blueprint_->network.is_separated(trust);
        });
    bool stays = true;
    for (const TrustId trust : trusts)
        stays = stays && chosen[index(trust)] == blueprint_->incumbents[index(trust)];
    return stays == (step.when == When::stay);
}

SupplierId World::supplier_of(const Step& step) const {
    const auto trusts = trusts_of(step);
    return trusts.empty() ? nobody<SupplierId> : chosen[index(trusts.front())];
}

sim::Duration World::duration_of(ActivityId a, sim::Time from) const {
    const Step& step = blueprint_->step(a);
    const bool repeated = step.repeat != nullptr && progress[index(a)].attempt > 0;
    const sim::Distribution* duration = repeated ? step.repeat : step.duration;
    sim::Duration least = step.minimum;
    if (step.is(Special::obeys)) [[unlikely]]
        least = std::max(least, least_by_law(*this, a, from));
    if (duration == nullptr)
        return least;
    double seconds = duration->quantile(duration_draw(a));
    if (step.any(paced)) [[unlikely]]
        seconds *= pace_of(*this, a, from);
    return std::max(least, sim::to_duration(seconds));
}

double World::duration_draw(ActivityId a) const {
    if (const std::uint32_t place = luck_.places(a).duration;
        place != Luck::not_ahead && progress[index(a)].attempt == 0) [[likely]]
        return luck_.number(place);
    return blueprint_->step(a).is(Special::depends) ? dependent_uniform(*this, a)
                                                    : uniform(Draw::duration, a);
}

sim::Pool& World::pool_of(std::uint32_t holding, const Step& step) {
    const Holding& wanted = blueprint_->holdings[holding];
    if (wanted.of == Holding::Of::capacity)
        return capacities_[wanted.which];
    const SupplierId supplier = supplier_of(step);
    sim::expects(
        supplier != nobody<SupplierId>,
        "a team is needed but no supplier is chosen (check_consistency lets none through)");
    return teams_[index(supplier) * blueprint_->trades.size() + wanted.which];
}

sim::Request World::request_for(std::uint32_t holding, ActivityId a) const {
    return {.units = blueprint_->holdings[holding].units,
            .priority = blueprint_->step(a).priority,
            .who = static_cast<std::uint32_t>(index(a))};
}

void World::update_capacity(std::size_t which) {
    capacities_[which].set_capacity(simulation_, strengths[which].units());
}

void World::pay(ActivityId a) {
    const Step& step = blueprint_->step(a);
    charge(step, to_pence(step.cost->quantile(uniform(Draw::cost, a))));
}

void World::charge(const Step& step, std::int64_t pence) {
    const auto trusts = trusts_of(step);
    if (trusts.empty())
        return;
    const std::int64_t each = pence / static_cast<std::int64_t>(trusts.size());
    for (const TrustId trust : trusts)
        paid[index(trust)] += each;
}

} // namespace models
