#include "sim/results/database.hpp"
#include "sim/results/futures.hpp"
#include "sim/results/rows.hpp"
#include "sim/results/sqlite.hpp"

namespace sim::results {

namespace {

constexpr const char* futures_tables = R"sql(
CREATE TABLE uncertainties (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, unit TEXT NOT NULL, known TEXT NOT NULL, low REAL,
    high REAL, grade TEXT NOT NULL, source TEXT NOT NULL, meaning TEXT NOT NULL);
CREATE TABLE future_settings (
    future_id INTEGER NOT NULL, uncertainty_id INTEGER NOT NULL REFERENCES uncertainties,
    value REAL NOT NULL, PRIMARY KEY (future_id, uncertainty_id)) WITHOUT ROWID;
CREATE TABLE future_means (
    future_id INTEGER NOT NULL, option_id INTEGER NOT NULL REFERENCES options,
    measure TEXT NOT NULL, unit TEXT NOT NULL, mean REAL, first_half REAL, second_half REAL,
    PRIMARY KEY (measure, option_id, future_id)) WITHOUT ROWID;
)sql";

constexpr const char* tables_of_worth = R"sql(
CREATE TABLE worth (
    what TEXT NOT NULL, uncertainty_id INTEGER REFERENCES uncertainties, measure TEXT NOT NULL,
    unit TEXT NOT NULL, value REAL, lo REAL, hi REAL);
CREATE TABLE worth_options (
    option_id INTEGER NOT NULL REFERENCES options, mean REAL, lo REAL, hi REAL, behind REAL,
    behind_lo REAL, behind_hi REAL, best_in REAL NOT NULL);
)sql";

constexpr const char* tables_of_stress = R"sql(
CREATE TABLE robustness (
    option_id INTEGER NOT NULL REFERENCES options, measure TEXT NOT NULL, unit TEXT NOT NULL,
    worst REAL, worst_future INTEGER NOT NULL, regret REAL, regret_future INTEGER NOT NULL,
    regret_p90 REAL, p90_lo REAL, p90_hi REAL, regret_mean REAL, mean_lo REAL, mean_hi REAL);
CREATE TABLE failure_regions (
    option_id INTEGER NOT NULL REFERENCES options, fails TEXT NOT NULL, failing INTEGER NOT NULL,
    within INTEGER NOT NULL, failing_within INTEGER NOT NULL, coverage REAL, density REAL);
CREATE TABLE failure_bounds (
    option_id INTEGER NOT NULL REFERENCES options,
    uncertainty_id INTEGER NOT NULL REFERENCES uncertainties, low REAL, high REAL);
)sql";

void bind_value(Statement& row, const std::optional<double>& value) {
    if (value)
        row.bind(*value);
    else
        row.bind(nullptr);
}

void write_provenance(Database& database, const Futures& futures) {
    Statement row(database, "INSERT OR REPLACE INTO provenance VALUES (?,?)");
    const auto put = [&](std::string_view key, std::string_view value) {
        row.bind(key).bind(value).run();
    };
    put("digest", futures.digest);
    put("design", futures.design);
    put("replications", std::to_string(futures.replications));
    put("measure", futures.names.front());
}

void write_futures(Database& database, const Futures& futures) {
    database.execute(futures_tables);
    write_provenance(database, futures);
    Statement open(database, "INSERT INTO uncertainties VALUES (?,?,?,?,?,?,?,?,?)");
    for (std::size_t p = 0; p < futures.parameters.size(); ++p) {
        const OpenParameter& each = futures.parameters[p];
        open.bind(row_id(p)).bind(std::string_view(each.path)).bind(std::string_view(each.unit));
        open.bind(std::string_view(each.text)).bind(each.low).bind(each.high);
        open.bind(std::string_view(each.grade)).bind(std::string_view(each.source));
        open.bind(std::string_view(each.meaning)).run();
    }
    Statement setting(database, "INSERT INTO future_settings VALUES (?,?,?)");
    for (std::size_t i = 0; i < futures.size(); ++i)
        for (std::size_t p = 0; p < futures.parameters.size(); ++p)
            setting.bind(futures.numbers[i] + 1).bind(row_id(p)).bind(futures.values[p][i]).run();
    Statement mean(database, "INSERT INTO future_means VALUES (?,?,?,?,?,?,?)");
    for (std::size_t m = 0; m < futures.measures.size(); ++m)
        for (std::size_t o = 0; o < futures.yields[m].size(); ++o)
            for (std::size_t i = 0; i < futures.size(); ++i) {
                const Yield& option = futures.yields[m][o];
                mean.bind(futures.numbers[i] + 1).bind(row_id(o));
                mean.bind(std::string_view(futures.names[m]));
                mean.bind(std::string_view(futures.measures[m].unit)).bind(option.mean(i));
                mean.bind(option.first[i]).bind(option.second[i]).run();
            }
}

