#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/cbor.hpp"
#include "sim/results/folder.hpp"
#include "sim/results/share_folder.hpp"
#include "sim/shell/merging.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/shares.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

namespace fs = std::filesystem;

/// The experiment of the shares in a folder, as the first of them says, and what merges it.
class Gathering {
public:
    Gathering(const ModelPort& port, const MergeArguments& arguments, const results::ShareSet& set)
        : port_(port), arguments_(arguments), set_(set) {}

    /// All shares that are needed; nothing if some are wanting, which is told: status() is then 1,
    /// or try_again if all of a round are there and another is needed.
    std::unique_ptr<Merging> gather() {
        for (std::uint32_t round = set_.parts(0) == 0 ? 1 : 0;; ++round) {
            if (set_.parts(round) == 0) {
                complain(fmt::format("{}: round {} is needed: compute its shares and merge again: "
                                     "--round {}",
                                     set_.stem, round, round));
                status_ = round > 1 ? try_again : 1;
                return nullptr;
            }
            const auto taken = [this](const auto& share, const auto& name) { take(share, name); };
            if (!take_round(arguments_.folder, set_, round, taken))
                return nullptr;
            if (merging_->end_round(round))
                return std::move(merging_);
        }
    }
    int status() const { return status_; }

private:
    void take(const results::Share& share, const results::ShareName& name) {
        const std::string fingerprint = results::fingerprint(share.experiment);
        results::sound(merging_ == nullptr || fingerprint == fingerprint_,
                       "it is of another experiment than those before it");
        results::sound(share.slice == name.slice, "it is not what its name says");
        if (!merging_) {
            const results::Experiment experiment = results::decoded_experiment(share.experiment);
            results::sound(results::stem_of(experiment, fingerprint) == name.stem,
                           "it is not what its name says");
            merging_ = merging_of(port_, experiment, arguments_);
            fingerprint_ = fingerprint;
        }
        merging_->take(share);
    }

    const ModelPort& port_;
    const MergeArguments& arguments_;
    const results::ShareSet& set_;
    std::string fingerprint_;
    std::unique_ptr<Merging> merging_; ///< nullptr before the first share
    int status_ = 1;
};

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

} // namespace

int merge(const ModelPort& port, const MergeArguments& arguments) {
    const results::ShareFolder there = results::shares_in(arguments.folder);
    for (const fs::path& file : there.strange)
        complain(fmt::format("{}: left alone: its name is not that of a share", file.string()));
    const results::ShareSet& set = chosen(there.experiments, arguments);
    if (arguments.out)
        const results::Folder looked_at(*arguments.out); // before any share is read
    Gathering gathering(port, arguments, set);
    const std::unique_ptr<Merging> merging = gathering.gather();
    return merging ? merging->conclude() : gathering.status();
}

} // namespace sim::shell
