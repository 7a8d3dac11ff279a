#include "models/bill.hpp"

#include "models/draft.hpp"
#include "models/pence.hpp"
#include "models/world.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace models {

using namespace sim::scenario;

const Record& Money::describe() {
    static const Record record =
        sim::scenario::record<Money>("money", "What time costs.")
            .field("run_on", &Money::run_on,
                   {.unit = "GBP per month", .range = at_least(0), .fallback = "0"},
                   "What a trust pays for each month from the deadline to its exit.")
            .field("term", &Money::term,
                   {.unit = "months", .range = between(0, 120), .fallback = "0"},
                   "The run-on is sold in whole terms of so many months; 0: by the day.")
            .field("early", &Money::early,
                   {.unit = "GBP per month", .range = at_least(0), .fallback = "0"},
                   "What a trust pays for each month from its exit to `free_from`, if it leaves "
                   "before.")
            .field("free_from", &Money::free_from, {},
                   "From this day on leaving costs nothing; without it, from the day after the "
                   "deadline.")
            .field("dual_running", &Money::dual_running,
                   {.unit = "GBP per month", .range = at_least(0), .fallback = "0"},
                   "What a trust pays, besides, for each month in which it runs both systems.")
            .field("dual_from", &Money::dual_from, {},
                   "Stage from whose end a trust runs both systems, until its exit.")
            .field("financial_year_to", &Money::financial_year_to, {.fallback = "\"03-31\""},
                   "Last day of a financial year: month and day.")
            .field("itemised", &Money::itemised, {.fallback = "false"},
                   "Whether costs are told by item, too.");
    return record;
}

Bill& Bill::operator+=(const Bill& more) {
    stages += more.stages;
    run_on += more.run_on;
    early += more.early;
    dual_running += more.dual_running;
    return *this;
}

void check_money(const Parameters& p, Problems& problems) {
    const Money& money = p.money;
    if (money.dual_running.value > 0 && !money.dual_from)
        problems.add(money.dual_running.where, "dual_running costs money but never begins; "
                                               "allowed: together with dual_from, a stage");
    if (!money.dual_from)
        return;
    std::vector<std::string> known;
    for (const Route& route : p.routes)
        for (const Stage& stage : route.stages)
            known.push_back(stage.name.text);
    if (std::find(known.begin(), known.end(), money.dual_from->text) == known.end())
        problems.add_unknown(*money.dual_from, "stage", known);
}

namespace {
constexpr double seconds_a_month = 86'400 * 365.25 / 12;

double in_months(sim::Duration d) { return static_cast<double>(d.count()) / seconds_a_month; }

/// So many months after a day; the day after a month's end if the month is too short.
sim::Date months_after(sim::Date day, std::int64_t months) {
    const std::chrono::year_month_day from{day};
    const auto to = from + std::chrono::months{months};
    return to.ok() ? sim::Date{to}
                   : sim::Date{to.year() / to.month() / std::chrono::last} + std::chrono::days{1};
}

/// The ends of the run-on's terms for a trust.
std::vector<sim::Time> ends_of_terms(const Blueprint& b, const Trust& trust) {
    std::vector<sim::Time> ends;
    const std::int64_t months = b.parameters.money.term.value;
    const sim::Date from = trust.deadline.value_or(b.parameters.deadline) + std::chrono::days{1};
    while (months > 0 && (ends.empty() || ends.back() < b.horizon))
        ends.push_back(
            b.epoch.at(months_after(from, months * (static_cast<std::int64_t>(ends.size()) + 1))));
    return ends;
}
} // namespace

