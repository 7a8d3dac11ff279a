#include "models/ledger.hpp"

#include "models/draft.hpp"
#include "models/pence.hpp"
#include "models/world.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace models {

namespace {
std::uint32_t payee_of(const Ledger& ledger, const Payment& payment) {
    return static_cast<std::uint32_t>(
        std::find(ledger.payees.begin(), ledger.payees.end(), payment.to.text) -
        ledger.payees.begin());
}
} // namespace

void Payments::reset() {
    std::fill(rows_.begin(), rows_.end(), Row{});
    std::fill(made_.begin(), made_.end(), std::uint8_t{0});
}

void Payments::pay_for(const World& world, ActivityId a, sim::Time now) {
    const Ledger& ledger = world.blueprint().ledger;
    const Stretch dues = ledger.of.of(a);
    for (std::uint32_t d = dues.begin; d != dues.end; ++d) {
        if (made_[d] != 0)
            continue;
        made_[d] = 1;
        const Ledger::Due& due = ledger.dues[d];
        Row& row = rows_[ledger.row(due.payee, ledger.years.of(now))];
        const double chance = world.uniform(Draw::payment, a, d - dues.begin);
        row.paid += to_pence(due.amount->quantile(chance));
        ++row.certificates;
    }
}

void compile_ledger(Draft& draft) {
    const Parameters& p = draft.blueprint.parameters;
    Ledger& ledger = draft.blueprint.ledger;
    if (p.payments.empty())
        return;
    ledger.years = FinancialYears(p.money.financial_year_to.text, draft.blueprint.epoch, p.horizon);
    for (const Payment& payment : p.payments)
        if (payee_of(ledger, payment) == ledger.payees.size())
            ledger.payees.push_back(payment.to.text);
    ledger.expected.resize(ledger.payees.size() * ledger.years.size());
    const std::vector<sim::Date>& last_days = ledger.years.last_days();
    for (const Payment& payment : p.payments)
        for (const Expectation& each : payment.expected) {
            const auto year = static_cast<std::size_t>(
                std::lower_bound(last_days.begin(), last_days.end(), each.year_to) -
                last_days.begin());
            ledger.expected[ledger.row(payee_of(ledger, payment), year)] +=
                to_pence(each.amount.value);
            ledger.has_expected = true;
        }
}

void compile_payments(ActivityId a, Step& step, Draft& draft) {
    Ledger& ledger = draft.blueprint.ledger;
    const auto begin = static_cast<std::uint32_t>(ledger.dues.size());
    for (const Payment& payment : draft.blueprint.parameters.payments)
        if (payment.stage.text == draft.activity(a).stage->name.text)
            ledger.dues.push_back({&payment.amount.distribution, payee_of(ledger, payment)});
    const auto end = static_cast<std::uint32_t>(ledger.dues.size());
    if (begin == end)
        return;
    ledger.of.set(a, {begin, end});
    step.mark(Special::paid_for);
    step.noticed = true;
}

sim::Section payments_section(const Ledger& ledger) {
    sim::Section section{.key = "payments", .members = {}, .measures = {}};
    for (const std::string& payee : ledger.payees)
        for (std::size_t year = 0; year < ledger.years.size(); ++year) {
            const std::string name = ledger.years.name(year);
            section.members.push_back(
                {fmt::format("{} {}", payee, name), {{"to", payee}, {"year", name}}});
        }
    section.labels = sim::Shown::file;
    section.measures = {{.name = "paid_gbp",
                         .kind = sim::MeasureKind::money,
                         .meaning = "paid in the financial year",
                         .resolution = to_pence(1'000)},
                        {.name = "certificates",
                         .kind = sim::MeasureKind::count,
                         .meaning = "ends of stages that were paid for"}};
    if (ledger.has_expected) {
        section.measures.push_back({.name = "below",
                                    .kind = sim::MeasureKind::flag,
                                    .meaning = "less is paid than was expected"});
        section.measures.push_back({.name = "below_gbp",
                                    .kind = sim::MeasureKind::money,
                                    .meaning = "what is expected and not paid, 0 if all is",
                                    .resolution = to_pence(1'000)});
    }
    return section;
}

std::int64_t* write_payments(const Ledger& ledger, const Payments& payments, std::int64_t* out) {
    for (std::size_t row = 0; row < payments.rows().size(); ++row) {
        const Payments::Row& here = payments.rows()[row];
        *out++ = here.paid;
        *out++ = here.certificates;
        if (!ledger.has_expected)
            continue;
        const std::int64_t below = std::max<std::int64_t>(0, ledger.expected[row] - here.paid);
        *out++ = below > 0 ? 1 : 0;
        *out++ = below;
    }
    return out;
}

} // namespace models
