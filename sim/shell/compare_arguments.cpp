#include <algorithm>

#include <fmt/format.h>

#include "sim/shell/arguments.hpp"
#include "sim/shell/option_reader.hpp"

namespace sim::shell {

CompareArguments parse_compare(const std::vector<std::string>& arguments) {
    OptionReader reader("compare", {"replications", "seed", "threads", "out", "by"},
                        {"set", "option"}, {"json"});
    reader.read(arguments);
    CompareArguments compare;
    RunArguments& run = compare.run;
    run.file = reader.only_file();
    if (reader.has("replications"))
        run.replications = reader.whole<std::uint32_t>("replications", 1);
    if (reader.has("seed"))
        run.seed = reader.whole<std::uint64_t>("seed", 0);
    if (reader.has("threads"))
        run.threads = reader.whole<std::size_t>("threads", 1, 1'024);
    run.settings = reader.list("set");
    run.options = reader.list("option");
    for (auto name = run.options.begin(); name != run.options.end(); ++name)
        if (std::find(run.options.begin(), name, *name) != name)
            reader.refuse_here(fmt::format("--option '{}' is given twice; allowed: once", *name));
    if (reader.has("out"))
        run.out = reader.text("out");
    if (reader.on("json"))
        run.format = RunArguments::Format::json;
    if (reader.has("by"))
        compare.by = reader.text("by");
    return compare;
}

} // namespace sim::shell
