#include "models/tracer.hpp"

#include "models/critical_chain.hpp"

#include <algorithm>

namespace models {

namespace {

using Kind = sim::TraceShape::Kind;

constexpr sim::Duration week = sim::days(7);
constexpr std::int64_t most_looks = 200;

/// How many activities come before each one, one after the other, on the longest way to it.
std::vector<std::uint32_t> depths_of(const Network& network) {
    std::vector<std::uint32_t> depths(network.activities().size());
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t a = 0; a < depths.size(); ++a)
            for (const ActivityId before : network.before(id_of<ActivityId>(a)))
                if (depths[a] <= depths[index(before)]) {
                    depths[a] = depths[index(before)] + 1;
                    changed = true;
                }
    }
    return depths;
}

} // namespace

Tracer::Tracer(const Blueprint& blueprint)
    : blueprint_{&blueprint}, rows_(blueprint.steps.size()), told_(blueprint.steps.size()) {
    const std::int64_t weeks = (blueprint.horizon - sim::Time{}) / week + 1;
    shape_.step = week * ((weeks + most_looks - 1) / most_looks);
    shape_.looks = static_cast<std::uint32_t>((blueprint.horizon - sim::Time{}) / shape_.step + 1);
    add_tasks();
    add_series();
    seen_.resize(shape_.tasks.size());
}

void Tracer::add_tasks() {
    const Network& network = blueprint_->network;
    const std::vector<std::uint32_t> depths = depths_of(network);
    for (std::size_t t = 0; t < blueprint_->parameters.trusts.size(); ++t)
        for (const EnrolmentId e :
             {Network::first_of(id_of<TrustId>(t)), network.fallback_of(id_of<TrustId>(t))}) {
            if (e == nobody<EnrolmentId>)
                continue;
            std::vector<ActivityId> its;
            for (std::size_t a = 0; a < blueprint_->steps.size(); ++a)
                if (blueprint_->done[a] == 0 &&
                    std::ranges::count(network.enrolments_of(id_of<ActivityId>(a)), e) > 0)
                    its.push_back(id_of<ActivityId>(a));
            std::ranges::stable_sort(its, {}, [&](ActivityId a) { return depths[index(a)]; });
            for (const ActivityId a : its)
                add_row(a, e);
        }
}

/// A stage that a trust does in its group and, once it has left, alone has one row.
void Tracer::add_row(ActivityId a, EnrolmentId e) {
    const Network& network = blueprint_->network;
    const TrustId trust = network.enrolment(e).trust;
    const std::string& member = blueprint_->parameters.trusts[index(trust)].name.text;
    const std::string& stage = network.activities()[index(a)].stage->name.text;
    const auto found = std::ranges::find_if(shape_.tasks, [&](const auto& task) {
        return task.member == member && task.stage == stage;
    });
    const auto task = static_cast<std::uint32_t>(found - shape_.tasks.begin());
    if (found == shape_.tasks.end())
        shape_.tasks.push_back({member, stage, network.owner_of(a)});
    rows_[index(a)].push_back({trust, e, task});
}

void Tracer::add(const std::string& resource, Kind kind, Look look) {
    shape_.series.push_back({resource, kind});
    looks_.push_back(std::move(look));
}

void Tracer::add_pool(const std::string& name,
                      const std::function<const sim::Pool&(const World&)>& in) {
    add(name, Kind::pool, [in](const World& world) -> sim::Trace::Look {
        return {in(world).in_use(), in(world).capacity()};
    });
    add(name, Kind::queue, [in](const World& world) -> sim::Trace::Look {
        return {static_cast<std::int64_t>(in(world).waiting()), 0};
    });
}

void Tracer::add_bid_teams(std::size_t s) {
    const Supplier& supplier = blueprint_->parameters.suppliers[s];
    const std::string name = supplier.name.text + " bid teams";
    const std::int64_t units = supplier.bid_teams.value; // what is beyond is overload
    add(name, Kind::pool, [s, units](const World& world) -> sim::Trace::Look {
        return {world.bid_teams[s].in_use(), units};
    });
    add(name, Kind::queue, [s](const World& world) -> sim::Trace::Look {
        return {static_cast<std::int64_t>(world.bid_teams[s].waiting()), 0};
    });
    add(name, Kind::declined, [s](const World& world) -> sim::Trace::Look {
        return {world.desks[s].declined, 0};
    });
}

