#include "models/outcome.hpp"

#include "models/pence.hpp"

#include <algorithm>
#include <array>

namespace models {

namespace {
using sim::Measure;
using sim::MeasureKind;
using sim::Shown;

constexpr std::size_t programme_measures = 6;

/// The finest of a few round numbers of seconds that tells the horizon in 65,536 steps.
std::int64_t resolution_for(sim::Time horizon) {
    constexpr std::array<std::int64_t, 7> round{1, 10, 60, 600, 3'600, 21'600, 86'400};
    for (const std::int64_t each : round)
        if (horizon.time_since_epoch().count() / each <= 65'536)
            return each;
    return round.back();
}

std::int64_t seconds(sim::Time t) { return t.time_since_epoch().count(); }
} // namespace

Outcome::Outcome(const Blueprint& blueprint)
    : blueprint_{&blueprint}, description_{.epoch = blueprint.epoch},
      resolution_{resolution_for(blueprint.horizon)} {
    const Parameters& p = blueprint.parameters;
    description_.facts = {{"question", p.question},
                          {"start", sim::to_string(p.start)},
                          {"deadline", sim::to_string(p.deadline)},
                          {"horizon", sim::to_string(p.horizon)}};
    describe_programme();
    describe_trusts();
    describe_suppliers();
    describe_stages();
    for (const sim::Section& section :
         {capacities_section(blueprint), costs_section(blueprint.tariff),
          payments_section(blueprint.ledger)})
        if (!section.members.empty())
            description_.sections.push_back(section);
}

void Outcome::describe_programme() {
    description_.sections.push_back(
        {"programme",
         {},
         {{.name = "any_miss", .kind = MeasureKind::flag, .meaning = "at least one trust is late"},
          {.name = "misses", .kind = MeasureKind::count, .meaning = "trusts that are late"},
          {.name = "last_exit",
           .kind = MeasureKind::date,
           .meaning = "the last trust is out",
           .resolution = resolution_},
          {.name = "failed_tenders",
           .kind = MeasureKind::count,
           .meaning = "tenders with too few bids"},
          {.name = "bids_declined",
           .kind = MeasureKind::count,
           .meaning = "bids not written for want of a team"},
          {.name = "cost_gbp",
           .kind = MeasureKind::money,
           .meaning = "stages, bids and run-on together",
           .resolution = to_pence(1'000)}}});
    if (blueprint_->claims.size() > 0)
        description_.sections.back().measures.push_back(
            {.name = "challenges",
             .kind = MeasureKind::count,
             .meaning = "awards that a loser has challenged"});
}

void Outcome::describe_trusts() {
    const Parameters& p = blueprint_->parameters;
    sim::Section trusts{"trusts", {}, {}};
    for (const Trust& trust : p.trusts) {
        sim::Member& member = trusts.members.emplace_back();
        member = {trust.name.text,
                  {{"group", trust.group ? trust.group->text : ""}, {"route", trust.route.text}}};
        if (!p.domains.empty())
            member.labels.emplace_back("domain", trust.domain ? trust.domain->text : "");
    }
    trusts.measures = {
        {.name = "miss", .kind = MeasureKind::flag, .meaning = "out after the deadline"},
        {.name = "exit", .kind = MeasureKind::date, .meaning = "out", .resolution = resolution_},
        {.name = "late_days",
         .kind = MeasureKind::duration,
         .meaning = "days late, 0 in time",
         .resolution = resolution_},
        {.name = "cost_gbp",
         .kind = MeasureKind::money,
         .meaning = "its stages and run-on",
         .resolution = to_pence(1'000),
         .shown = Shown::file}};
    if (!p.suppliers.empty()) {
        trusts.measures.push_back({.name = "stays",
                                   .kind = MeasureKind::flag,
                                   .meaning = "it ends up with the supplier it has"});
        Measure supplier{.name = "supplier",
                         .kind = MeasureKind::category,
                         .meaning = "who it ends up with",
                         .shown = Shown::file};
        for (const Supplier& each : p.suppliers)
            supplier.categories.push_back(each.name.text);
        supplier.categories.emplace_back("none");
        trusts.measures.push_back(std::move(supplier));
    }
    for (const Measure& item : item_measures(blueprint_->tariff))
        trusts.measures.push_back(item);
    description_.sections.push_back(std::move(trusts));
}

void Outcome::describe_suppliers() {
    const Parameters& p = blueprint_->parameters;
    if (p.suppliers.empty())
        return;
    sim::Section suppliers{"suppliers", {}, {}};
    for (const Supplier& supplier : p.suppliers)
        suppliers.members.push_back({supplier.name.text, {}});
    suppliers.measures = {
        {.name = "bids_written", .kind = MeasureKind::count, .meaning = "bids begun"},
        {.name = "bids_queued",
         .kind = MeasureKind::count,
         .meaning = "of these, how many had to wait for a team"},
        {.name = "queued_days",
         .kind = MeasureKind::duration,
         .meaning = "how long they waited, all together",
         .resolution = resolution_},
        {.name = "bids_declined", .kind = MeasureKind::count, .meaning = "bids declined"},
        {.name = "won", .kind = MeasureKind::count, .meaning = "awards won"}};
    description_.sections.push_back(std::move(suppliers));
}

void Outcome::describe_stages() {
    const Parameters& p = blueprint_->parameters;
    sim::Section stages{.key = "stages", .members = {}, .measures = {}};
    bool competes = false; // columns that could only ever say one thing are for the files
    bool repeats = false;
    for (const sim::scenario::Name& wanted : p.measure)
        for (std::size_t i = 0; i < blueprint_->steps.size(); ++i) {
            const auto a = id_of<ActivityId>(i);
            const Step& step = blueprint_->steps[i];
            if (blueprint_->network.activities()[i].stage->name.text != wanted.text)
                continue;
            const bool tender = step.kind == Step::Kind::tender;
            competes = competes || tender;
            repeats = repeats || tender || step.may_fail || step.is(Special::challenged);
            measured_.push_back({a, tender ? static_cast<std::int32_t>(step.detail) : -1});
            stages.members.push_back(
                {blueprint_->network.name_of(a),
                 {{"stage", wanted.text}, {"owner", blueprint_->network.owner_of(a)}}});
        }
    if (measured_.empty())
        return;
    stages.labels = Shown::file;
    stages.measures = {{.name = "end",
                        .kind = MeasureKind::duration,
                        .meaning = "days from the start to its end",
                        .resolution = resolution_},
                       {.name = "attempts",
                        .kind = MeasureKind::count,
                        .meaning = "how often it is done",
                        .shown = repeats ? Shown::table : Shown::file},
                       {.name = "bids_declined",
                        .kind = MeasureKind::count,
                        .meaning = "bids declined",
                        .shown = competes ? Shown::table : Shown::file}};
    description_.sections.push_back(std::move(stages));
}

sim::Time Outcome::exit_of(const World& world, TrustId trust) const {
    sim::Time exit{};
    for (const ActivityId a : blueprint_->network.exits(trust))
        exit = std::max(exit, end_of(world, a));
    return exit;
}

sim::Time Outcome::end_of(const World& world, ActivityId a) const {
    const Progress& last = world.progress[index(a)];
    const bool known = last.state == Progress::State::done && last.end < blueprint_->horizon;
    return known ? last.end : sim::never;
}

void Outcome::write(const World& world, std::span<std::int64_t> outcome) const {
    std::int64_t* out = outcome.data() + programme_measures;
    if (blueprint_->claims.size() > 0)
        *out++ = world.challenges;
    Totals totals;
    for (std::size_t t = 0; t < world.chosen.size(); ++t)
        out = write_trust(world, id_of<TrustId>(t), totals, out);
    for (const Desk& desk : world.desks) {
        *out++ = desk.written;
        *out++ = desk.queued;
        *out++ = desk.waited.count();
        *out++ = desk.declined;
        *out++ = desk.won;
        totals.declined += desk.declined;
    }
    for (const Measured& measured : measured_) {
        const sim::Time end = end_of(world, measured.activity);
        *out++ = end == sim::never ? sim::censored : seconds(end);
        *out++ = world.progress[index(measured.activity)].attempt + 1;
        *out++ = measured.competition < 0
                     ? 0
                     : world.ballots[static_cast<std::size_t>(measured.competition)].declined;
    }
    const bool all_out = totals.last_exit != sim::never;
    out = write_capacities(world, out);
    out = write_costs(blueprint_->tariff, totals.bill, world.bids_paid,
                      all_out ? Known::yes : Known::no, out);
    write_payments(blueprint_->ledger, world.payments, out);
    outcome[0] = totals.misses > 0 ? 1 : 0;
    outcome[1] = totals.misses;
    outcome[2] = all_out ? seconds(totals.last_exit) : sim::censored;
    outcome[3] = world.failed_tenders;
    outcome[4] = totals.declined;
    outcome[5] = all_out ? totals.bill.total() + world.bids_paid : sim::censored;
}

std::int64_t* Outcome::write_trust(const World& world, TrustId trust, Totals& totals,
                                   std::int64_t* out) const {
    const sim::Time exit = exit_of(world, trust);
    const bool out_at_all = exit != sim::never;
    const bool late = exit > blueprint_->deadline;
    const std::int64_t lateness = late && out_at_all ? (exit - blueprint_->deadline).count() : 0;
    const Bill bill = bill_of(world, trust, exit);
    totals.misses += late ? 1 : 0;
    totals.last_exit = std::max(totals.last_exit, exit);
    totals.bill += bill;
    *out++ = late ? 1 : 0;
    *out++ = out_at_all ? seconds(exit) : sim::censored;
    *out++ = out_at_all ? lateness : sim::censored;
    *out++ = out_at_all ? bill.total() : sim::censored;
    if (!world.desks.empty()) {
        const SupplierId chosen = world.chosen[index(trust)];
        *out++ = chosen == blueprint_->incumbents[index(trust)] ? 1 : 0;
        *out++ = static_cast<std::int64_t>(chosen == nobody<SupplierId> ? world.desks.size()
                                                                        : index(chosen));
    }
    return write_items(blueprint_->tariff, bill, out_at_all ? Known::yes : Known::no, out);
}

} // namespace models
