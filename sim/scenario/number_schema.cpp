#include "sim/scenario/number_schema.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/scenario/spelling.hpp"
#include "sim/scenario/units.hpp"

namespace sim::scenario {

namespace {
using nlohmann::json;

json number(const Range& range, const char* type) {
    json schema{{"type", type}};
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (range.low > -infinity)
        schema[range.low_end == Range::End::open ? "exclusiveMinimum" : "minimum"] = range.low;
    if (range.high < infinity)
        schema[range.high_end == Range::End::open ? "exclusiveMaximum" : "maximum"] = range.high;
    return schema;
}

/// The keys that any number's table may have besides the number.
json common_properties(const LeafField& field) {
    json properties = evidence_schema()["properties"];
    if (seconds_in(field.unit))
        properties["unit"] = {{"enum", time_units()}, {"default", field.unit}};
    else if (!field.unit.empty())
        properties["unit"] = {{"const", field.unit}};
    return properties;
}

json object(const json& properties, const json& required) {
    return {{"type", "object"},
            {"properties", properties},
            {"required", required},
            {"additionalProperties", false}};
}

/// A bare number, or a table with `value`; a range holds only in the field's own unit, and before
/// `times` has changed the number.
json number_schema(const LeafField& field, const char* type) {
    json properties = common_properties(field);
    properties["value"] = {{"type", type}};
    properties["times"] = number({.low = 0}, "number");
    json table = object(properties, {"value"});
    table["if"] = {{"not", {{"required", {"times"}}}}};
    if (seconds_in(field.unit))
        table["if"]["properties"] = {{"unit", {{"const", field.unit}}}};
    table["then"] = {{"properties", {{"value", number(field.range, type)}}}};
    return {{"anyOf", json::array({number(field.range, type), table})}};
}

json list_of_numbers(std::size_t arity) {
    json schema{{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 1}};
    if (arity > 0)
        schema["minItems"] = schema["maxItems"] = arity;
    return schema;
}

json discrete_schema() {
    const json list = list_of_numbers(0);
    return object({{"values", list}, {"weights", list}}, {"values", "weights"});
}

json distribution_properties(const LeafField& field) {
    json properties = common_properties(field);
    for (const DistributionSpelling& each : distribution_spellings()) {
        json schema = each.arity == 1 ? json{{"type", "number"}} : list_of_numbers(each.arity);
        schema["description"] = each.parameters;
        properties[std::string(each.key)] = schema;
    }
    properties["discrete"] = discrete_schema();
    properties["truncated"] = list_of_numbers(2);
    for (const char* key :
         {"scaled", "shifted", "at_least", "at_most", "times", "shape", "scale", "shift"})
        properties[key] = {{"type", "number"}};
    return properties;
}

json uncertain_schema(const LeafField& field) {
    json one_of = json::array();
    for (const std::string& key : distribution_keys())
        one_of.push_back({{"required", {key}}});
    json table = object(distribution_properties(field), json::array());
    table["oneOf"] = one_of;
    table["dependentRequired"] = {{"shape", {"pert"}}, {"scale", {"beta"}}, {"shift", {"beta"}}};
    return {{"anyOf", json::array({number(field.range, "number"), table})}};
}

json words_schema(const LeafField& field) {
    json words = json::array();
    for (const ChoiceWord& word : field.words)
        words.push_back(word.word);
    return {{"enum", words}};
}
} // namespace

json evidence_schema() {
    return json::parse(R"({
        "description": "How well the numbers of this table are supported, unless they say so themselves.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "grade": {"enum": ["A", "B", "C"], "description": "A is the best evidence, C the weakest."},
            "source": {"type": "string", "description": "Where a number comes from."}
        }
    })");
}

json leaf_schema(const LeafField& field) {
    switch (field.type) {
    case LeafType::text:
        return {{"type", "string"}};
    case LeafType::name:
        return {{"type", "string"}, {"minLength", 1}};
    case LeafType::flag:
        return {{"type", "boolean"}};
    case LeafType::date:
        return {{"type", "string"}, {"format", "date"}};
    case LeafType::integer:
        return number(field.range, "integer");
    case LeafType::real:
        return number(field.range, "number");
    case LeafType::number:
        return number_schema(field, "number");
    case LeafType::count:
        return number_schema(field, "integer");
    case LeafType::uncertain:
        return uncertain_schema(field);
    case LeafType::choice:
        break;
    }
    return words_schema(field);
}

} // namespace sim::scenario
