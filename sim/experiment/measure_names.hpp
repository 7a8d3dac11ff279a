#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiment/measure.hpp"

namespace sim {

/// What a measure is called by hand: "section.member.measure", without the member where the section
/// has none, as in "programme.cost".
std::string measure_name(const OutcomeDescription& outcome, std::size_t index);

/// The names of all places of an outcome, in their order.
std::vector<std::string> measure_names(const OutcomeDescription& outcome);

/// The place that a name means, if any; the section may be left out for measures without member
/// ("cost").
std::optional<std::size_t> find_measure(const OutcomeDescription& outcome, std::string_view name);

/// The measure by which options are compared unless told otherwise: the one the outcome calls
/// chief, else the first without member that has a better side. Nothing if there is none;
/// ContractViolation if the chief does not exist.
std::optional<std::size_t> chief_measure(const OutcomeDescription& outcome);

} // namespace sim
