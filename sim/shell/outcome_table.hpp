#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "sim/experiment/measure.hpp"
#include "sim/shell/columns.hpp"

namespace sim::shell {

/// One replication's outcome for people, every measure in full.
std::string outcome_table(const OutcomeDescription& description,
                          std::span<const std::int64_t> outcome, Style style);

} // namespace sim::shell