void write_worth(Database& database, const Futures& futures, const Worth& worth) {
    database.execute(tables_of_worth);
    Statement row(database, "INSERT INTO worth VALUES (?,?,?,?,?,?,?)");
    const auto put = [&](std::string_view what, std::optional<std::size_t> parameter,
                         const Interval& of) {
        row.bind(what);
        if (parameter)
            row.bind(row_id(*parameter));
        else
            row.bind(nullptr);
        row.bind(std::string_view(futures.names.front()));
        row.bind(std::string_view(futures.measures.front().unit));
        bind_value(row, of);
        row.run();
    };
    put("perfect, at most", {}, worth.at_most);
    put("perfect, at least", {}, worth.at_least);
    for (std::size_t p = 0; p < worth.partial.size(); ++p)
        put("partial", p, worth.partial[p]);
    Statement option(database, "INSERT INTO worth_options VALUES (?,?,?,?,?,?,?,?)");
    for (std::size_t o = 0; o < worth.options.size(); ++o) {
        option.bind(row_id(o));
        bind_value(option, worth.options[o].mean);
        bind_value(option, worth.options[o].behind);
        option.bind(worth.options[o].best_in).run();
    }
}

void write_regions(Database& database, const Stress& stress) {
    if (!stress.failing)
        return;
    Statement row(database, "INSERT INTO failure_regions VALUES (?,?,?,?,?,?,?)");
    Statement bound(database, "INSERT INTO failure_bounds VALUES (?,?,?,?)");
    for (std::size_t o = 0; o < stress.regions.size(); ++o) {
        const Region& region = stress.regions[o];
        row.bind(row_id(o)).bind(std::string_view(stress.failing->text)).bind(region.failing);
        row.bind(region.within).bind(region.failing_within).bind(region.coverage());
        row.bind(region.density()).run();
        for (const Region::Bound& each : region.bounds) {
            bound.bind(row_id(o)).bind(row_id(each.parameter));
            bind_value(bound, each.low);
            bind_value(bound, each.high);
            bound.run();
        }
    }
}

void write_stress(Database& database, const Futures& futures, const Stress& stress) {
    database.execute(tables_of_stress);
    Statement row(database, "INSERT INTO robustness VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (std::size_t o = 0; o < stress.options.size(); ++o) {
        const Stress::Standing& each = stress.options[o];
        row.bind(row_id(o)).bind(std::string_view(futures.names.front()));
        row.bind(std::string_view(futures.measures.front().unit)).bind(each.worst);
        row.bind(futures.numbers[each.worst_at] + 1).bind(each.regret);
        row.bind(futures.numbers[each.regret_at] + 1);
        bind_value(row, each.regret_p90);
        bind_value(row, each.regret_mean);
        row.run();
    }
    write_regions(database, stress);
}

void write_all(const Folder& folder, const Futures& futures, const std::string& summary,
               const std::function<void(Database&)>& more) {
    folder.write([&](const std::filesystem::path& path) {
        write_file(path / "summary.json", summary);
        write_file(path / "futures.csv", futures_csv(futures));
        write_database(path / "run.db", futures.run, [&](Database& database) {
            write_futures(database, futures);
            more(database);
        });
    });
}

} // namespace

void publish(const Folder& folder, const Futures& futures, const Worth& worth) {
    write_all(folder, futures, worth_text(futures, worth),
              [&](Database& database) { write_worth(database, futures, worth); });
}

void publish(const Folder& folder, const Futures& futures, const Stress& stress) {
    write_all(folder, futures, stress_text(futures, stress),
              [&](Database& database) { write_stress(database, futures, stress); });
}

} // namespace sim::results
