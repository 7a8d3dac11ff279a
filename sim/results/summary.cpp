#include "sim/results/summary.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace sim::results {

namespace {

/// Shares of the values 0, 1, 2, ... up to the largest; nothing if they cannot be told apart.
Json distribution(const Accumulator& values) {
    constexpr std::int64_t longest = 100'000;
    const Histogram& seen = values.histogram();
    if (seen.empty() || seen.width() != 1 || seen.min() < 0 || seen.max() >= longest)
        return nullptr;
    Json shares = Json::array();
    for (std::int64_t k = 0; k <= seen.max(); ++k)
        shares.push_back(0.0);
    for (const Histogram::Bin& bin : seen.bins())
        shares[static_cast<std::size_t>(bin.from)] =
            static_cast<double>(bin.count) / static_cast<double>(values.total());
    return shares;
}

Json measure_json(const Measure& measure, const Sample& values, const Epoch& epoch) {
    Json object = Json::object();
    for (Statistic& statistic : statistics(measure, values, epoch)) {
        if (statistic.layout == Layout::nested) {
            Json nested = Json::object();
            nested.emplace(statistic.unit, std::move(statistic.value));
            nested.emplace("lo", std::move(statistic.lo));
            nested.emplace("hi", std::move(statistic.hi));
            object.emplace(statistic.name, std::move(nested));
            continue;
        }
        object[statistic.name] = std::move(statistic.value);
        if (statistic.layout == Layout::flat) {
            object["lo"] = std::move(statistic.lo);
            object["hi"] = std::move(statistic.hi);
        }
    }
    if (measure.kind == MeasureKind::count)
        object["distribution"] = distribution(values.all);
    if (const Interval ratio = variance_ratio(values); std::isfinite(ratio.value))
        object["variance_ratio"] = {{"value", ratio.value}, {"lo", ratio.lo}, {"hi", ratio.hi}};
    return object;
}

Json section_json(const OptionResult& option, std::size_t number) {
    const Section& section = option.outcome.sections[number];
    Json rows = Json::array();
    for (std::size_t row = 0; row < section.rows(); ++row) {
        Json object = Json::object();
        if (!section.members.empty()) {
            object["name"] = section.members[row].name;
            for (const auto& [key, value] : section.members[row].labels)
                object[key] = value;
        }
        for (std::size_t m = 0; m < section.measures.size(); ++m)
            object[section.measures[m].name] = measure_json(
                section.measures[m], option.sample(option.outcome.index(number, row, m)),
                option.outcome.epoch);
        rows.push_back(std::move(object));
    }
    if (section.members.empty())
        return std::move(rows.front());
    return rows;
}

bool shared_by_all(const Run& run, const std::pair<std::string, std::string>& fact) {
    return std::ranges::all_of(run.options, [&](const OptionResult& option) {
        return std::ranges::find(option.outcome.facts, fact) != option.outcome.facts.end();
    });
}

Json sampling_json(const Run& run, const OptionResult& option) {
    const std::string& method = sampling_names()[static_cast<std::size_t>(run.sampling)];
    if (run.sampling == Sampling::control_variates)
        return {{"method", method}, {"controls", option.controls}};
    return {{"method", method},
            {"randomisations", option.randomisations()},
            {"coordinates", option.coordinates}};
}

Json option_json(const Run& run, const OptionResult& option) {
    Json object = {{"name", option.name},
                   {"meaning", option.meaning},
                   {"replications", option.result.done},
                   {"failed", option.result.failed},
                   {"interrupted", option.result.interrupted()},
                   {"digest", option.result.digest.to_string()}};
    if (run.sampling != Sampling::plain)
        object["sampling"] = sampling_json(run, option);
    for (const auto& fact : option.outcome.facts)
        if (!shared_by_all(run, fact))
            object[fact.first] = fact.second;
    for (std::size_t number = 0; number < option.outcome.sections.size(); ++number)
        object[option.outcome.sections[number].key] = section_json(option, number);
    return object;
}

} // namespace

Json summary_json(const Run& run) {
    Json summary = {{"schema", summary_schema},
                    {"program", {{"name", run.program.name}, {"version", run.program.version}}},
                    {"scenario", {{"name", run.scenario}, {"sha256", run.sha256}}},
                    {"overrides", run.overrides},
                    {"seed", run.seed},
                    {"share", {{"part", run.part}, {"of", run.parts}}},
                    {"replications", run.replications()},
                    {"failed", run.failed()},
                    {"interrupted", run.interrupted()},
                    {"digest", run.digest()}};
    for (const auto& fact : run.options.front().outcome.facts)
        if (shared_by_all(run, fact))
            summary[fact.first] = fact.second;
    summary["options"] = Json::array();
    for (const OptionResult& option : run.options)
        summary["options"].push_back(option_json(run, option));
    return summary;
}

std::string summary_text(const Run& run) {
    return summary_json(run).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace sim::results
