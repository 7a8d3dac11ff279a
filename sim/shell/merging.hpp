#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "sim/results/experiment.hpp"
#include "sim/results/share_folder.hpp"
#include "sim/shell/any_model.hpp"
#include "sim/shell/arguments.hpp"

namespace sim::shell {

/// The shares of one experiment as they are put together: after the last, what a single run of all
/// of it gives, in every bit. Holds no more than one share beside the sum.
class Merging {
public:
    Merging() = default;
    Merging(const Merging&) = delete;
    Merging& operator=(const Merging&) = delete;
    virtual ~Merging() = default;

    /// Takes a share of the experiment; those of a round come in order. Damaged (cbor.hpp) if it
    /// does not hold what it should; then the sum is as it was.
    virtual void take(const results::Share& share) = 0;

    /// All shares of a round (0: of an experiment without rounds) have been taken. True if no more
    /// are needed.
    virtual bool end_round(std::uint32_t round) = 0;

    /// Publishes and prints what a single run would; the exit status.
    virtual int conclude() = 0;
};

/// What merges shares of this experiment, built from the scenario that they carry. Damaged if this
/// program cannot have made them. `merge` must outlive it.
std::unique_ptr<Merging> merging_of(const ModelPort& port, const results::Experiment& experiment,
                                    const MergeArguments& merge);

/// Of each kind of experiment; these throw InvalidInput where merging_of() throws Damaged.
std::unique_ptr<Merging> merging_of_replications(const ModelPort& port,
                                                 const results::Experiment& experiment,
                                                 const MergeArguments& merge);
std::unique_ptr<Merging> merging_of_sweep(const ModelPort& port,
                                          const results::Experiment& experiment,
                                          const MergeArguments& merge);
std::unique_ptr<Merging> merging_of_study(const ModelPort& port,
                                          const results::Experiment& experiment,
                                          const MergeArguments& merge);

/// What was asked of a verb when its shares were made, with the files and the form of the merge.
template <class Arguments>
Arguments merged(Arguments asked, const MergeArguments& merge) {
    asked.run.out = merge.out;
    asked.run.format = merge.format;
    return asked;
}

/// InvalidInput unless the experiment as this program asks for it is, in every bit, `there`.
void refuse_others(const results::Experiment& experiment, const results::Experiment& there);

/// Reads the shares of one round, one after the other, each under its name; what `take` calls
/// Damaged is told. False if some are missing or damaged, which is told too.
bool take_round(const std::filesystem::path& folder, const results::ShareSet& set,
                std::uint32_t round,
                const std::function<void(const results::Share&, const results::ShareName&)>& take);

} // namespace sim::shell
