#include "sim/results/comparison_summary.hpp"

#include <cmath>

#include "sim/experiment/paired.hpp"
#include "sim/results/summary.hpp"

namespace sim::results {

namespace {

Json interval(const char* name, const Interval& of) {
    return {{name, number_or_null(of.value)},
            {"lo", number_or_null(of.lo)},
            {"hi", number_or_null(of.hi)}};
}

/// Names of options and measures as the tables have them.
struct Names {
    const Run& run;
    const Comparison& comparison;

    const std::string& option(std::size_t number) const { return run.options[number].name; }
    const SharedMeasure& shared(std::size_t number) const { return comparison.plan.shared[number]; }
};

Json difference_json(const Names& names, const Difference& each) {
    return {{"measure", names.shared(each.measure).name},
            {"first", names.option(each.first)},
            {"second", names.option(each.second)},
            {"unit", each.unit},
            {"difference", number_or_null(each.apart.value)},
            {"lo", number_or_null(each.apart.lo)},
            {"hi", number_or_null(each.apart.hi)},
            {"simultaneous",
             {{"lo", number_or_null(each.simultaneous.lo)},
              {"hi", number_or_null(each.simultaneous.hi)}}},
            {"known", each.known},
            {"less", each.less},
            {"equal", each.equal},
            {"greater", each.greater},
            {"variance_ratio", number_or_null(each.variance_ratio)}};
}

Json ranking_json(const Names& names, const Ranking& ranking) {
    const SharedMeasure& shared = names.shared(ranking.measure);
    Json object = {{"measure", shared.name},
                   {"unit", ranking.unit},
                   {"better", shared.measure.better == Better::higher ? "higher" : "lower"},
                   {"undecided", ranking.undecided},
                   {"options", Json::array()}};
    for (std::size_t option = 0; option < ranking.options.size(); ++option) {
        const Ranking::Row& row = ranking.options[option];
        object["options"].push_back({{"name", names.option(option)},
                                     {"best", interval("p", row.best)},
                                     {"alone", interval("p", row.alone)},
                                     {"share", number_or_null(row.share)},
                                     {"on_average", to_string(row.on_average)},
                                     {"regret",
                                      {{"mean", interval("mean", row.regret_mean)},
                                       {"p80", interval("p80", row.regret_p80)},
                                       {"worst", number_or_null(row.regret_worst)}}}});
    }
    return object;
}

Json precedence_json(const Names& names, const Precedence& each) {
    return {
        {"measure", names.shared(each.measure).name}, {"first", names.option(each.first)},
        {"second", names.option(each.second)},        {"first_order", to_string(each.curves.order)},
        {"first_ahead", each.curves.first_ahead},     {"second_ahead", each.curves.second_ahead},
        {"allowance", each.curves.allowance},         {"p80", to_string(each.p80)}};
}

Json place_json(const Measure& measure, double value, const Epoch& epoch) {
    if (!std::isfinite(value))
        return nullptr;
    if (measure.kind == MeasureKind::date)
        return sim::to_string(
            epoch.date(Time{Duration{static_cast<std::int64_t>(std::floor(value))}}));
    return value / unit_of(measure.kind).divisor;
}

Json axis_json(const SharedMeasure& shared) {
    const bool date = shared.measure.kind == MeasureKind::date;
    return {{"measure", shared.name},
            {"statistic", front_statistic(shared.measure)},
            {"unit", date ? "date" : unit_of(shared.measure.kind).name}};
}

Json front_json(const Names& names, const Front& front) {
    const SharedMeasure &cost = names.shared(front.cost), &by = names.shared(front.by);
    Json object = {{"x", axis_json(cost)}, {"y", axis_json(by)}, {"options", Json::array()}};
    const Epoch& epoch = names.run.options.front().outcome.epoch;
    for (std::size_t option = 0; option < front.options.size(); ++option) {
        const FrontPoint& point = front.options[option];
        object["options"].push_back({{"name", names.option(option)},
                                     {"x", place_json(cost.measure, point.x, epoch)},
                                     {"y", place_json(by.measure, point.y, epoch)},
                                     {"on_front", point.on_front},
                                     {"p", point.probability}});
    }
    return object;
}

template <class Each>
Json listed(const Names& names, const std::vector<Each>& all,
            Json (*one)(const Names&, const Each&)) {
    Json list = Json::array();
    for (const Each& each : all)
        list.push_back(one(names, each));
    return list;
}

} // namespace

Json comparison_json(const Run& run, const Comparison& comparison, const Findings& found) {
    const Names names{run, comparison};
    const std::size_t pairs = pairs_of(comparison.plan.options).size();
    Json object = {{"by", names.shared(comparison.by).name},
                   {"replications", comparison.joint.replications()},
                   {"level", usual_level},
                   {"simultaneous",
                    {{"method", "Bonferroni over the pairs of a measure"},
                     {"pairs", pairs},
                     {"level_each", simultaneous_level(pairs)}}},
                   {"rankings", listed(names, found.rankings, ranking_json)},
                   {"dominance", listed(names, found.precedences, precedence_json)},
                   {"front", nullptr},
                   {"differences", listed(names, found.differences, difference_json)}};
    if (found.front)
        object["front"] = front_json(names, *found.front);
    return object;
}

std::string comparison_text(const Run& run, const Comparison& comparison, const Findings& found) {
    Json summary = summary_json(run);
    summary["comparison"] = comparison_json(run, comparison, found);
    return summary.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace sim::results
