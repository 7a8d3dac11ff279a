#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/scenario/leaf.hpp"
#include "sim/scenario/spelling.hpp"
#include "sim/scenario/units.hpp"

namespace sim::scenario {

namespace {
constexpr double exact_to = 9007199254740992.0; // 2^53: whole numbers a double holds exactly

Grade grade_in(const Node& grade, const Reporter& reporter, std::string_view label) {
    const std::string* text = grade.text();
    if (text != nullptr && *text == "A")
        return Grade::a;
    if (text != nullptr && *text == "B")
        return Grade::b;
    if (text != nullptr && *text == "C")
        return Grade::c;
    reporter.report(grade.mark, label,
                    fmt::format("grade is {}; allowed: \"A\", \"B\", \"C\"", shortened(grade)));
    return Grade::none;
}

/// The node that holds the number itself; nullptr, with a complaint, if there is none.
const Node* value_in(const Node& node, const LeafContext& context) {
    if (node.is_number())
        return &node;
    if (node.table() == nullptr) {
        context.complain_of_type(node);
        return nullptr;
    }
    static const std::vector<std::string> keys{"value", "times", "unit", "grade", "source"};
    for (const Entry& entry : *node.table())
        if (std::find(keys.begin(), keys.end(), entry.key) == keys.end())
            context.reporter.report(entry.mark, context.label,
                                    fmt::format("{}: unknown key '{}'{}", context.key, entry.key,
                                                hint(entry.key, keys)));
    const Node* value = node.find("value");
    if (value == nullptr)
        context.complain(node, fmt::format("{}: 'value' is missing; needed: {}", context.key,
                                           allowed(context.field)));
    else if (!value->is_number())
        context.complain_of_type(*value);
    return value != nullptr && value->is_number() ? value : nullptr;
}

/// What the number is multiplied by; nothing, with a complaint, if that is no factor.
std::optional<double> factor_in(const Node& node, const LeafContext& context) {
    const Node* times = node.find("times");
    if (times == nullptr)
        return 1.0;
    if (times->is_number() && times->number() >= 0 && std::isfinite(times->number()))
        return times->number();
    context.complain(*times, fmt::format("{}: times is {}; allowed: a number, 0 or more",
                                         context.key, shortened(*times)));
    return std::nullopt;
}

std::optional<std::int64_t> whole_in(const Node& number, double value) {
    const auto* written = std::get_if<std::int64_t>(&number.data);
    if (written == nullptr)
        return std::nullopt;
    if (value == static_cast<double>(*written))
        return *written; // no unit changed it: exact, however large
    if (std::trunc(value) != value || std::abs(value) > exact_to)
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}
} // namespace

Evidence evidence_in(const Node& table, const Evidence& inherited, const Reporter& reporter,
                     std::string_view label) {
    Evidence evidence = inherited;
    if (const Node* grade = table.find("grade"))
        evidence.grade = grade_in(*grade, reporter, label);
    const Node* source = table.find("source");
    if (source != nullptr && source->text() != nullptr)
        evidence.source = *source->text();
    else if (source != nullptr)
        reporter.report(source->mark, label,
                        fmt::format("source is {}; allowed: a string", kind_of(*source)));
    return evidence;
}

Evidence evidence_of(const Node& node, const LeafContext& context) {
    Evidence around = context.inherited.evidence;
    if (node.mark.source.get() != context.inherited.from) {
        const EvidenceOfFiles* files = context.inherited.files;
        if (files != nullptr && files->contains(node.mark.source.get()))
            around = files->at(node.mark.source.get());
        else if (node.mark.author() == Author::hand)
            around = {Grade::none, "set by hand"};
        else if (node.mark.author() == Author::option)
            around = {Grade::none, fmt::format("option '{}'", node.mark.source->option)};
        else if (node.mark.author() == Author::fallback)
            around = {Grade::none, "default"};
    }
    return evidence_in(node, around, context.reporter, context.label);
}

std::optional<std::string> unit_of(const Node& node, const LeafContext& context) {
    const std::string& expected = context.field.unit;
    const Node* unit = node.find("unit");
    if (unit == nullptr)
        return expected;
    const std::string* text = unit->text();
    const bool is_time = seconds_in(expected).has_value();
    if (text != nullptr && (*text == expected || (is_time && seconds_in(*text))))
        return *text;
    const std::vector<std::string> units =
        is_time ? time_units() : std::vector<std::string>(expected.empty() ? 0 : 1, expected);
    context.complain(*unit, fmt::format("unit of {} is {}{}", context.key, shortened(*unit),
                                        hint(text ? *text : "", units)));
    return std::nullopt;
}

double in_unit_of(const LeafField& field, double value, const std::string& unit) {
    if (unit == field.unit)
        return value;
    return value * static_cast<double>(seconds_in(unit).value_or(1)) /
           static_cast<double>(seconds_in(field.unit).value_or(1));
}

std::string with_unit(const std::string& text, const std::string& unit) {
    return unit.empty() ? text : text + " " + unit;
}

std::optional<Leaf> read_number(const Node& node, const LeafContext& context) {
    const Evidence evidence = evidence_of(node, context);
    const std::optional<std::string> unit = unit_of(node, context);
    const Node* number = value_in(node, context);
    const std::optional<double> factor = factor_in(node, context);
    if (!unit || number == nullptr || !factor)
        return std::nullopt;
    const bool is_count = context.field.type == LeafType::count;
    const bool multiplied = node.find("times") != nullptr;
    double value = in_unit_of(context.field, number->number(), *unit) * *factor;
    if (is_count && multiplied)
        value = std::round(value);
    const std::string shown = *unit == context.field.unit && !multiplied
                                  ? to_text(*number)
                                  : with_unit(written(node), *unit);
    if (is_count && !std::holds_alternative<std::int64_t>(number->data)) {
        context.complain_of_type(*number);
        return std::nullopt;
    }
    if (!std::isfinite(value) || !context.field.range.contains(value)) {
        context.complain(*number, fmt::format("{} is {}; allowed: {}", context.key, shown,
                                              to_string(context.field.range)));
        return std::nullopt;
    }
    if (!is_count)
        return Number{value, evidence, node.mark.position()};
    const std::optional<std::int64_t> whole = whole_in(*number, value);
    if (whole)
        return Count{*whole, evidence, node.mark.position()};
    context.complain(*number, fmt::format("{} is {}, which is no whole number of {}", context.key,
                                          shown, context.field.unit));
    return std::nullopt;
}

} // namespace sim::scenario
