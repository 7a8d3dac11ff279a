#pragma once

#include "sim/shell/arguments.hpp"

namespace sim::shell {

class OptionReader;

/// Reads --seed and --threads, if they are there.
void read_chance(const OptionReader& reader, RunArguments& run);

/// Reads what is simulated: --set and --option; refused if an option is named twice.
void read_variants(const OptionReader& reader, RunArguments& run);

} // namespace sim::shell
