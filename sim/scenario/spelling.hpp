#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/distribution.hpp"
#include "sim/scenario/tree.hpp"

namespace sim::scenario {

/// How one distribution is written in a scenario: `key = parameters`.
struct DistributionSpelling {
    std::string_view key;
    /// How many numbers it takes: 1 is written without brackets, 0 means a list of any length.
    std::size_t arity;
    std::string_view parameters; ///< for people: "[low, mode, high]"
    /// Whether the parameters are places on the axis that must not fall.
    enum class Order { rising, any } order;
    Distribution (*make)(std::span<const double>);
};

/// All of them but `discrete`, whose parameters are a table.
std::span<const DistributionSpelling> distribution_spellings();

/// The keys that say which distribution a table is, `value` and `discrete` among them.
const std::vector<std::string>& distribution_keys();
/// The keys that change a distribution: scaled, shifted, truncated, at_least, at_most, times.
const std::vector<std::string>& modifier_keys();
/// The keys that go with any number: unit, grade, source.
const std::vector<std::string>& common_keys();

/// Whether a key is one of these.
bool is_among(const std::vector<std::string>& keys, std::string_view key);
/// Whether a number's table can have this key.
bool is_number_key(std::string_view key);
/// Whether this is a table that spells a number or a distribution.
bool is_number_table(const Node& node);

} // namespace sim::scenario
