#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/leaf.hpp"
#include "sim/scenario/make_distribution.hpp"
#include "sim/scenario/spelling.hpp"
#include "sim/scenario/units.hpp"

namespace sim::scenario {

namespace {
bool is_evidence_or_unit(const std::string& key) {
    const auto& keys = common_keys();
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Whether the support lies in the field's range; complains if not.
bool check_support(const Node& node, const Distribution& distribution, const std::string& unit,
                   const LeafContext& context) {
    const Range& range = context.field.range;
    const double low = in_unit_of(context.field, distribution.lower(), unit);
    const double high = in_unit_of(context.field, distribution.upper(), unit);
    if (range.above_low(low) && range.below_high(high))
        return true;
    const std::string text = with_unit(written(node), unit);
    if (low == high)
        context.complain(node,
                         fmt::format("{} is {}; allowed: {}", context.key, text, to_string(range)));
    else
        context.complain(
            node, fmt::format("{} is {}, which can be {} {}; allowed: {}; add "
                              "truncated = [low, high], at_least or at_most",
                              context.key, text, range.above_low(low) ? "as high as" : "as low as",
                              with_unit(fmt::format("{}", range.above_low(low) ? high : low),
                                        context.field.unit),
                              to_string(range)));
    return false;
}

std::optional<Distribution> distribution_of(const Node& node, const LeafContext& context) {
    const std::string text = written(node);
    const auto known = context.cache.find(text);
    if (known != context.cache.end())
        return known->second;
    std::optional<Distribution> made = make_distribution(node, context);
    if (made)
        context.cache.emplace(text, *made);
    return made;
}

Distribution in_base_unit(const Distribution& distribution, const std::string& unit) {
    const std::int64_t seconds = seconds_in(unit).value_or(1);
    return seconds == 1 ? distribution : distribution.scaled(static_cast<double>(seconds));
}
} // namespace

std::string written(const Node& node) {
    const Node::Table* table = node.table();
    if (table == nullptr)
        return to_text(node);
    std::string text;
    for (const Entry& entry : *table) {
        if (is_evidence_or_unit(entry.key))
            continue;
        text += text.empty() ? "" : ", ";
        text += (entry.key == "value" ? "" : entry.key + " ") + to_text(entry.value);
    }
    return text;
}

std::optional<Leaf> read_uncertain(const Node& node, const LeafContext& context) {
    if (!node.is_number() && node.table() == nullptr) {
        context.complain_of_type(node);
        return std::nullopt;
    }
    const Evidence evidence = evidence_of(node, context);
    const std::optional<std::string> unit = unit_of(node, context);
    const std::optional<Distribution> made = distribution_of(node, context);
    if (!unit || !made || !check_support(node, *made, *unit, context))
        return std::nullopt;
    try {
        return Uncertain{in_base_unit(*made, *unit), with_unit(written(node), *unit), evidence,
                         node.mark.position()};
    } catch (const InvalidInput& error) { // beyond what a double holds
        context.complain(node, fmt::format("{}: {}", context.key, error.what()));
        return std::nullopt;
    }
}

} // namespace sim::scenario