void Tracer::add_series() {
    const Parameters& p = blueprint_->parameters;
    const std::size_t trades = blueprint_->trades.size();
    for (std::size_t s = 0; s < p.suppliers.size(); ++s) {
        if (!blueprint_->competitions.empty())
            add_bid_teams(s);
        for (std::size_t t = 0; t < trades; ++t)
            if (blueprint_->team_units[s][t] > 0)
                add_pool(p.suppliers[s].name.text + " " + blueprint_->trades[t],
                         [at = s * trades + t](const World& world) -> const sim::Pool& {
                             return world.teams()[at];
                         });
    }
    for (std::size_t c = 0; c < blueprint_->pools.size(); ++c) {
        const PoolNumbers& pool = blueprint_->pools[c];
        const bool own = pool.trust != nobody<TrustId>;
        add_pool(p.capacities[pool.capacity].name.text +
                     (own ? " of " + p.trusts[index(pool.trust)].name.text : ""),
                 [c](const World& world) -> const sim::Pool& { return world.capacities()[c]; });
    }
    for (const Window& window : p.windows)
        shape_.series.push_back({window.name.text + " slots", Kind::pool});
}

sim::Time Tracer::time_of(std::uint32_t look) const { return sim::Time{shape_.step * look}; }

void Tracer::run(World& world, sim::Trace& trace) {
    trace.clear();
    journal_.clear();
    trace.looks.resize(shape_.series.size() * shape_.looks);
    world.journal = &journal_;
    world.start();
    for (std::uint32_t look = 0; look < shape_.looks; ++look) {
        world.simulation().run_until(std::min(time_of(look), blueprint_->horizon));
        for (std::size_t i = 0; i < looks_.size(); ++i)
            trace.looks[i * shape_.looks + look] = looks_[i](world);
    }
    world.simulation().run_until(blueprint_->horizon);
    world.journal = nullptr;
    tell_slots(world, trace);
    tell_bars(world, trace);
    tell_open_bars(world, trace);
    tell_chains(world, trace);
}

/// Slots taken of the windows that open from one look to the next.
void Tracer::tell_slots(const World& world, sim::Trace& trace) const {
    for (std::size_t w = 0; w < world.books.size(); ++w) {
        const WindowDates& dates = blueprint_->windows[w];
        sim::Trace::Look* looks = trace.looks.data() + (looks_.size() + w) * shape_.looks;
        for (std::size_t i = 0; i < dates.openings().size(); ++i) {
            const auto look = (dates.openings()[i] - sim::Time{}) / shape_.step;
            looks[look].value += world.books[w].booked(i);
            looks[look].units += dates.slots();
        }
    }
}

/// A group's stage is shown for those who were in the group when it began.
bool Tracer::is_shown(const World& world, const Row& row, sim::Time at) const {
    if (blueprint_->network.is_fallback(row.enrolment))
        return world.membership.way_of(row.trust) == row.enrolment;
    return std::ranges::none_of(journal_.departures, [&](const Journal::Departure& departure) {
        return departure.trust == row.trust && departure.at <= at;
    });
}

void Tracer::add_bars(const World& world, ActivityId a, const sim::Trace::Bar& bar,
                      sim::Trace& trace) {
    for (const Row& row : rows_[index(a)]) {
        if (!is_shown(world, row, std::min(bar.begin, blueprint_->horizon)))
            continue;
        trace.bars.push_back(bar);
        trace.bars.back().task = row.task;
        seen_[row.task] = 1;
    }
}

void Tracer::tell_bars(const World& world, sim::Trace& trace) {
    std::ranges::fill(seen_, std::uint8_t{0});
    std::ranges::fill(told_, 0U);
    std::ranges::stable_sort(journal_.entries, {}, &Journal::Entry::ended);
    for (const Journal::Entry& entry : journal_.entries) {
        told_[index(entry.activity)] = entry.attempt + 1;
        if (entry.applied)
            add_bars(world, entry.activity,
                     {.attempt = entry.attempt,
                      .ready = entry.ready,
                      .begin = entry.begun,
                      .end = entry.ended,
                      .failed = entry.failed},
                     trace);
    }
}

/// What was under way at the horizon, or waited for what it needs.
void Tracer::tell_open_bars(const World& world, sim::Trace& trace) {
    for (std::size_t i = 0; i < world.progress.size(); ++i) {
        const Progress& here = world.progress[i];
        const auto a = id_of<ActivityId>(i);
        if (here.state != Progress::State::under_way || here.attempt < told_[i] ||
            !world.applies(a))
            continue;
        sim::Trace::Bar bar{.attempt = here.attempt, .ready = here.ready};
        for (const Journal::Beginning& beginning : journal_.beginnings)
            if (beginning.activity == a && beginning.attempt == here.attempt) {
                bar.ready = beginning.ready;
                bar.begin = beginning.at < blueprint_->horizon ? beginning.at : sim::never;
            }
        if (bar.ready < blueprint_->horizon)
            add_bars(world, a, bar, trace);
    }
}

void Tracer::tell_chains(const World& world, sim::Trace& trace) const {
    for (std::size_t t = 0; t < world.chosen.size(); ++t)
        for (const ActivityId a : critical_chain(world, id_of<TrustId>(t)))
            for (const Row& row : rows_[index(a)])
                if (row.trust == id_of<TrustId>(t) && seen_[row.task] != 0 &&
                    std::ranges::find(trace.critical, row.task) == trace.critical.end())
                    trace.critical.push_back(row.task);
}

} // namespace models
