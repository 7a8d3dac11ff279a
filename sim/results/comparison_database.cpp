#include "sim/results/comparison_database.hpp"

#include <string>

#include "sim/results/rows.hpp"

namespace sim::results {

namespace {

constexpr const char* comparison_tables = R"sql(
CREATE TABLE differences (
    measure TEXT NOT NULL, first INTEGER NOT NULL REFERENCES options,
    second INTEGER NOT NULL REFERENCES options, unit TEXT NOT NULL, difference REAL, lo REAL,
    hi REAL, simultaneous_lo REAL, simultaneous_hi REAL, known INTEGER NOT NULL,
    less INTEGER NOT NULL, equal INTEGER NOT NULL, greater INTEGER NOT NULL, variance_ratio REAL,
    PRIMARY KEY (measure, first, second)) WITHOUT ROWID;
CREATE TABLE rankings (
    measure TEXT NOT NULL, option_id INTEGER NOT NULL REFERENCES options, unit TEXT NOT NULL,
    best REAL, best_lo REAL, best_hi REAL, alone REAL, alone_lo REAL, alone_hi REAL, share REAL,
    on_average TEXT NOT NULL, regret_mean REAL, regret_mean_lo REAL, regret_mean_hi REAL,
    regret_p80 REAL, regret_p80_lo REAL, regret_p80_hi REAL, regret_worst REAL,
    PRIMARY KEY (measure, option_id)) WITHOUT ROWID;
CREATE TABLE dominance (
    measure TEXT NOT NULL, first INTEGER NOT NULL REFERENCES options,
    second INTEGER NOT NULL REFERENCES options, first_order TEXT NOT NULL, first_ahead REAL,
    second_ahead REAL, allowance REAL, p80 TEXT NOT NULL,
    PRIMARY KEY (measure, first, second)) WITHOUT ROWID;
CREATE TABLE front (
    option_id INTEGER PRIMARY KEY REFERENCES options, x_measure TEXT NOT NULL, x REAL,
    y_measure TEXT NOT NULL, y REAL, on_front INTEGER NOT NULL, probability REAL NOT NULL);
)sql";

void write_differences(Database& database, const JointPlan& plan, const Findings& found) {
    Statement row = insertion(database, "differences");
    for (const Difference& each : found.differences) {
        row.bind(std::string_view(plan.shared[each.measure].name));
        row.bind(row_id(each.first)).bind(row_id(each.second)).bind(std::string_view(each.unit));
        bind_value(row, each.apart);
        bind_value(row, each.simultaneous.lo);
        bind_value(row, each.simultaneous.hi);
        row.bind(each.known).bind(each.less).bind(each.equal).bind(each.greater);
        bind_value(row, each.variance_ratio);
        row.run();
    }
}

void write_rankings(Database& database, const JointPlan& plan, const Findings& found) {
    Statement row = insertion(database, "rankings");
    for (const Ranking& ranking : found.rankings)
        for (std::size_t option = 0; option < ranking.options.size(); ++option) {
            const Ranking::Row& each = ranking.options[option];
            row.bind(std::string_view(plan.shared[ranking.measure].name)).bind(row_id(option));
            row.bind(std::string_view(ranking.unit));
            bind_value(row, each.best);
            bind_value(row, each.alone);
            bind_value(row, each.share);
            row.bind(std::string_view(to_string(each.on_average)));
            bind_value(row, each.regret_mean);
            bind_value(row, each.regret_p80);
            bind_value(row, each.regret_worst);
            row.run();
        }
}

void write_dominance(Database& database, const JointPlan& plan, const Findings& found) {
    Statement row = insertion(database, "dominance");
    for (const Precedence& each : found.precedences)
        row.bind(std::string_view(plan.shared[each.measure].name))
            .bind(row_id(each.first))
            .bind(row_id(each.second))
            .bind(std::string_view(to_string(each.curves.order)))
            .bind(each.curves.first_ahead)
            .bind(each.curves.second_ahead)
            .bind(each.curves.allowance)
            .bind(std::string_view(to_string(each.p80)))
            .run();
}

void write_front(Database& database, const JointPlan& plan, const Front& front) {
    Statement row = insertion(database, "front");
    const SharedMeasure &cost = plan.shared[front.cost], &by = plan.shared[front.by];
    for (std::size_t option = 0; option < front.options.size(); ++option) {
        const FrontPoint& point = front.options[option];
        row.bind(row_id(option)).bind(std::string_view(cost.name));
        bind_value(row, point.x / unit_of(cost.measure.kind).divisor);
        row.bind(std::string_view(by.name));
        bind_value(row, point.y / unit_of(by.measure.kind).divisor);
        row.bind(std::int64_t{point.on_front ? 1 : 0}).bind(point.probability).run();
    }
}

} // namespace

void write_comparison(Database& database, const Comparison& comparison, const Findings& found) {
    database.execute(comparison_tables);
    write_differences(database, comparison.plan, found);
    write_rankings(database, comparison.plan, found);
    write_dominance(database, comparison.plan, found);
    if (found.front)
        write_front(database, comparison.plan, *found.front);
}

} // namespace sim::results
