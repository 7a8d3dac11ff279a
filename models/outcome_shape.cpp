// What an outcome is made of: its sections and measures. How it is read off a world: outcome.cpp.

#include "models/outcome.hpp"

#include "models/pence.hpp"

#include <algorithm>
#include <array>

namespace models {

namespace {
using sim::Better;
using sim::Measure;
using sim::MeasureKind;
using sim::Shown;

/// The finest of a few round numbers of seconds that tells the horizon in 65,536 steps.
std::int64_t resolution_for(sim::Time horizon) {
    constexpr std::array<std::int64_t, 7> round{1, 10, 60, 600, 3'600, 21'600, 86'400};
    for (const std::int64_t each : round)
        if (horizon.time_since_epoch().count() / each <= 65'536)
            return each;
    return round.back();
}

/// Told only if some supplier can do more than write a bid or find no team for it.
constexpr std::array<std::array<const char*, 2>, 4> bid_desk_measures{
    {{"not_interested", "bids declined as they would not pay"},
     {"too_busy", "bids declined as too many waited for a team"},
     {"overloaded", "bids begun beyond the teams there are"},
     {"non_compliant", "bids in time that did not comply"}}};

bool tells_of_its_desk(const Supplier& supplier) {
    return supplier.margin || supplier.most_waiting || supplier.stretch.value > 0 ||
           supplier.compliance.value < 1;
}
} // namespace

Outcome::Outcome(const Blueprint& blueprint)
    : blueprint_{&blueprint}, description_{.epoch = blueprint.epoch},
      halts_{!blueprint.parameters.halts.empty()}, resolution_{resolution_for(blueprint.horizon)} {
    const Parameters& p = blueprint.parameters;
    description_.facts = {{"question", p.question},
                          {"start", sim::to_string(p.start)},
                          {"deadline", sim::to_string(p.deadline)},
                          {"horizon", sim::to_string(p.horizon)}};
    for (const Competition& competition : blueprint.competitions)
        frameworks_ = frameworks_ || competition.admits > 0;
    for (const Supplier& supplier : p.suppliers)
        desks_told_ = desks_told_ || tells_of_its_desk(supplier);
    describe_programme();
    describe_halts();
    describe_trusts();
    describe_groups();
    describe_suppliers();
    describe_stages();
    describe_spans();
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
         {{.name = "any_miss",
           .kind = MeasureKind::flag,
           .meaning = "at least one trust is late",
           .better = Better::lower},
          {.name = "misses",
           .kind = MeasureKind::count,
           .meaning = "trusts that are late",
           .better = Better::lower},
          {.name = "last_exit",
           .kind = MeasureKind::date,
           .meaning = "the last trust is out",
           .resolution = resolution_,
           .better = Better::lower},
          {.name = "failed_tenders",
           .kind = MeasureKind::count,
           .meaning = "tenders with too few bids"},
          {.name = "bids_declined",
           .kind = MeasureKind::count,
           .meaning = desks_told_ ? "bids not written, for any reason"
                                  : "bids not written for want of a team"},
          {.name = "cost_gbp",
           .kind = MeasureKind::money,
           .meaning = "stages, bids and run-on together",
           .resolution = to_pence(1'000),
           .better = Better::lower}}});
    description_.chief = "programme.misses";
    if (blueprint_->claims.size() > 0)
        description_.sections.back().measures.push_back(
            {.name = "challenges",
             .kind = MeasureKind::count,
             .meaning = "awards that a loser has challenged"});
}

void Outcome::describe_halts() {
    if (!halts_)
        return;
    std::vector<Measure>& measures = description_.sections.front().measures;
    measures.push_back(
        {.name = "halts", .kind = MeasureKind::count, .meaning = "how often a halt closed"});
    measures.push_back({.name = "halted_days",
                        .kind = MeasureKind::duration,
                        .meaning = "how long halts were closed, all together",
                        .resolution = resolution_});
}

namespace {
/// The trusts, each with what it belongs to and, where they differ, its deadline.
std::vector<sim::Member> members_for(const Parameters& p) {
    const bool deadlines = std::any_of(p.trusts.begin(), p.trusts.end(), [](const Trust& trust) {
        return trust.deadline.has_value();
    });
    std::vector<sim::Member> members;
    members.reserve(p.trusts.size());
    for (const Trust& trust : p.trusts) {
        sim::Member& member = members.emplace_back();
        member = {trust.name.text,
                  {{"group", trust.group ? trust.group->text : ""}, {"route", trust.route.text}}};
        if (!p.domains.empty())
            member.labels.emplace_back("domain", trust.domain ? trust.domain->text : "");
        if (deadlines)
            member.labels.emplace_back("deadline",
                                       sim::to_string(trust.deadline.value_or(p.deadline)));
    }
    return members;
}
} // namespace

void Outcome::describe_trusts() {
    const Parameters& p = blueprint_->parameters;
    sim::Section trusts{"trusts", members_for(p), {}};
    trusts.measures = {{.name = "miss",
                        .kind = MeasureKind::flag,
                        .meaning = "out after the deadline",
                        .better = Better::lower},
                       {.name = "exit",
                        .kind = MeasureKind::date,
                        .meaning = "out",
                        .resolution = resolution_,
                        .better = Better::lower},
                       {.name = "late_days",
                        .kind = MeasureKind::duration,
                        .meaning = "days late, 0 in time",
                        .resolution = resolution_,
                        .better = Better::lower},
                       {.name = "cost_gbp",
                        .kind = MeasureKind::money,
                        .meaning = "its stages and run-on",
                        .resolution = to_pence(1'000),
                        .shown = Shown::file,
                        .better = Better::lower}};
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
    if (blueprint_->network.enrolments().size() > p.trusts.size())
        trusts.measures.push_back(
            {.name = "left_group", .kind = MeasureKind::flag, .meaning = "it has left its group"});
    if (!p.mergers.empty())
        trusts.measures.push_back({.name = "merged",
                                   .kind = MeasureKind::flag,
                                   .meaning = "it has merged or been dissolved"});
    for (const Measure& item : item_measures(blueprint_->tariff))
        trusts.measures.push_back(item);
    if (halts_)
        trusts.measures.push_back({.name = "troubled",
                                   .kind = MeasureKind::flag,
                                   .meaning = "struck by trouble at least once"});
    description_.sections.push_back(std::move(trusts));
}

void Outcome::describe_groups() {
    if (!blueprint_->membership.changes)
        return;
    const Network& network = blueprint_->network;
    sim::Section groups{"groups", {}, {}};
    for (std::size_t g = 0; g < blueprint_->parameters.groups.size(); ++g)
        if (network.parties()[g].members.size() > 1) {
            groups_.push_back(id_of<GroupId>(g));
            groups.members.push_back({network.parties()[g].name, {}});
        }
    groups.measures = {{.name = "members_left",
                        .kind = MeasureKind::count,
                        .meaning = "members that have left it or ended"},
                       {.name = "broken_up",
                        .kind = MeasureKind::flag,
                        .meaning = "so few were left that it broke up"}};
    if (!groups_.empty())
        description_.sections.push_back(std::move(groups));
}

ActivityId Outcome::instead_of(ActivityId a) const {
    const MembershipPlan& plan = blueprint_->membership;
    const Activity& activity = blueprint_->network.activities()[index(a)];
    if (!plan.changes || activity.by != By::trust)
        return nobody<ActivityId>;
    const EnrolmentId fallback = blueprint_->network.fallback_of(id_of<TrustId>(activity.owner));
    if (fallback == nobody<EnrolmentId>)
        return nobody<ActivityId>;
    for (const ActivityId other : plan.own[index(fallback)])
        if (plan.counterpart.has(other) && plan.counterpart.of(other) == a)
            return other;
    return nobody<ActivityId>;
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
    if (desks_told_)
        for (const auto& [name, meaning] : bid_desk_measures)
            suppliers.measures.push_back({.name = name,
                                          .kind = MeasureKind::count,
                                          .meaning = meaning,
                                          .shown = Shown::file});
    if (frameworks_)
        suppliers.measures.push_back({.name = "admitted",
                                      .kind = MeasureKind::count,
                                      .meaning = "places in frameworks",
                                      .shown = Shown::file});
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
            if (step.is(Special::membership) && blueprint_->membership.counterpart.has(a))
                continue; // told with the one it takes the place of
            const bool tender = step.kind == Step::Kind::tender;
            competes = competes || tender;
            repeats = repeats || tender || step.may_fail || step.is(Special::challenged);
            measured_.push_back(
                {a, instead_of(a), tender ? static_cast<std::int32_t>(step.detail) : -1});
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

void Outcome::describe_spans() {
    spans_ = spans_of(blueprint_->parameters, blueprint_->network);
    if (spans_.empty())
        return;
    sim::Section spans{.key = "spans", .members = {}, .measures = {}, .labels = Shown::file};
    const auto name_of = [this](TrustId trust) {
        return blueprint_->parameters.trusts[index(trust)].name.text;
    };
    for (const MeasuredSpan& each : spans_)
        spans.members.push_back({each.span + ", " + name_of(each.trust),
                                 {{"span", each.span}, {"trust", name_of(each.trust)}}});
    spans.measures = {{.name = "length",
                       .kind = MeasureKind::duration,
                       .meaning = "days from one stage's end to the other's",
                       .resolution = resolution_}};
    description_.sections.push_back(std::move(spans));
}

} // namespace models
