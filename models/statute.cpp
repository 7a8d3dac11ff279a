#include "models/statute.hpp"

#include "models/draft.hpp"
#include "models/references.hpp"
#include "models/world.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace models {

using namespace sim::scenario;

namespace {
const Spec some_days{.unit = "days", .range = between(0, 3'650)};
constexpr auto meaning_of_prior = "Days instead when a prior information notice was out in time.";
} // namespace

const Record& StatuteChange::describe() {
    static const Record record =
        sim::scenario::record<StatuteChange>("change", "From a date on, other terms.")
            .field("date", &StatuteChange::date, required,
                   "First day on which a procedure that is started falls under them.")
            .field("days", &StatuteChange::days,
                   {.unit = "days", .range = between(0, 3'650), .needed = true},
                   "Days at the least.")
            .field("with_prior_notice", &StatuteChange::with_prior_notice, some_days,
                   meaning_of_prior)
            .field("prior_notice_from", &StatuteChange::prior_notice_from, some_days,
                   "Days before the procedure by which that notice must be out; without it, as "
                   "before.")
            .field("prior_notice_to", &StatuteChange::prior_notice_to, some_days,
                   "Days before the procedure from which on it counts; without it, as before.");
    return record;
}

const Record& Statute::describe() {
    static const Record record =
        sim::scenario::record<Statute>("statute", "Days that a rule of law gives others.")
            .field("name", &Statute::name, required, "Unique name.")
            .field("days", &Statute::days,
                   {.unit = "days", .range = between(0, 3'650), .needed = true},
                   "Days at the least.")
            .field("with_prior_notice", &Statute::with_prior_notice, some_days, meaning_of_prior)
            .field("prior_notice_from", &Statute::prior_notice_from,
                   {.unit = "days", .range = between(0, 3'650), .fallback = "52"},
                   "Days before the procedure by which that notice must be out.")
            .field("prior_notice_to", &Statute::prior_notice_to,
                   {.unit = "days", .range = between(0, 3'650), .fallback = "365"},
                   "Days before the procedure from which on it counts: an older one has lapsed.")
            .list("change", &Statute::changes, "How the law changes later.")
            .position(&Statute::where);
    return record;
}

const Record& Obeys::describe() {
    static const Record record =
        sim::scenario::record<Obeys>("statute", "The rule of law that a stage obeys.")
            .field("rule", &Obeys::rule, required, "Name of a [[statute]].")
            .field("notice", &Obeys::notice, {},
                   "Stage whose beginning starts the procedure, which stays under the rules of "
                   "that day; without it, the stage itself.");
    return record;
}

void check(const Statute& statute, Problems& problems) {
    if (statute.prior_notice_from.value > statute.prior_notice_to.value)
        problems.add(statute.where,
                     fmt::format("statute '{}': a prior notice counts from {} days before at the "
                                 "latest to {} at the earliest; allowed: prior_notice_from <= "
                                 "prior_notice_to",
                                 statute.name.text, statute.prior_notice_from.value,
                                 statute.prior_notice_to.value));
}

void check(const std::optional<Obeys>& obeys, const Parameters& parameters, Problems& problems) {
    if (obeys)
        find_named(parameters.statutes, obeys->rule, "statute", problems);
}

void check_notice(const Route& route, const RouteNetwork& network, std::size_t stage,
                  Problems& problems) {
    const std::optional<Obeys>& obeys = route.stages[stage].obeys;
    if (!obeys || !obeys->notice)
        return;
    const std::size_t notice = find_named(route.stages, *obeys->notice, "stage", problems,
                                          fmt::format("route '{}': ", route.name.text));
    if (notice < route.stages.size() &&
        (!network.reaches[notice][stage] || route.stages[notice].by != route.stages[stage].by))
        problems.add(obeys->notice->where,
                     fmt::format("the notice of stage '{}' cannot be '{}'; allowed: itself or a "
                                 "stage that comes before it and is done by the same",
                                 route.stages[stage].name.text, obeys->notice->text));
}

namespace {
std::vector<Terms> terms_of(const Statute& statute, const sim::Epoch& epoch) {
    const auto terms = [](sim::Time from, const auto& s, double notice_from, double notice_to) {
        const auto days = static_cast<double>(s.days.value);
        return Terms{
            from, from_days(days),
            from_days(s.with_prior_notice ? static_cast<double>(s.with_prior_notice->value) : days),
            from_days(notice_from), from_days(notice_to)};
    };
    std::vector<StatuteChange> changes = statute.changes;
    std::stable_sort(changes.begin(), changes.end(),
                     [](const auto& x, const auto& y) { return x.date < y.date; });
    double from = statute.prior_notice_from.value;
    double to = statute.prior_notice_to.value;
    std::vector<Terms> all{terms(sim::Time::min(), statute, from, to)};
    for (const StatuteChange& change : changes) {
        from = change.prior_notice_from ? change.prior_notice_from->value : from;
        to = change.prior_notice_to ? change.prior_notice_to->value : to;
        all.push_back(terms(epoch.at(change.date), change, from, to));
    }
    return all;
}

/// Where the beginning of an activity is remembered.
std::uint32_t remember_beginning(ActivityId a, Blueprint& b) {
    if (!b.noted.has(a)) {
        b.noted.set(a, static_cast<std::uint32_t>(b.noted.size()));
        b.steps[index(a)].mark(Special::begins);
    }
    return b.noted.of(a);
}
} // namespace

void compile(const std::optional<Obeys>& obeys, ActivityId a, Step& step, Draft& draft) {
    if (!obeys)
        return;
    Blueprint& b = draft.blueprint;
    const Parameters& p = b.parameters;
    Binding binding{
        append(b.terms, terms_of(p.statutes[position(p.statutes, obeys->rule.text)], b.epoch)),
        sim::never, Binding::itself};
    const std::vector<TrustId> trusts = b.network.trusts_of(a);
    if (const auto& prior = p.trusts[index(trusts.front())].prior_notice)
        binding.prior_notice = b.epoch.at(*prior);
    if (obeys->notice)
        if (const ActivityId notice =
                b.network.instances(a, draft.route(a), obeys->notice->text).front();
            notice != a)
            binding.notice_begun = remember_beginning(notice, b);
    b.bindings.set(a, binding);
    step.mark(Special::obeys);
}

sim::Duration least_by_law(const World& world, ActivityId a, sim::Time begins) {
    const Blueprint& b = world.blueprint();
    if (!b.bindings.has(a))
        return sim::Duration{0};
    const Binding& binding = b.bindings.of(a);
    const sim::Time started =
        binding.notice_begun == Binding::itself ? begins : world.begun[binding.notice_begun];
    const auto all = b.in(b.terms, binding.terms);
    const Terms* terms = all.data();
    for (const Terms& each : all)
        if (each.from <= started)
            terms = &each;
    const bool told = binding.prior_notice != sim::never &&
                      binding.prior_notice + terms->notice_from <= started &&
                      started <= binding.prior_notice + terms->notice_to;
    return told ? terms->with_prior_notice : terms->least;
}

} // namespace models
