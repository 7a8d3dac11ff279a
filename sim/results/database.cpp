#include "sim/results/database.hpp"

#include <algorithm>
#include <array>

#include "sim/results/rows.hpp"
#include "sim/results/sqlite.hpp"
#include "sim/results/statistics.hpp"
#include "sim/results/trace_database.hpp"
#include "sim/results/views.hpp"

namespace sim::results {

std::string to_string(Int128 value) {
    const bool negative = value < 0;
    auto rest = negative ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
    std::string digits;
    do {
        digits += static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    } while (rest > 0);
    if (negative)
        digits += '-';
    std::ranges::reverse(digits);
    return digits;
}

std::string_view kind_name(MeasureKind kind) {
    constexpr std::array<std::string_view, 6> names = {"flag",     "count", "date",
                                                       "duration", "money", "category"};
    return names[static_cast<std::size_t>(kind)];
}

namespace {

constexpr const char* beginning = R"sql(
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
BEGIN;
)sql";

constexpr const char* run_tables = R"sql(
CREATE TABLE provenance (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE overrides (position INTEGER PRIMARY KEY, setting TEXT NOT NULL);
CREATE TABLE omissions (position INTEGER PRIMARY KEY, what TEXT NOT NULL);
CREATE TABLE options (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, meaning TEXT NOT NULL,
    first_replication INTEGER NOT NULL, requested INTEGER NOT NULL, replications INTEGER NOT NULL,
    failed INTEGER NOT NULL, digest TEXT NOT NULL, start TEXT NOT NULL);
CREATE TABLE facts (
    option_id INTEGER NOT NULL REFERENCES options, key TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE labels (
    option_id INTEGER NOT NULL REFERENCES options, section TEXT NOT NULL, member TEXT NOT NULL,
    key TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE measures (
    id INTEGER PRIMARY KEY, option_id INTEGER NOT NULL REFERENCES options, section TEXT NOT NULL,
    member TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, meaning TEXT NOT NULL,
    resolution INTEGER NOT NULL, count INTEGER NOT NULL, censored INTEGER NOT NULL,
    sum TEXT NOT NULL, sum_of_squares TEXT NOT NULL, min INTEGER, max INTEGER,
    bin_width INTEGER NOT NULL);
CREATE TABLE categories (
    measure_id INTEGER NOT NULL REFERENCES measures, value INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE summaries (
    measure_id INTEGER NOT NULL REFERENCES measures, statistic TEXT NOT NULL, unit TEXT NOT NULL,
    value, lo, hi, PRIMARY KEY (measure_id, statistic)) WITHOUT ROWID;
CREATE TABLE distributions (
    measure_id INTEGER NOT NULL REFERENCES measures, value INTEGER NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (measure_id, value)) WITHOUT ROWID;
CREATE TABLE parameters (
    option_id INTEGER NOT NULL REFERENCES options, path TEXT NOT NULL, value TEXT NOT NULL,
    unit TEXT NOT NULL, grade TEXT NOT NULL, source TEXT NOT NULL, position TEXT NOT NULL);
CREATE TABLE failures (
    option_id INTEGER NOT NULL REFERENCES options, replication INTEGER NOT NULL,
    message TEXT NOT NULL);
)sql";

/// Fills the tables, each statement prepared once.
class Writer {
public:
    explicit Writer(Database& database)
        : database_(database), measure_(insertion(database, "measures")),
          category_(insertion(database, "categories")), summary_(insertion(database, "summaries")),
          distribution_(insertion(database, "distributions")),
          parameter_(insertion(database, "parameters")) {}

    void write_provenance(const Run& run) {
        Statement row = insertion(database_, "provenance");
        const auto put = [&](std::string_view key, std::string_view value) {
            row.bind(key).bind(value).run();
        };
        put("schema", "slipway-run-1");
        put("program", run.program.name);
        put("version", run.program.version);
        put("build", run.program.build);
        put("method", run.method);
        put("scenario", run.scenario);
        put("scenario_sha256", run.sha256);
        put("scenario_text", run.text);
        put("seed", std::to_string(run.seed));
        put("samples", run.samples);
        put("share_part", std::to_string(run.part));
        put("share_parts", std::to_string(run.parts));
        put("sampling", sampling_names()[static_cast<std::size_t>(run.sampling)]);
        put("measure", run.options.front().outcome.chief);
        put("replications", std::to_string(run.replications()));
        put("failed", std::to_string(run.failed()));
        put("digest", run.digest());
        put("interrupted", run.interrupted() ? "yes" : "no");
        write_lines("overrides", run.overrides);
        write_lines("omissions", run.program.omissions);
    }

    void write_option(std::int64_t id, const OptionResult& option) {
        const Result& result = option.result;
        Statement row = insertion(database_, "options");
        row.bind(id).bind(std::string_view(option.name)).bind(std::string_view(option.meaning));
        row.bind(std::int64_t{result.first}).bind(result.requested).bind(result.done);
        row.bind(result.failed).bind(std::string_view(result.digest.to_string()));
        row.bind(std::string_view(sim::to_string(option.outcome.epoch.start()))).run();
        write_words(id, option);
        for (const scenario::Assumption& parameter : option.parameters)
            write_parameter(id, parameter);
        Statement failure = insertion(database_, "failures");
        for (const Failure& each : result.failures)
            failure.bind(id)
                .bind(std::int64_t{each.replication})
                .bind(std::string_view(each.message))
                .run();
        for (std::size_t i = 0; i < result.measures.size(); ++i)
            write_measure(id, option, i);
    }

private:
    /// Texts in their order.
    void write_lines(std::string_view table, const std::vector<std::string>& lines) {
        Statement row = insertion(database_, table);
        for (std::size_t i = 0; i < lines.size(); ++i)
            row.bind(std::uint64_t{i + 1}).bind(std::string_view(lines[i])).run();
    }

    void write_words(std::int64_t id, const OptionResult& option) {
        Statement fact = insertion(database_, "facts");
        for (const auto& [key, value] : option.outcome.facts)
            fact.bind(id).bind(std::string_view(key)).bind(std::string_view(value)).run();
        Statement label = insertion(database_, "labels");
        for (const Section& section : option.outcome.sections)
            for (const Member& member : section.members)
                for (const auto& [key, value] : member.labels)
                    label.bind(id)
                        .bind(std::string_view(section.key))
                        .bind(std::string_view(member.name))
                        .bind(std::string_view(key))
                        .bind(std::string_view(value))
                        .run();
    }

    void write_parameter(std::int64_t id, const scenario::Assumption& parameter) {
        parameter_.bind(id).bind(std::string_view(parameter.path));
        parameter_.bind(std::string_view(parameter.value)).bind(std::string_view(parameter.unit));
        parameter_.bind(std::string_view(scenario::to_string(parameter.evidence.grade)));
        parameter_.bind(std::string_view(parameter.evidence.source));
        parameter_.bind(std::string_view(scenario::to_string(parameter.where))).run();
    }

    void write_measure(std::int64_t option_id, const OptionResult& option, std::size_t index) {
        const OutcomeDescription::Place at = option.outcome.place(index);
        const Section& section = option.outcome.sections[at.section];
        const Measure& measure = section.measures[at.measure];
        const Accumulator& values = option.result.measures[index];
        const std::int64_t id = ++measures_;
        measure_.bind(id).bind(option_id).bind(std::string_view(section.key));
        measure_.bind(section.members.empty() ? std::string_view()
                                              : std::string_view(section.members[at.member].name));
        measure_.bind(std::string_view(measure.name));
        measure_.bind(kind_name(measure.kind));
        measure_.bind(std::string_view(measure.meaning)).bind(measure.resolution);
        measure_.bind(values.count()).bind(values.censored_count());
        measure_.bind(std::string_view(to_string(values.sum())));
        measure_.bind(std::string_view(to_string(values.sum_of_squares())));
        bind_range(values.histogram());
        measure_.bind(values.histogram().width()).run();
        write_values(id, measure, option.sample(index), option.outcome.epoch);
    }

    void bind_range(const Histogram& seen) {
        if (seen.empty())
            measure_.bind(nullptr).bind(nullptr);
        else
            measure_.bind(seen.min()).bind(seen.max());
    }

    void write_values(std::int64_t id, const Measure& measure, const Sample& values,
                      const Epoch& epoch) {
        for (std::size_t i = 0; i < measure.categories.size(); ++i)
            category_.bind(id)
                .bind(std::uint64_t{i})
                .bind(std::string_view(measure.categories[i]))
                .run();
        for (const Statistic& statistic : statistics(measure, values, epoch)) {
            summary_.bind(id).bind(std::string_view(statistic.name));
            summary_.bind(std::string_view(statistic.unit));
            for (const Json* number : {&statistic.value, &statistic.lo, &statistic.hi})
                bind_value(summary_, *number);
            summary_.run();
        }
        for (const Histogram::Bin& bin : values.all.histogram().bins())
            distribution_.bind(id).bind(bin.from).bind(bin.count).run();
    }

    Database& database_;
    Statement measure_, category_, summary_, distribution_, parameter_;
    std::int64_t measures_ = 0;
};

} // namespace

void begin_database(Database& database) { database.execute(beginning); }

void finish_database(Database& database, const Run& run,
                     const std::function<void(Database&)>& more) {
    database.execute(run_tables);
    {
        Writer writer(database);
        writer.write_provenance(run);
        for (std::size_t i = 0; i < run.options.size(); ++i)
            writer.write_option(row_id(i), run.options[i]);
    }
    write_traces(database, run);
    write_views(database, run);
    if (more)
        more(database);
    database.execute("COMMIT");
}

void write_database(const std::filesystem::path& file, const Run& run,
                    const std::function<void(Database&)>& more) {
    Database database(file, Open::create);
    begin_database(database);
    finish_database(database, run, more);
}

} // namespace sim::results
