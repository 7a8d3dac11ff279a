#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/results/share_progress.hpp"
#include "sim/shell/submit_arguments.hpp"

namespace sim::shell {

/// An experiment that is to be computed in shares, somewhere.
struct Job {
    /// Of one round; round 0 is all of an experiment without rounds.
    struct Round {
        std::uint32_t round = 0, parts = 1;
        std::string share_limit, merge_limit; ///< as Slurm takes them; "" elsewhere
    };

    SubmitArguments::To to = SubmitArguments::To::slurm;
    std::string name;              ///< the stem of its shares
    std::filesystem::path program; ///< absolute
    std::filesystem::path from;    ///< absolute: the folder that the wish's files are meant from
    std::filesystem::path shares;  ///< absolute: the folder of shares
    std::vector<std::string> wish; ///< verb and arguments
    std::size_t cpus = 1, at_once = 0;
    std::vector<std::string> modules, options; ///< of `module load`, of sbatch or parallel
    std::vector<Round> rounds;
    std::vector<std::string> remarks; ///< lines for who reads the settings

    /// Where its files are: beside the shares, under its name.
    std::filesystem::path folder() const { return shares / name; }
};

/// The settings that the scripts of a job read, as a bash file.
std::string settings_text(const Job& job);

/// Writes the job's files, each whole or not at all: settings and the scripts share, merge and
/// submit. Settings that are there and differ are kept as "settings.before". InvalidInput if the
/// folder of shares cannot be used, std::runtime_error if the disk refuses.
void write_job(const Job& job);

/// Into how many shares the first rounds of the jobs beside the shares of a folder are cut, as far
/// as their settings say.
std::vector<results::PlannedCut> planned_in(const std::filesystem::path& shares);

} // namespace sim::shell
