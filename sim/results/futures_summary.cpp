#include <fmt/format.h>

#include "sim/results/csv.hpp"
#include "sim/results/futures.hpp"
#include "sim/results/summary.hpp"

namespace sim::results {

namespace {

Json interval(const Interval& of) {
    return {{"value", number_or_null(of.value)},
            {"lo", number_or_null(of.lo)},
            {"hi", number_or_null(of.hi)}};
}

const Epoch& epoch_of(const Futures& futures) { return futures.run.options.front().outcome.epoch; }

/// A mean of the measure by which options are judged.
Json level(const Futures& futures, double value) {
    return published_level(futures.measures.front(), value, epoch_of(futures));
}

Json parameters_json(const Futures& futures) {
    Json list = Json::array();
    for (const OpenParameter& each : futures.parameters)
        list.push_back({{"path", each.path},
                        {"unit", each.unit},
                        {"known", each.text},
                        {"low", each.low},
                        {"high", each.high},
                        {"grade", each.grade},
                        {"source", each.source},
                        {"meaning", each.meaning}});
    return list;
}

/// The values of the parameters in a future, by path.
Json values_json(const Futures& futures, std::size_t future) {
    Json values = Json::object();
    for (std::size_t p = 0; p < futures.parameters.size(); ++p)
        values[futures.parameters[p].path] = futures.values[p][future];
    return values;
}

Json summary_of(const Futures& futures) {
    Json summary = summary_json(futures.run);
    summary["replications"] = futures.replications;
    summary["failed"] = futures.failed;
    summary["interrupted"] = futures.size() < futures.asked;
    summary["digest"] = futures.digest;
    summary["options"] = Json::array();
    for (const OptionResult& option : futures.run.options)
        summary["options"].push_back({{"name", option.name}, {"meaning", option.meaning}});
    return summary;
}

Json head_of(const Futures& futures, double luck) {
    const Studied& by = futures.measures.front();
    return {{"by", futures.names.front()},
            {"unit", by.unit},
            {"better", by.measure.better == Better::higher ? "higher" : "lower"},
            {"design", futures.design},
            {"futures", futures.size()},
            {"luck", luck},
            {"uncertain", parameters_json(futures)}};
}

Json bounds_json(const Futures& futures, const Region& region) {
    Json list = Json::array();
    for (const Region::Bound& each : region.bounds)
        list.push_back({{"path", futures.parameters[each.parameter].path},
                        {"unit", futures.parameters[each.parameter].unit},
                        {"low", each.low ? Json(*each.low) : Json()},
                        {"high", each.high ? Json(*each.high) : Json()}});
    return list;
}

std::string text_of(const Json& summary) {
    return summary.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string heading(const std::string& name, const std::string& unit) {
    return csv_cell(unit.empty() ? name : fmt::format("{} [{}]", name, unit));
}

} // namespace

std::string worth_text(const Futures& futures, const Worth& worth) {
    Json head = head_of(futures, worth.luck);
    const std::vector<OptionResult>& options = futures.run.options;
    head["best"] = options[worth.best].name;
    head["options"] = Json::array();
    for (std::size_t o = 0; o < options.size(); ++o) {
        const Worth::Standing& each = worth.options[o];
        head["options"].push_back({{"name", options[o].name},
                                   {"mean", level(futures, each.mean.value)},
                                   {"lo", level(futures, each.mean.lo)},
                                   {"hi", level(futures, each.mean.hi)},
                                   {"behind", interval(each.behind)},
                                   {"best_in", each.best_in}});
    }
    head["perfect"] = {{"at_most", interval(worth.at_most)},
                       {"at_least", interval(worth.at_least)}};
    head["partial"] = Json::array();
    for (std::size_t p = 0; p < worth.partial.size(); ++p) {
        Json row = {{"path", futures.parameters[p].path}};
        row.update(interval(worth.partial[p]));
        head["partial"].push_back(std::move(row));
    }
    Json summary = summary_of(futures);
    summary["worth"] = std::move(head);
    return text_of(summary);
}

std::string stress_text(const Futures& futures, const Stress& stress) {
    Json head = head_of(futures, stress.luck);
    const std::vector<OptionResult>& options = futures.run.options;
    head["least_regret"] = options[stress.minimax].name;
    head["options"] = Json::array();
    for (std::size_t o = 0; o < options.size(); ++o) {
        const Stress::Standing& each = stress.options[o];
        head["options"].push_back({{"name", options[o].name},
                                   {"worst",
                                    {{"value", level(futures, each.worst)},
                                     {"future", futures.numbers[each.worst_at] + 1},
                                     {"values", values_json(futures, each.worst_at)}}},
                                   {"regret",
                                    {{"greatest", each.regret},
                                     {"future", futures.numbers[each.regret_at] + 1},
                                     {"values", values_json(futures, each.regret_at)},
                                     {"p90", interval(each.regret_p90)},
                                     {"mean", interval(each.regret_mean)}}}});
    }
    if (stress.failing) {
        head["fails"] = stress.failing->text;
        for (std::size_t o = 0; o < options.size(); ++o) {
            const Region& region = stress.regions[o];
            head["options"][o]["failing"] = {
                {"futures", region.failing},     {"region", bounds_json(futures, region)},
                {"within", region.within},       {"failing_within", region.failing_within},
                {"coverage", region.coverage()}, {"density", region.density()}};
        }
    }
    Json summary = summary_of(futures);
    summary["stress"] = std::move(head);
    return text_of(summary);
}

std::string futures_csv(const Futures& futures) {
    std::string text = "future";
    for (const OpenParameter& each : futures.parameters)
        text += "," + heading(each.path, each.unit);
    for (std::size_t m = 0; m < futures.measures.size(); ++m)
        for (const OptionResult& option : futures.run.options)
            text += "," + heading(option.name + ": " + futures.names[m], futures.measures[m].unit);
    text += "\n";
    for (std::size_t i = 0; i < futures.size(); ++i) {
        text += fmt::format("{}", futures.numbers[i] + 1);
        for (const std::vector<double>& values : futures.values)
            text += fmt::format(",{}", values[i]);
        for (const std::vector<Yield>& options : futures.yields)
            for (const Yield& option : options)
                text += fmt::format(",{}", option.mean(i));
        text += "\n";
    }
    return text;
}

} // namespace sim::results
