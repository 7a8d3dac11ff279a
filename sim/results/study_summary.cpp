#include "sim/results/study.hpp"
#include "sim/results/summary.hpp"

namespace sim::results {

namespace {

/// "measure", and "unit" if the value has the measure's unit.
Json about(const Studied& of) {
    const std::string member = of.member.empty() ? "" : of.member + ".";
    return {{"measure", of.section + "." + member + of.measure.name}};
}

Json with_unit(const Studied& of) {
    Json object = about(of);
    object["unit"] = of.unit;
    return object;
}

void put(Json& object, const char* name, const Interval& of) {
    object[name] = number_or_null(of.value);
    object["lo"] = number_or_null(of.lo);
    object["hi"] = number_or_null(of.hi);
}

Json inputs_json(const Study& study) {
    Json list = Json::array();
    for (const StudyInput& each : study.inputs)
        list.push_back({{"path", each.path},
                        {"unit", each.unit},
                        {"low", each.low},
                        {"high", each.high},
                        {"source", each.source}});
    return list;
}

Json swings_json(const Study& study, const Epoch& epoch) {
    Json list = Json::array();
    for (const Swing& each : study.swings) {
        const Studied& of = study.measures[each.measure];
        Json row = {{"input", study.inputs[each.input].path}};
        row.update(with_unit(of));
        row["at_low"] = published_level(of, each.at_low, epoch);
        row["at_high"] = published_level(of, each.at_high, epoch);
        put(row, "swing", each.swing);
        list.push_back(std::move(row));
    }
    return list;
}

Json indices_json(const Study& study) {
    Json list = Json::array();
    for (const InputIndex& each : study.indices) {
        Json row = {{"input", study.inputs[each.input].path}};
        row.update(about(study.measures[each.measure]));
        put(row, each.name.c_str(), each.value);
        list.push_back(std::move(row));
    }
    return list;
}

Json causes_json(const Study& study) {
    Json list = Json::array();
    for (const CauseCost& each : study.costs) {
        const Exclusion& cause = study.causes[each.cause];
        Json row = {{"cause", cause.name}, {"kind", sim::to_string(cause.kind)}};
        row.update(with_unit(study.measures[each.measure]));
        put(row, "saved", each.saved);
        list.push_back(std::move(row));
    }
    return list;
}

Json pairs_json(const Study& study) {
    Json list = Json::array();
    for (const PairCost& each : study.pairs) {
        Json row = {{"first", study.causes[each.first].name},
                    {"second", study.causes[each.second].name}};
        row.update(with_unit(study.measures[each.measure]));
        row["saved_together"] = number_or_null(each.together.value);
        put(row, "extra", each.extra);
        list.push_back(std::move(row));
    }
    return list;
}

} // namespace

Json study_json(const Study& study, const Epoch& epoch) {
    Json object = {{"method", study.method}, {"digest", study.digest}};
    if (!study.inputs.empty())
        object["inputs"] = inputs_json(study);
    if (!study.swings.empty())
        object["swings"] = swings_json(study, epoch);
    if (!study.indices.empty())
        object["indices"] = indices_json(study);
    if (!study.costs.empty()) {
        object["exclusions"] = causes_json(study);
        object["pairs"] = pairs_json(study);
    }
    return object;
}

std::string study_text(const Run& run, const Study& study) {
    Json summary = summary_json(run);
    summary["sensitivity"] = study_json(study, run.options.front().outcome.epoch);
    return summary.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace sim::results
