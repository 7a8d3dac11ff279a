#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/record.hpp"

namespace sim::shell {

/// How jobs are to run at a site: from flags, or from a file for what is the same every time.
struct Site {
    std::optional<std::string> partition, account, qos, memory;
    std::optional<std::string> time; ///< limit of a share, as Slurm takes it
    std::optional<std::int64_t> cpus, at_once;
    std::vector<std::string> modules;
    std::vector<std::string> more; ///< options of sbatch or of parallel, as they are
    static const scenario::Record& describe();
};

/// Reads a site file; InvalidInput with all that is wrong with it.
Site read_site(const std::string& file);

/// Whether Slurm can read a time limit: minutes, [HOURS:]MINUTES:SECONDS, DAYS-HOURS[:...].
bool is_slurm_time(const std::string& text);

/// The options that sbatch gets for all of it: "--partition=long", ...
std::vector<std::string> sbatch_options(const Site& site);

} // namespace sim::shell
