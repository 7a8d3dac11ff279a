#include "models/payment.hpp"

#include "models/financial_year.hpp"
#include "models/parameters.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace models {

using namespace sim::scenario;

const Record& Expectation::describe() {
    static const Record record =
        sim::scenario::record<Expectation>("expected", "What was expected in a financial year.")
            .field("year_to", &Expectation::year_to, required, "Last day of the financial year.")
            .field("amount", &Expectation::amount,
                   {.unit = "GBP", .range = at_least(0), .needed = true},
                   "What the provider expected to be paid in it, for all stages together.")
            .position(&Expectation::where);
    return record;
}

const Record& Payment::describe() {
    static const Record record =
        sim::scenario::record<Payment>("payment", "What a provider is paid for.")
            .field("stage", &Payment::stage, required,
                   "Stage whose end it is paid for, once for each owner: the first time it ends.")
            .field("to", &Payment::to, required, "Who is paid.")
            .field("amount", &Payment::amount,
                   {.unit = "GBP", .range = at_least(0), .needed = true},
                   "What is paid for each owner of the stage.")
            .list("expected", &Payment::expected,
                  "What the provider expected to be paid, by financial year.");
    return record;
}

namespace {
void check_expected(const FinancialYears& years, const Expectation& expected, Problems& problems) {
    const std::vector<sim::Date>& last_days = years.last_days();
    if (last_days.empty() ||
        std::binary_search(last_days.begin(), last_days.end(), expected.year_to))
        return;
    problems.add(expected.where,
                 fmt::format("no financial year that is simulated ends on {}; allowed: the last "
                             "days of such years, {} to {}",
                             sim::to_string(expected.year_to), sim::to_string(last_days.front()),
                             sim::to_string(last_days.back())));
}
} // namespace

void check_payments(const Parameters& p, Problems& problems) {
    const Name& last_day = p.money.financial_year_to;
    if (!FinancialYears::is_day(last_day.text))
        problems.add(last_day.where, fmt::format("financial_year_to is \"{}\"; allowed: a month "
                                                 "and a day as in \"03-31\"",
                                                 last_day.text));
    if (p.payments.empty() || p.horizon < p.start)
        return;
    std::vector<std::string> stages;
    for (const Route& route : p.routes)
        for (const Stage& stage : route.stages)
            stages.push_back(stage.name.text);
    const FinancialYears years(last_day.text, sim::Epoch{p.start}, p.horizon);
    for (const Payment& payment : p.payments) {
        if (std::find(stages.begin(), stages.end(), payment.stage.text) == stages.end())
            problems.add_unknown(payment.stage, "stage", stages);
        for (const Expectation& expected : payment.expected)
            check_expected(years, expected, problems);
    }
}

} // namespace models
