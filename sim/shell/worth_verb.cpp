#include <optional>

#include <fmt/format.h>

#include "sim/shell/futures.hpp"
#include "sim/shell/futures_table.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

int worth(const ModelPort& port, const FutureArguments& arguments) {
    constexpr std::size_t fewest = 50; // for a regression
    FutureStudy study(port, arguments, "worth", Spread::likely, 2);
    std::optional<results::Folder> folder;
    if (arguments.run.out)
        folder.emplace(*arguments.run.out);
    const results::Futures futures = study.simulate();
    if (futures.size() >= fewest) {
        const results::Worth found = worth_of(futures);
        if (folder)
            publish(*folder, futures, found);
        print(arguments.run.format == RunArguments::Format::json
                  ? worth_text(futures, found)
                  : worth_table(futures, found, stdout_style()));
    } else {
        complain(fmt::format("too few futures for an answer; needed: {}", fewest));
    }
    return study.finish(futures);
}

} // namespace sim::shell
