#include "sim/scenario/json_schema.hpp"

#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/scenario/copies.hpp"
#include "sim/scenario/leaf.hpp"
#include "sim/scenario/number_schema.hpp"

namespace sim::scenario {

namespace {
using nlohmann::json;

/// The value of a default as JSON; dates as strings.
json json_of(const Node& node);

struct ToJson {
    json operator()(const Node::Table& table) const {
        json object = json::object();
        for (const Entry& entry : table)
            object[entry.key] = json_of(entry.value);
        return object;
    }
    json operator()(const Node::Array& array) const {
        json list = json::array();
        for (const Node& element : array)
            list.push_back(json_of(element));
        return list;
    }
    json operator()(Date date) const { return sim::to_string(date); }
    json operator()(const Node::Moment&) const { return nullptr; }
    template <class T>
    json operator()(const T& value) const {
        return value;
    }
};

json json_of(const Node& node) { return std::visit(ToJson{}, node.data); }

/// Builds the schema, one definition for each record.
class Schema {
public:
    explicit Schema(const Record& root) {
        json options = option_schema();
        whole_ = table(root);
        whole_["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        whole_["title"] = root.name();
        allow(whole_, "option", options);
        allow(whole_, "uncertainty", uncertainty_schema());
        allow(whole_, "uses", uses_schema());
        allow(whole_, "adjust", adjust_schema());
        whole_["if"] = {{"not", {{"required", json::array({"uses"})}}}};
        whole_["then"] = {{"required", whole_["required"]}};
        whole_.erase("required"); // what is missing may be in a file that is used
        allow_copies(root);
        whole_["$defs"] = definitions_;
    }

    json take() { return std::move(whole_); }

private:
    static json option_schema() {
        return json::parse(R"({
                "description": "Variants of this scenario, each a set of overrides.",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["name"],
                    "properties": {
                        "name": {"type": "string", "minLength": 1},
                        "meaning": {"type": "string"},
                        "set": {"type": "object",
                                "description": "Paths, in quotes, and the values put there."}
                    }
                }
            })");
    }

    /// A distribution as any parameter has it, or bounds, and which parameter it is of.
    static json uncertainty_schema() {
        json table = leaf_schema({.type = LeafType::uncertain, .shape = Shape::single})["anyOf"][1];
        table["required"] = json::array({"path"});
        table["properties"]["path"] = {{"type", "string"},
                                       {"minLength", 1},
                                       {"description", "The parameter, as in --set; with an "
                                                       "asterisk behind it the values multiply."}};
        table["properties"]["meaning"] = {{"type", "string"}};
        table["properties"]["unit"] = {{"type", "string"}};
        table["properties"]["between"] = {{"description", "[low, high]; nothing is known between."},
                                          {"type", "array"},
                                          {"items", {{"type", "number"}}},
                                          {"minItems", 2},
                                          {"maxItems", 2}};
        table["oneOf"].push_back({{"required", json::array({"between"})}});
        return {{"description", "Parameters whose value could be found out, for the verbs that ask "
                                "what this would be worth and where a plan fails."},
                {"type", "array"},
                {"items", table}};
    }

    static json uses_schema() {
        return {{"description", "Other scenario files, relative to this one, read first: lists at "
                                "the top are joined, tables merged, own values win."},
                {"type", "array"},
                {"items", {{"type", "string"}, {"minLength", 1}}}};
    }

    static json adjust_schema() {
        return {{"description", "Paths, in quotes, and the values put there, in what all files so "
                                "far have brought."},
                {"type", "object"}};
    }

    /// Adds a property to a table and to each of its kinds.
    static void allow(json& table, const std::string& key, const json& schema) {
        table["properties"][key] = schema;
        if (table.contains("allOf"))
            for (json& rule : table["allOf"])
                rule["then"]["properties"][key] = true;
    }

    /// Elements of the lists at the top may be there many times.
    void allow_copies(const Record& root) {
        for (const Field& field : root.fields())
            if (const TableField* table = field.table();
                table != nullptr && table->shape == Shape::list)
                allow(definitions_[names_.at(&table->describe())], "copies",
                      {{"description", "So many of these, '#' in each string being the number."},
                       {"type", "integer"},
                       {"minimum", 1},
                       {"maximum", most_copies}});
    }