void compile_money(Draft& draft) {
    Blueprint& b = draft.blueprint;
    const Money& money = b.parameters.money;
    b.tariff.term_ends.reserve(b.parameters.trusts.size());
    for (const Trust& trust : b.parameters.trusts)
        b.tariff.term_ends.push_back(ends_of_terms(b, trust));
    if (money.itemised || money.term.value > 0 || money.dual_running.value > 0)
        b.tariff.items = {{"stages", "stages_gbp", "its stages", &Bill::stages},
                          {"run-on", "run_on_gbp", "to stay on late", &Bill::run_on}};
    if (!b.tariff.items.empty() && money.early.value > 0)
        b.tariff.items.push_back({"leaving early", "early_gbp", "to leave early", &Bill::early});
    if (money.dual_running.value > 0)
        b.tariff.items.push_back(
            {"dual running", "dual_running_gbp", "to run both systems", &Bill::dual_running});
    b.tariff.dual_from.assign(b.network.enrolments().size(), nobody<ActivityId>);
    if (money.dual_running.value == 0)
        return;
    const std::string stage = money.dual_from.value_or(Name{}).text;
    for (std::size_t i = 0; i < b.network.activities().size(); ++i)
        if (b.network.activities()[i].stage->name.text == stage)
            for (const EnrolmentId e : b.network.enrolments_of(id_of<ActivityId>(i)))
                b.tariff.dual_from[index(e)] = id_of<ActivityId>(i);
}

namespace {
/// [months] paid for from the deadline to an exit.
double months_of_run_on(const Blueprint& b, TrustId trust, sim::Time exit) {
    const sim::Time deadline = b.contract_ends[index(trust)].deadline;
    if (exit == sim::never || exit <= deadline)
        return 0;
    const std::vector<sim::Time>& ends = b.tariff.term_ends[index(trust)];
    if (ends.empty())
        return in_months(exit - deadline);
    const auto begun = std::lower_bound(ends.begin(), ends.end(), exit) - ends.begin() + 1;
    return static_cast<double>(b.parameters.money.term.value * begun);
}

/// [months] in which a trust runs both systems.
double months_of_both(const World& world, TrustId trust, sim::Time exit) {
    const EnrolmentId way = world.membership.way_of(trust);
    if (way == nobody<EnrolmentId>)
        return 0;
    const ActivityId from = world.blueprint().tariff.dual_from[index(way)];
    if (from == nobody<ActivityId> || exit == sim::never)
        return 0;
    const Progress& begun = world.progress[index(from)];
    if (begun.state != Progress::State::done || !world.applies(from))
        return 0;
    return in_months(std::max(sim::Duration{0}, exit - begun.end));
}
} // namespace

Bill bill_of(const World& world, TrustId trust, sim::Time exit) {
    const Blueprint& b = world.blueprint();
    const Money& money = b.parameters.money;
    return {.stages = world.paid[index(trust)],
            .run_on = to_pence(money.run_on.value * months_of_run_on(b, trust, exit)),
            .early =
                to_pence(money.early.value *
                         in_months(std::max(b.contract_ends[index(trust)].free_from, exit) - exit)),
            .dual_running =
                to_pence(money.dual_running.value * months_of_both(world, trust, exit))};
}

std::vector<sim::Measure> item_measures(const Tariff& tariff) {
    std::vector<sim::Measure> measures;
    measures.reserve(tariff.items.size());
    for (const Item& item : tariff.items)
        measures.push_back({.name = item.measure,
                            .kind = sim::MeasureKind::money,
                            .meaning = item.meaning,
                            .resolution = to_pence(1'000),
                            .shown = sim::Shown::file});
    return measures;
}

sim::Section costs_section(const Tariff& tariff) {
    sim::Section section{.key = "costs", .members = {}, .measures = {}};
    if (tariff.items.empty())
        return section;
    section.members.reserve(tariff.items.size() + 1);
    for (const Item& item : tariff.items)
        section.members.push_back({item.name, {}});
    section.members.push_back({"bids", {}});
    section.measures = {{.name = "gbp",
                         .kind = sim::MeasureKind::money,
                         .meaning = "what all together pay for it",
                         .resolution = to_pence(1'000)}};
    return section;
}

std::int64_t* write_items(const Tariff& tariff, const Bill& bill, Known known, std::int64_t* out) {
    for (const Item& item : tariff.items)
        *out++ = known == Known::yes ? bill.*item.pence : sim::censored;
    return out;
}

std::int64_t* write_costs(const Tariff& tariff, const Bill& sum, std::int64_t bids, Known known,
                          std::int64_t* out) {
    if (tariff.items.empty())
        return out;
    out = write_items(tariff, sum, known, out);
    *out++ = known == Known::yes ? bids : sim::censored;
    return out;
}

} // namespace models
