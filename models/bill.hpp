#pragma once

#include "models/ids.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/experiment/measure.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace models {

class Blueprint;
class Draft;
class World;
struct Parameters;

/// What time costs.
struct Money {
    sim::scenario::Number run_on; ///< [GBP per month] a trust pays from the deadline to its exit
    sim::scenario::Count term;    ///< [months] a run-on contract is for; 0: by the day
    sim::scenario::Number early;  ///< [GBP per month] a trust pays from its exit to `free_from`
    std::optional<sim::Date> free_from;           ///< without: the deadline
    sim::scenario::Number dual_running;           ///< [GBP per month] of both systems at once
    std::optional<sim::scenario::Name> dual_from; ///< stage from whose end both are paid for
    sim::scenario::Name financial_year_to;        ///< last day of a financial year, "03-31"
    bool itemised = false;                        ///< whether costs are told by item
    static const sim::scenario::Record& describe();
};

/// What a trust pays, by item [pence].
struct Bill {
    std::int64_t stages = 0;
    std::int64_t run_on = 0;
    std::int64_t early = 0;
    std::int64_t dual_running = 0;

    [[nodiscard]] std::int64_t total() const { return stages + run_on + early + dual_running; }
    Bill& operator+=(const Bill& more);
};

/// One item of all bills, as an outcome tells it.
struct Item {
    const char* name;
    const char* measure; ///< its name among what is told of a trust
    const char* meaning;
    std::int64_t Bill::*pence;
};

/// What hangs on dates and stages of a bill, resolved.
struct Tariff {
    std::vector<std::vector<sim::Time>>
        term_ends;                     ///< by trust: of the run-on's terms to the horizon
    std::vector<ActivityId> dual_from; ///< by enrolment; nobody where it never pays twice
    std::vector<Item> items;           ///< that are told apart; none if it is not wanted
};

/// Adds what is wrong with a scenario's money.
void check_money(const Parameters& parameters, sim::scenario::Problems& problems);
/// Makes the tariff.
void compile_money(Draft& draft);

/// What a trust pays that is out at `exit`; only its stages if it never is.
Bill bill_of(const World& world, TrustId trust, sim::Time exit);

/// Whether a bill is whole: a trust that is not out by the horizon has more to pay.
enum class Known : bool { no, yes };

/// What is told of a trust's bill, item by item.
std::vector<sim::Measure> item_measures(const Tariff& tariff);
/// The section of an outcome that sums up all bills: a member for each item, and one for bids.
sim::Section costs_section(const Tariff& tariff);
/// Writes the items of a bill, censored if it is not whole. \return where the next place is
std::int64_t* write_items(const Tariff& tariff, const Bill& bill, Known known, std::int64_t* out);
/// Writes the places of costs_section(). \return where the next is
std::int64_t* write_costs(const Tariff& tariff, const Bill& sum, std::int64_t bids, Known known,
                          std::int64_t* out);

} // namespace models
