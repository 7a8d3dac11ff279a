#pragma once

#include "models/financial_year.hpp"
#include "models/ids.hpp"
#include "models/rare.hpp"
#include "models/step.hpp"
#include "sim/experiment/measure.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace models {

class Draft;
class World;

/// Who is paid for the ends of which activities, and in which financial years.
struct Ledger {
    /// A payment that the first end of one activity brings.
    struct Due {
        const sim::Distribution* amount; ///< [GBP]
        std::uint32_t payee;
    };
    FinancialYears years;
    std::vector<std::string> payees;
    std::vector<std::int64_t> expected; ///< [pence] by payee and year
    bool has_expected = false;
    std::vector<Due> dues;
    Rare<Stretch> of; ///< by activity, in `dues`

    [[nodiscard]] std::size_t row(std::size_t payee, std::size_t year) const {
        return payee * years.size() + year;
    }
};

/// What providers have been paid in a replication.
class Payments {
public:
    struct Row {
        std::int64_t paid = 0; ///< [pence]
        std::int64_t certificates = 0;
    };
    explicit Payments(const Ledger& ledger)
        : rows_(ledger.expected.size()), made_(ledger.dues.size()) {}

    /// Nothing is paid yet.
    void reset();
    /// Pays for the end of an activity, now, unless it was paid for when it first ended.
    void pay_for(const World& world, ActivityId a, sim::Time now);
    /// By payee and financial year: Ledger::row.
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

private:
    std::vector<Row> rows_;
    std::vector<std::uint8_t> made_; ///< by due
};

/// Names the payees and the years, and what was expected.
void compile_ledger(Draft& draft);
/// Marks a step whose end is paid for.
void compile_payments(ActivityId a, Step& step, Draft& draft);

/// The section of an outcome that tells payments: a member for each payee and financial year.
sim::Section payments_section(const Ledger& ledger);
/// Writes the places of that section. \return where the next begins
std::int64_t* write_payments(const Ledger& ledger, const Payments& payments, std::int64_t* out);

} // namespace models
