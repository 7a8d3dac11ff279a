#include "sim/shell/common_arguments.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <fmt/format.h>

#include "sim/shell/option_reader.hpp"

namespace sim::shell {

void read_chance(const OptionReader& reader, RunArguments& run) {
    if (reader.has("seed"))
        run.seed = reader.whole<std::uint64_t>("seed", 0);
    if (reader.has("threads"))
        run.threads = reader.whole<std::size_t>("threads", 1, 1'024);
}

void read_variants(const OptionReader& reader, RunArguments& run) {
    run.settings = reader.list("set");
    run.options = reader.list("option");
    for (auto name = run.options.begin(); name != run.options.end(); ++name)
        if (std::find(run.options.begin(), name, *name) != name)
            reader.refuse_here(fmt::format("--option '{}' is given twice; allowed: once", *name));
}

} // namespace sim::shell
