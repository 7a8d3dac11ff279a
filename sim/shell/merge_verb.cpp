#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/cbor.hpp"
#include "sim/results/comparison_database.hpp"
#include "sim/results/comparison_summary.hpp"
#include "sim/results/publication.hpp"
#include "sim/results/share_folder.hpp"
#include "sim/results/summary.hpp"
#include "sim/shell/compare_table.hpp"
#include "sim/shell/ending.hpp"
#include "sim/shell/merging.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/table.hpp"
#include "sim/shell/tool.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

namespace fs = std::filesystem;

/// Reads the shares of one round, one after the other; false if some are missing or damaged, which
/// is told.
bool take_round(Merging& merging, const fs::path& folder, const results::ShareSet& set,
                std::uint32_t round) {
    const std::uint32_t parts = set.parts(round);
    std::vector<std::uint32_t> wanting;
    Progress progress(parts);
    for (std::uint32_t part = 1; part <= parts; ++part) {
        const results::ShareName name{set.stem, {round, part, parts}};
        const fs::path file = folder / name.file();
        try {
            if (fs::exists(file))
                merging.take(results::read_share(file), name);
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

/// All of the experiment's shares that are needed; nothing if some are wanting, which is told.
std::optional<Merging> merged(results::Program program, const fs::path& folder,
                              const results::ShareSet& set) {
    Merging merging(std::move(program));
    const bool rounds = set.parts(0) == 0;
    for (std::uint32_t round = rounds ? 1 : 0;; ++round) {
        if (set.parts(round) == 0) {
            complain(fmt::format("{}: round {} is needed: compute its shares and merge again: "
                                 "--round {}",
                                 set.stem, round, round));
            return std::nullopt;
        }
        if (!take_round(merging, folder, set, round))
            return std::nullopt;
        if (merging.end_round(round))
            return merging;
    }
}

const results::ShareSet& chosen(const std::vector<results::ShareSet>& experiments,
                                const MergeArguments& arguments) {
    const results::ShareSet* found = nullptr;
    std::string names;
    for (const results::ShareSet& each : experiments) {
        names += (names.empty() ? "" : ", ") + each.stem;
        if (arguments.experiment && each.stem.find(*arguments.experiment) == std::string::npos)
            continue;
        if (found != nullptr)
            throw InvalidInput(fmt::format("{}: holds shares of several experiments; choose one "
                                           "with --experiment, by any part of its name: {}",
                                           arguments.folder, names + ", ..."));
        found = &each;
    }
    if (found == nullptr)
        throw InvalidInput(names.empty() ? fmt::format("{}: holds no shares", arguments.folder)
                                         : fmt::format("{}: no experiment '{}'; allowed: {}",
                                                       arguments.folder,
                                                       arguments.experiment.value_or(""), names));
    return *found;
}

std::string summary_of(const Merging& merging, const std::optional<results::Findings>& found) {
    return found ? results::comparison_text(merging.run(), *merging.comparison(), *found)
                 : results::summary_text(merging.run());
}

void publish(const results::Folder& folder, const Merging& merging,
             const std::optional<results::Findings>& found) {
    results::Publication publication(folder);
    publication.finish(merging.run(), summary_of(merging, found), [&](results::Database& into) {
        if (found)
            results::write_comparison(into, *merging.comparison(), *found);
    });
}

std::string shown(const Merging& merging, const std::optional<results::Findings>& found,
                  RunArguments::Format format) {
    if (format == RunArguments::Format::json)
        return summary_of(merging, found);
    return found ? compare_table(merging.run(), *merging.comparison(), *found, stdout_style())
                 : table(merging.run(), stdout_style());
}

/// What a failed replication's replay needs to know of the experiment.
RunArguments asked_for(const results::Run& run) {
    RunArguments arguments;
    arguments.file = run.scenario + ".toml";
    arguments.seed = run.seed;
    arguments.settings = run.overrides;
    return arguments;
}

} // namespace

int merge(const ModelPort& port, const MergeArguments& arguments) {
    const results::ShareFolder there = results::shares_in(arguments.folder);
    for (const fs::path& file : there.strange)
        complain(fmt::format("{}: left alone: its name is not that of a share", file.string()));
    const results::ShareSet& set = chosen(there.experiments, arguments);
    std::optional<results::Folder> folder;
    if (arguments.out)
        folder.emplace(*arguments.out);
    const std::optional<Merging> merging = merged(program_of(port), arguments.folder, set);
    if (!merging)
        return 1;
    std::optional<results::Findings> found;
    if (merging->comparison())
        found = results::findings(merging->run(), *merging->comparison());
    if (folder)
        publish(*folder, *merging, found);
    print(shown(*merging, found, arguments.format));
    return finish(asked_for(merging->run()), merging->run());
}

} // namespace sim::shell
