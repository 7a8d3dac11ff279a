#include "sim/results/study.hpp"

#include <cmath>

#include "sim/experiment/measure_names.hpp"
#include "sim/results/comparison.hpp"
#include "sim/results/database.hpp"
#include "sim/results/rows.hpp"
#include "sim/results/summary.hpp"

namespace sim::results {

namespace {

constexpr const char* study_tables = R"sql(
CREATE TABLE inputs (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, unit TEXT NOT NULL, low REAL, high REAL,
    source TEXT NOT NULL);
CREATE TABLE swings (
    input_id INTEGER NOT NULL REFERENCES inputs, section TEXT NOT NULL, member TEXT NOT NULL,
    measure TEXT NOT NULL, unit TEXT NOT NULL, low_setting REAL, high_setting REAL, at_low, at_high,
    swing REAL, lo REAL, hi REAL);
CREATE TABLE indices (
    method TEXT NOT NULL, input_id INTEGER NOT NULL REFERENCES inputs, section TEXT NOT NULL,
    member TEXT NOT NULL, measure TEXT NOT NULL, name TEXT NOT NULL, value REAL, lo REAL, hi REAL);
CREATE TABLE exclusions (
    id INTEGER NOT NULL, cause TEXT NOT NULL, kind TEXT NOT NULL, section TEXT NOT NULL,
    member TEXT NOT NULL, measure TEXT NOT NULL, unit TEXT NOT NULL, saved REAL, lo REAL, hi REAL);
CREATE TABLE exclusion_pairs (
    first_id INTEGER NOT NULL, second_id INTEGER NOT NULL, section TEXT NOT NULL,
    member TEXT NOT NULL, measure TEXT NOT NULL, unit TEXT NOT NULL, saved_together REAL,
    extra REAL, lo REAL, hi REAL);
)sql";

std::int64_t id(std::size_t number) { return static_cast<std::int64_t>(number + 1); }

void bind_measure(Statement& row, const Studied& of) {
    row.bind(std::string_view(of.section)).bind(std::string_view(of.member));
    row.bind(std::string_view(of.measure.name));
}

void write_provenance(Database& database, const Study& study) {
    Statement row = insertion(database, "provenance");
    for (const auto& [key, value] : {std::pair("study_method", &study.method),
                                     {"study_digest", &study.digest},
                                     {"command", &study.command}})
        row.bind(std::string_view(key)).bind(std::string_view(*value)).run();
}

void write_inputs(Database& database, const Study& study) {
    Statement row = insertion(database, "inputs");
    for (std::size_t i = 0; i < study.inputs.size(); ++i) {
        const StudyInput& each = study.inputs[i];
        row.bind(id(i)).bind(std::string_view(each.path)).bind(std::string_view(each.unit));
        row.bind(each.low).bind(each.high).bind(std::string_view(each.source)).run();
    }
}

void write_swings(Database& database, const Study& study, const Epoch& epoch) {
    Statement row = insertion(database, "swings");
    for (const Swing& each : study.swings) {
        const Studied& of = study.measures[each.measure];
        row.bind(id(each.input));
        bind_measure(row, of);
        row.bind(std::string_view(of.unit));
        row.bind(study.inputs[each.input].low).bind(study.inputs[each.input].high);
        bind_value(row, published_level(of, each.at_low, epoch));
        bind_value(row, published_level(of, each.at_high, epoch));
        bind_value(row, each.swing);
        row.run();
    }
}

void write_indices(Database& database, const Study& study) {
    Statement row = insertion(database, "indices");
    for (const InputIndex& each : study.indices) {
        row.bind(std::string_view(each.method)).bind(id(each.input));
        bind_measure(row, study.measures[each.measure]);
        row.bind(std::string_view(each.name));
        bind_value(row, each.value);
        row.run();
    }
}

void write_costs(Database& database, const Study& study) {
    Statement row = insertion(database, "exclusions");
    for (const CauseCost& each : study.costs) {
        const Exclusion& cause = study.causes[each.cause];
        row.bind(id(each.cause)).bind(std::string_view(cause.name));
        row.bind(std::string_view(sim::to_string(cause.kind)));
        bind_measure(row, study.measures[each.measure]);
        row.bind(std::string_view(study.measures[each.measure].unit));
        bind_value(row, each.saved);
        row.run();
    }
    Statement pair = insertion(database, "exclusion_pairs");
    for (const PairCost& each : study.pairs) {
        pair.bind(id(each.first)).bind(id(each.second));
        bind_measure(pair, study.measures[each.measure]);
        pair.bind(std::string_view(study.measures[each.measure].unit));
        bind_value(pair, each.together.value);
        bind_value(pair, each.extra);
        pair.run();
    }
}

} // namespace

Studied studied(const OutcomeDescription& outcome, std::size_t place) {
    const auto at = outcome.place(place);
    const Section& section = outcome.sections[at.section];
    const Measure& measure = section.measures[at.measure];
    return {.place = place,
            .measure = measure,
            .section = section.key,
            .member = section.members.empty() ? "" : section.members[at.member].name,
            .unit = unit_of(measure.kind).name};
}

void write_study(Database& database, const Study& study, const Epoch& epoch) {
    database.execute(study_tables);
    write_provenance(database, study);
    write_inputs(database, study);
    write_swings(database, study, epoch);
    write_indices(database, study);
    write_costs(database, study);
}

Json published_level(const Studied& of, double value, const Epoch& epoch) {
    if (!std::isfinite(value))
        return nullptr;
    if (of.measure.kind != MeasureKind::date)
        return value;
    const auto seconds = static_cast<std::int64_t>(std::floor(value * 86'400));
    return sim::to_string(epoch.date(Time{Duration{seconds}}));
}

void publish(const Folder& folder, const Run& run, const Study& study) {
    folder.write([&](const std::filesystem::path& path) {
        write_file(path / "summary.json", study_text(run, study));
        write_database(path / "run.db", run, [&](Database& database) {
            write_study(database, study, run.options.front().outcome.epoch);
        });
    });
}

} // namespace sim::results
