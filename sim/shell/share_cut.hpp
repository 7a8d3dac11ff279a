#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace sim::shell {

/// What an experiment takes on one core: each share `start_s` before its first replication, all
/// shares together `work_s` [s].
struct Effort {
    double start_s = 0, work_s = 0;
};

/// What is asked of the cut of an experiment into shares.
struct CutWishes {
    std::size_t cpus = 1;                    ///< of each share
    double share_s = 600;                    ///< how long a share should take at least [s]
    std::uint32_t most = 1'000;              ///< shares
    std::optional<std::uint32_t> parts = {}; ///< so many instead
};

/// Into how many shares, how long each takes, and after how long a batch system may end one that
/// has hung.
struct Cut {
    std::uint32_t parts = 1;
    double share_s = 0;
    std::chrono::minutes limit{0};
};

/// A slower or busier machine takes longer: limits are so many times what was measured here.
inline constexpr double limit_safety = 3;

/// As many shares as take share_s each, at least one and at most `most`.
Cut cut_of(const Effort& effort, const CutWishes& wishes);

/// limit_safety times the seconds in whole minutes, at least five.
std::chrono::minutes limit_for(double seconds);

/// As Slurm reads it: "01:30:00", "2-00:00:00".
std::string slurm_time(std::chrono::minutes time);

} // namespace sim::shell
