#pragma once

#include "sim/shell/arguments.hpp"
#include "sim/shell/option_reader.hpp"

namespace sim::shell {

/// Reads --share I/N of an experiment that has no round; false if there is none.
bool read_part(const OptionReader& reader, RunArguments& run);

/// Reads --share and --round, which a verb whose experiments can be cut into shares has, after all
/// else of the experiment. Refused where they do not go together.
void read_share(const OptionReader& reader, RunArguments& run);

} // namespace sim::shell
