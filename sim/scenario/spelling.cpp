#include "sim/scenario/spelling.hpp"

#include <algorithm>
#include <array>

namespace sim::scenario {

namespace {
using Numbers = std::span<const double>;
using Order = DistributionSpelling::Order;

const std::array<DistributionSpelling, 12> spellings{{
    {"value", 1, "number", Order::any, [](Numbers p) { return Distribution::constant(p[0]); }},
    {"constant", 1, "number", Order::any, [](Numbers p) { return Distribution::constant(p[0]); }},
    {"uniform", 2, "[low, high]", Order::rising,
     [](Numbers p) { return Distribution::uniform(p[0], p[1]); }},
    {"triangular", 3, "[low, mode, high]", Order::rising,
     [](Numbers p) { return Distribution::triangular(p[0], p[1], p[2]); }},
    {"pert", 3, "[low, mode, high]", Order::rising,
     [](Numbers p) { return Distribution::pert(p[0], p[1], p[2]); }},
    {"normal", 2, "[mean, sd]", Order::any,
     [](Numbers p) { return Distribution::normal(p[0], p[1]); }},
    {"lognormal", 2, "[mean, sd]", Order::any,
     [](Numbers p) { return Distribution::lognormal(p[0], p[1]); }},
    {"exponential", 1, "mean", Order::any,
     [](Numbers p) { return Distribution::exponential(p[0]); }},
    {"gamma", 2, "[shape, scale]", Order::any,
     [](Numbers p) { return Distribution::gamma(p[0], p[1]); }},
    {"weibull", 2, "[shape, scale]", Order::any,
     [](Numbers p) { return Distribution::weibull(p[0], p[1]); }},
    {"beta", 2, "[a, b]", Order::any, [](Numbers p) { return Distribution::beta(p[0], p[1]); }},
    {"empirical", 0, "[value, value, ...]", Order::any,
     [](Numbers p) { return Distribution::empirical(p); }},
}};

} // namespace

std::span<const DistributionSpelling> distribution_spellings() { return spellings; }

const std::vector<std::string>& distribution_keys() {
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all;
        all.reserve(spellings.size() + 1);
        for (const auto& each : spellings)
            all.emplace_back(each.key);
        all.emplace_back("discrete");
        return all;
    }();
    return keys;
}

const std::vector<std::string>& modifier_keys() {
    static const std::vector<std::string> keys{"scaled",   "shifted", "truncated",
                                               "at_least", "at_most", "times"};
    return keys;
}

const std::vector<std::string>& common_keys() {
    static const std::vector<std::string> keys{"unit", "grade", "source"};
    return keys;
}

bool is_among(const std::vector<std::string>& keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_number_key(std::string_view key) {
    return is_among(distribution_keys(), key) || is_among(modifier_keys(), key) ||
           is_among(common_keys(), key);
}

bool is_number_table(const Node& node) {
    const auto* table = node.table();
    return table != nullptr && std::any_of(table->begin(), table->end(), [](const Entry& entry) {
               return is_among(distribution_keys(), entry.key);
           });
}

} // namespace sim::scenario
