#include "sim/shell/merging.hpp"

#include <vector>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/cbor.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/tool.hpp"

namespace sim::shell {

namespace fs = std::filesystem;

std::unique_ptr<Merging> merging_of(const ModelPort& port, const results::Experiment& experiment,
                                    const MergeArguments& merge) try {
    const std::string& version = experiment.run.program.version;
    results::sound(
        version == program().version,
        fmt::format("it is of version {}, and this is {}", version, program().version).c_str());
    if (experiment.verb == "run" || experiment.verb == "compare")
        return merging_of_replications(port, experiment, merge);
    if (experiment.verb == "sweep")
        return merging_of_sweep(port, experiment, merge);
    if (experiment.verb == "sensitivity")
        return merging_of_study(port, experiment, merge);
    throw results::Damaged("it is of a verb that this version cannot merge");
} catch (const InvalidInput& wrong) {
    throw results::Damaged(wrong.problems().front());
}

void refuse_others(const results::Experiment& experiment, const results::Experiment& there) {
    if (results::encoded(experiment) != results::encoded(there))
        throw InvalidInput("this program makes another experiment of the scenario that it carries");
}

bool take_round(const fs::path& folder, const results::ShareSet& set, std::uint32_t round,
                const std::function<void(const results::Share&, const results::ShareName&)>& take) {
    const std::uint32_t parts = set.parts(round);
    std::vector<std::uint32_t> wanting;
    Progress progress(parts);
    for (std::uint32_t part = 1; part <= parts; ++part) {
        const results::ShareName name{set.stem, {round, part, parts}};
        const fs::path file = folder / name.file();
        try {
            if (fs::exists(file))
                take(results::read_share(file), name);
            else
                wanting.push_back(part);
        } catch (const results::Damaged& why) {
            complain(fmt::format("{}: not merged: {}", file.string(), why.what()));
            wanting.push_back(part);
        }
        progress.show(part);
    }
    if (wanting.empty())
        return true;
    complain(fmt::format("{}{}: {} of {} shares are missing; compute them and merge again: "
                         "--array={}",
                         set.stem, round == 0 ? "" : fmt::format(" round {}", round),
                         wanting.size(), parts, results::array_list(wanting)));
    return false;
}

} // namespace sim::shell