    json reference_to(const Record& record) {
        const auto [known, is_new] = names_.try_emplace(&record, record.name());
        if (is_new) {
            for (int i = 2; !taken_.insert(known->second).second; ++i)
                known->second = fmt::format("{} {}", record.name(), i);
            const std::string name = known->second;
            definitions_[name] = table(record);
        }
        return {{"$ref", "#/$defs/" + escaped(names_.at(&record))}};
    }

    /// As a JSON pointer in a URI fragment.
    static std::string escaped(const std::string& name) {
        std::string out;
        for (const char c : name)
            out += c == ' ' ? std::string("%20") : std::string(1, c);
        return out;
    }

    json table(const Record& record) {
        json properties{{"evidence", evidence_schema()}};
        json needed = json::array();
        const Field* kinds = nullptr;
        for (const Field& field : record.fields()) {
            if (field.kinds() != nullptr)
                kinds = &field;
            properties[field.key] = property(field);
            if (field.is_required())
                needed.push_back(field.key);
        }
        json schema{{"type", "object"},
                    {"description", record.meaning()},
                    {"properties", properties},
                    {"required", needed},
                    {"additionalProperties", false}};
        if (kinds != nullptr)
            add_kinds(schema, *kinds);
        return schema;
    }

    /// Each kind is a rule of its own; the table lists all their keys, for editors to offer.
    void add_kinds(json& schema, const Field& field) {
        const json own = schema["properties"];
        schema["allOf"] = json::array();
        for (const KindWord& kind : field.kinds()->kinds) {
            json fields = table(kind.describe());
            json then{{"properties", fields["properties"]},
                      {"required", fields["required"]},
                      {"additionalProperties", false}};
            for (const auto& [key, value] : own.items())
                then["properties"][key] = true;
            for (const auto& [key, value] : fields["properties"].items())
                offer(schema["properties"], key, value);
            json chosen{{"properties", {{field.key, {{"const", kind.word}}}}}};
            if (kind.word != field.kinds()->fallback)
                chosen["required"] = json::array({field.key});
            schema["allOf"].push_back({{"if", chosen}, {"then", then}});
        }
    }

    /// Lists a kind's key among the table's own; if another kind has it too, either will do here.
    static void offer(json& properties, const std::string& key, const json& value) {
        if (!properties.contains(key))
            properties[key] = value;
        else if (key != "evidence" && properties[key] != value)
            properties[key] = {{"anyOf", json::array({properties[key], value})}};
    }

    json property(const Field& field) {
        if (const KindField* kinds = field.kinds())
            return kind_property(field, *kinds);
        if (const TableField* table = field.table()) {
            json of = reference_to(table->describe());
            if (table->shape == Shape::list)
                return {{"type", "array"}, {"items", of}, {"description", field.meaning}};
            of["description"] = field.meaning;
            return of;
        }
        return leaf_property(field, *field.leaf());
    }

    static json kind_property(const Field& field, const KindField& kinds) {
        json words = json::array();
        std::string meaning = field.meaning;
        for (const KindWord& kind : kinds.kinds) {
            words.push_back(kind.word);
            meaning += fmt::format("\n{}: {}", kind.word, kind.describe().meaning());
        }
        json schema{{"enum", words}, {"description", meaning}};
        if (!kinds.fallback.empty())
            schema["default"] = kinds.fallback;
        return schema;
    }

    json leaf_property(const Field& field, const LeafField& leaf) {
        json schema = leaf_schema(leaf);
        if (leaf.shape == Shape::list)
            schema = {{"type", "array"}, {"items", schema}};
        std::string meaning = field.meaning;
        if (!leaf.unit.empty())
            meaning += fmt::format(" Unit: {}.", leaf.unit);
        for (const ChoiceWord& word : leaf.words)
            meaning += fmt::format("\n{}: {}", word.word, word.meaning);
        schema["description"] = meaning;
        if (leaf.fallback)
            schema["default"] = json_of(*leaf.fallback);
        return schema;
    }

    json whole_;
    json definitions_ = json::object();
    std::map<const Record*, std::string> names_;
    std::set<std::string> taken_;
};
} // namespace

json json_schema(const Record& root) { return Schema(root).take(); }

} // namespace sim::scenario
