#include "sim/results/samples.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/experiment/measure_names.hpp"
#include "sim/results/sql_text.hpp"

namespace sim::results {

namespace {

/// SQLite allows 2,000 columns; one is the replication.
constexpr std::size_t most_measures = 1'999;

/// A measure's value as people read it, in SQL.
std::string published(const Measure& measure, const Epoch& epoch, const std::string& column) {
    switch (measure.kind) {
    case MeasureKind::date: {
        const auto start =
            std::chrono::duration_cast<std::chrono::seconds>(epoch.start().time_since_epoch());
        return fmt::format("date({} + {}, 'unixepoch')", start.count(), column);
    }
    case MeasureKind::duration:
        return column + " / 86400.0";
    case MeasureKind::money:
        return column + " / 100.0";
    case MeasureKind::category: {
        std::string sql = "CASE " + column;
        for (std::size_t i = 0; i < measure.categories.size(); ++i)
            sql += fmt::format(" WHEN {} THEN {}", i, sql_string(measure.categories[i]));
        return sql + " END";
    }
    case MeasureKind::flag:
    case MeasureKind::count:
        break;
    }
    return column;
}

/// Measures that stand in one table: [from, to).
struct Places {
    std::size_t from, to;
};

/// One table, its view, and the statement that fills it.
Statement make_table(Database& database, const std::string& text, std::int64_t first_id,
                     const Places& places, const OutcomeDescription& outcome) {
    std::string table = fmt::format("CREATE TABLE {} (replication INTEGER PRIMARY KEY", text);
    std::string view = fmt::format("CREATE VIEW v_{} AS SELECT replication", text);
    std::string insert = fmt::format("INSERT INTO {} VALUES (?", text);
    ColumnNames names;
    for (std::size_t place = places.from; place < places.to; ++place) {
        const std::string column = fmt::format("m{}", first_id + static_cast<std::int64_t>(place));
        table += fmt::format(", {} INTEGER", column);
        view += fmt::format(", {} AS {}", published(outcome.measure(place), outcome.epoch, column),
                            names.unique(measure_name(outcome, place)));
        insert += ", ?";
    }
    database.execute(table + ");\n" + view + fmt::format(" FROM {};", text));
    return {database, insert + ")"};
}

} // namespace

SampleTables::SampleTables(Database& database, std::int64_t option_id, std::int64_t first_id,
                           const OutcomeDescription& outcome) {
    const std::size_t size = outcome.size();
    for (std::size_t from = 0; from < size; from += most_measures) {
        const std::size_t number = from / most_measures;
        const std::string name = fmt::format("samples_{}{}", option_id,
                                             number == 0 ? "" : fmt::format("_{}", number + 1));
        inserts_.push_back(make_table(database, name, first_id,
                                      {from, std::min(from + most_measures, size)}, outcome));
    }
}

void SampleTables::write(std::uint32_t replication, std::span<const std::int64_t> outcome) {
    for (Statement& insert : inserts_) {
        const std::size_t size = std::min(most_measures, outcome.size());
        insert.bind(std::int64_t{replication});
        for (const std::int64_t value : outcome.first(size))
            if (value == censored)
                insert.bind(nullptr);
            else
                insert.bind(value);
        insert.run();
        outcome = outcome.subspan(size);
    }
}

SampleWriter::SampleWriter(Database& database,
                           const std::vector<const OutcomeDescription*>& options) {
    std::int64_t option_id = 0, first_id = 1;
    options_.reserve(options.size());
    for (const OutcomeDescription* outcome : options) {
        options_.push_back(
            {outcome->size(), SampleTables(database, ++option_id, first_id, *outcome)});
        first_id += static_cast<std::int64_t>(outcome->size());
    }
}

/// By replication, then by option: an order that no block changes.
void SampleWriter::take(std::size_t first_option, const std::vector<RawOutcomes>& outcomes) {
    std::vector<std::size_t> done(outcomes.size());
    while (true) {
        std::uint64_t next = UINT64_MAX;
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            if (const auto& numbers = outcomes[i].replications; done[i] < numbers.size())
                next = std::min<std::uint64_t>(next, numbers[done[i]]);
        if (next == UINT64_MAX)
            return;
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            const auto& numbers = outcomes[i].replications;
            if (done[i] == numbers.size() || numbers[done[i]] != next)
                continue;
            Option& option = options_[first_option + i];
            option.tables.write(
                static_cast<std::uint32_t>(next),
                std::span(outcomes[i].values).subspan(done[i] * option.width, option.width));
            ++done[i];
        }
    }
}

} // namespace sim::results
