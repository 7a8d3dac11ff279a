#include "sim/results/trace_database.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "sim/experiment/accumulator.hpp"
#include "sim/results/rows.hpp"

namespace sim::results {

namespace {

constexpr const char* trace_tables = R"sql(
CREATE TABLE traces (
    option_id INTEGER PRIMARY KEY REFERENCES options, replications INTEGER NOT NULL,
    typical INTEGER NOT NULL, step_days REAL NOT NULL);
CREATE TABLE trace_stages (
    option_id INTEGER NOT NULL REFERENCES options, position INTEGER NOT NULL,
    member TEXT NOT NULL, stage TEXT NOT NULL, owner TEXT NOT NULL,
    p10_begin TEXT, p50_begin TEXT, p80_begin TEXT, p90_begin TEXT,
    p10_end TEXT, p50_end TEXT, p80_end TEXT, p90_end TEXT,
    criticality REAL NOT NULL, needed REAL NOT NULL, done REAL NOT NULL);
CREATE TABLE trace_bars (
    option_id INTEGER NOT NULL REFERENCES options, replication INTEGER NOT NULL,
    member TEXT NOT NULL, stage TEXT NOT NULL, owner TEXT NOT NULL, attempt INTEGER NOT NULL,
    ready TEXT NOT NULL, begin TEXT, end TEXT, failed INTEGER NOT NULL,
    critical INTEGER NOT NULL);
CREATE TABLE trace_levels (
    option_id INTEGER NOT NULL REFERENCES options, resource TEXT NOT NULL, kind TEXT NOT NULL,
    day TEXT NOT NULL, p10 INTEGER NOT NULL, p50 INTEGER NOT NULL, p90 INTEGER NOT NULL,
    mean REAL NOT NULL, units REAL);
)sql";

constexpr std::array kinds = {"pool", "queue", "declined"};

/// The p-quantile without its bounds, by the rank that quantile() takes.
std::int64_t place(const Accumulator& values, double p) {
    const auto rank = std::ceil(static_cast<double>(values.total()) * p);
    return values.total() == 0 ? unset : values.at_rank(static_cast<std::uint64_t>(rank));
}

double mean_of(const Accumulator& values) {
    return static_cast<double>(values.sum()) / static_cast<double>(values.count());
}

/// Writes the traces of one option.
class TraceWriter {
public:
    TraceWriter(Database& database, std::int64_t id, const OptionResult& option)
        : database_(database), id_(id), traces_(*option.traces), epoch_(option.outcome.epoch) {}

    void write() {
        constexpr double seconds_a_day = 86'400;
        Statement row = insertion(database_, "traces");
        row.bind(id_).bind(traces_.tally.replications()).bind(std::int64_t{traces_.typical});
        row.bind(static_cast<double>(traces_.shape.step.count()) / seconds_a_day).run();
        write_stages();
        write_bars();
        write_levels();
    }

private:
    void bind_date(Statement& row, std::int64_t seconds) const {
        if (seconds == censored || seconds == unset)
            row.bind(nullptr);
        else
            row.bind(std::string_view(sim::to_string(epoch_.date(Time{Duration{seconds}}))));
    }
    void bind_date(Statement& row, Time time) const {
        bind_date(row, time == never ? censored : time.time_since_epoch().count());
    }
    void bind_task(Statement& row, const TraceShape::Task& task) const {
        row.bind(std::string_view(task.member)).bind(std::string_view(task.stage));
        row.bind(std::string_view(task.owner));
    }

    void write_stages() {
        Statement row = insertion(database_, "trace_stages");
        const auto all = static_cast<double>(traces_.tally.replications());
        for (std::size_t i = 0; i < traces_.shape.tasks.size(); ++i) {
            const TraceTally::Task& task = traces_.tally.tasks()[i];
            row.bind(id_).bind(std::uint64_t{i + 1});
            bind_task(row, traces_.shape.tasks[i]);
            for (const Accumulator* times : {&task.begin, &task.end})
                for (const double p : {0.1, 0.5, 0.8, 0.9})
                    bind_date(row, place(*times, p));
            row.bind(static_cast<double>(task.critical) / all);
            row.bind(static_cast<double>(task.begin.total()) / all);
            row.bind(static_cast<double>(task.done) / all).run();
        }
    }

    void write_bars() {
        Statement row = insertion(database_, "trace_bars");
        const std::vector<std::uint32_t>& critical = traces_.trace.critical;
        for (const Trace::Bar& bar : traces_.trace.bars) {
            row.bind(id_).bind(std::int64_t{traces_.typical});
            bind_task(row, traces_.shape.tasks[bar.task]);
            row.bind(std::int64_t{bar.attempt} + 1);
            for (const Time time : {bar.ready, bar.begin, bar.end})
                bind_date(row, time);
            row.bind(std::int64_t{bar.failed ? 1 : 0});
            row.bind(std::int64_t{std::ranges::count(critical, bar.task) > 0 ? 1 : 0}).run();
        }
    }

    void write_levels() {
        Statement row = insertion(database_, "trace_levels");
        const TraceShape& shape = traces_.shape;
        for (std::size_t i = 0; i < shape.series.size(); ++i)
            for (std::uint32_t look = 0; look < shape.looks; ++look) {
                const TraceTally::Look& seen = traces_.tally.looks()[i * shape.looks + look];
                row.bind(id_).bind(std::string_view(shape.series[i].resource));
                row.bind(std::string_view(kinds[static_cast<std::size_t>(shape.series[i].kind)]));
                bind_date(row, Time{shape.step * look});
                for (const double p : {0.1, 0.5, 0.9})
                    row.bind(place(seen.value, p));
                row.bind(mean_of(seen.value));
                if (shape.series[i].kind == TraceShape::Kind::pool)
                    row.bind(mean_of(seen.units)).run();
                else
                    row.bind(nullptr).run();
            }
    }

    Database& database_;
    std::int64_t id_;
    const TraceResult& traces_;
    const Epoch& epoch_;
};

} // namespace

void write_traces(Database& database, const Run& run) {
    if (std::ranges::none_of(run.options, [](const auto& option) { return bool{option.traces}; }))
        return;
    database.execute(trace_tables);
    for (std::size_t i = 0; i < run.options.size(); ++i)
        if (run.options[i].traces)
            TraceWriter(database, row_id(i), run.options[i]).write();
}

} // namespace sim::results
