#include "sim/scenario/leaf.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sim::scenario {

namespace {
std::vector<std::string> words_of(const LeafField& field) {
    std::vector<std::string> words;
    words.reserve(field.words.size());
    for (const ChoiceWord& each : field.words)
        words.push_back(each.word);
    return words;
}

std::string allowed_kind(const LeafField& field) {
    switch (field.type) {
    case LeafType::text:
        return "a string";
    case LeafType::name:
        return "a name, a string that is not empty";
    case LeafType::flag:
        return "true or false";
    case LeafType::date:
        return "a date as in 2026-03-31, without quotes";
    case LeafType::integer:
    case LeafType::count:
        return "a whole number";
    case LeafType::real:
    case LeafType::number:
        return "a number";
    case LeafType::uncertain:
        return "a number or a distribution as in { pert = [1, 2, 4] }";
    case LeafType::choice:
        break;
    }
    return listed(words_of(field));
}

std::optional<Leaf> read_text(const Node& node, const LeafContext& context) {
    if (const std::string* text = node.text())
        return *text;
    context.complain_of_type(node);
    return std::nullopt;
}

bool is_name(const std::string& text) {
    return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20;
    });
}

std::optional<Leaf> read_name(const Node& node, const LeafContext& context) {
    const std::string* text = node.text();
    if (text != nullptr && is_name(*text))
        return Name{*text, node.mark.position()};
    if (text == nullptr)
        context.complain_of_type(node);
    else
        context.complain(node, fmt::format("{} is {}; allowed: a name, not empty and without "
                                           "line breaks",
                                           context.key, shortened(node)));
    return std::nullopt;
}

template <class T>
std::optional<Leaf> read_plain(const Node& node, const LeafContext& context) {
    if (const T* value = std::get_if<T>(&node.data))
        return *value;
    context.complain_of_type(node);
    return std::nullopt;
}

bool check_range(const Node& node, double value, const LeafContext& context) {
    if (std::isfinite(value) && context.field.range.contains(value))
        return true;
    context.complain(node, fmt::format("{} is {}; allowed: {}", context.key, shortened(node),
                                       to_string(context.field.range)));
    return false;
}

std::optional<Leaf> read_integer(const Node& node, const LeafContext& context) {
    const auto* whole = std::get_if<std::int64_t>(&node.data);
    if (whole == nullptr)
        context.complain_of_type(node);
    else if (check_range(node, static_cast<double>(*whole), context))
        return *whole;
    return std::nullopt;
}

std::optional<Leaf> read_real(const Node& node, const LeafContext& context) {
    if (!node.is_number())
        context.complain_of_type(node);
    else if (check_range(node, node.number(), context))
        return node.number();
    return std::nullopt;
}

std::optional<Leaf> read_choice(const Node& node, const LeafContext& context) {
    const std::vector<std::string> words = words_of(context.field);
    const std::string* text = node.text();
    if (text == nullptr) {
        context.complain_of_type(node);
        return std::nullopt;
    }
    const auto found = std::find(words.begin(), words.end(), *text);
    if (found != words.end())
        return static_cast<std::size_t>(found - words.begin());
    context.complain(node,
                     fmt::format("{} is {}{}", context.key, shortened(node), hint(*text, words)));
    return std::nullopt;
}
} // namespace

void LeafContext::complain_of_type(const Node& node) const {
    complain(node, fmt::format("{} is {} ({}); allowed: {}", key, kind_of(node), shortened(node),
                               allowed(field)));
}

std::string allowed(const LeafField& field) {
    std::string text = allowed_kind(field);
    if (!field.unit.empty())
        text += fmt::format(" [{}]", field.unit);
    if (!field.range.unbounded())
        text += ", " + to_string(field.range);
    return text;
}

std::optional<Leaf> read_leaf(const Node& node, const LeafContext& context) {
    switch (context.field.type) {
    case LeafType::text:
        return read_text(node, context);
    case LeafType::name:
        return read_name(node, context);
    case LeafType::flag:
        return read_plain<bool>(node, context);
    case LeafType::date:
        return read_plain<Date>(node, context);
    case LeafType::integer:
        return read_integer(node, context);
    case LeafType::real:
        return read_real(node, context);
    case LeafType::number:
    case LeafType::count:
        return read_number(node, context);
    case LeafType::uncertain:
        return read_uncertain(node, context);
    case LeafType::choice:
        break;
    }
    return read_choice(node, context);
}

} // namespace sim::scenario
