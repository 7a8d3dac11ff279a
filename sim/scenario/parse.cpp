#include "sim/scenario/parse.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "sim/engine/errors.hpp"

namespace sim::scenario {

namespace {
constexpr std::size_t longest_wording = 300;

/// Turns the parser's tree into ours.
class Converter {
public:
    explicit Converter(const std::shared_ptr<const Source>& source) : source_(source) {}

    Node convert(const toml::node& node, const Mark& fallback) const {
        const Mark mark = mark_of(node.source(), fallback);
        if (const toml::table* table = node.as_table())
            return {entries_of(*table, mark), mark};
        if (const toml::array* array = node.as_array())
            return {elements_of(*array, mark), mark};
        return {value_of(node), mark};
    }

private:
    /// Tables that only a dotted key implies have no place of their own.
    Mark mark_of(const toml::source_region& region, const Mark& fallback) const {
        if (region.begin.line == 0)
            return fallback;
        return {source_, region.begin.line, region.begin.column};
    }

    Node::Table entries_of(const toml::table& table, const Mark& mark) const {
        Node::Table entries;
        entries.reserve(table.size());
        for (auto&& [key, value] : table) {
            const Mark place = mark_of(key.source(), mark);
            entries.push_back({std::string(key.str()), place, convert(value, place)});
        }
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return std::tie(a.mark.line, a.mark.column) < std::tie(b.mark.line, b.mark.column);
        });
        return entries;
    }

    Node::Array elements_of(const toml::array& array, const Mark& mark) const {
        Node::Array elements;
        elements.reserve(array.size());
        for (const toml::node& element : array)
            elements.push_back(convert(element, mark));
        return elements;
    }

    static decltype(Node::data) value_of(const toml::node& node) {
        if (const auto* text = node.as_string())
            return text->get();
        if (const auto* whole = node.as_integer())
            return whole->get();
        if (const auto* number = node.as_floating_point())
            return number->get();
        if (const auto* flag = node.as_boolean())
            return flag->get();
        if (const auto* date = node.as_date())
            return date_of(date->get());
        return Node::Moment{};
    }

    static Date date_of(const toml::date& date) {
        return std::chrono::year{date.year} / date.month / date.day;
    }

    const std::shared_ptr<const Source>& source_;
};

/// The parser's wording opens with what it was doing and may end in a line break.
std::string wording(const toml::parse_error& error) {
    std::string text(error.description());
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text.size() <= longest_wording ? text : text.substr(0, longest_wording) + "...";
}
} // namespace

Node parse_toml(std::string_view text, const std::shared_ptr<const Source>& source) {
    refuse_deep_nesting(text, source);
    try {
        const toml::table table = toml::parse(text);
        return Converter(source).convert(table, {source, 1, 1});
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        const Position where{source->name, at.line, at.column};
        throw InvalidInput(fmt::format("{}: not valid TOML: {}", to_string(where), wording(error)));
    }
}

} // namespace sim::scenario
