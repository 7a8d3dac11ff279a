#include <optional>

#include "sim/shell/futures.hpp"
#include "sim/shell/futures_table.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

int stress(const ModelPort& port, const FutureArguments& arguments) {
    FutureStudy study(port, arguments, "stress", Spread::even, 1);
    std::optional<results::Folder> folder;
    if (arguments.run.out)
        folder.emplace(*arguments.run.out);
    const results::Futures futures = study.simulate();
    if (futures.size() > 0) {
        const results::Stress found = stress_of(futures, study.failing());
        if (folder)
            publish(*folder, futures, found);
        print(arguments.run.format == RunArguments::Format::json
                  ? stress_text(futures, found)
                  : stress_table(futures, found, stdout_style()));
    }
    return study.finish(futures);
}

} // namespace sim::shell
