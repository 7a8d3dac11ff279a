#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/shell/interrupt.hpp"

namespace sim::shell {

/// What a trial of an experiment on this machine has found.
struct TrialRun {
    std::string stem;                  ///< how its shares are called
    std::vector<std::uint32_t> rounds; ///< replications of each; none if it has no rounds
    double start_s = 0; ///< of the processor, before the first replication of a share [s]
    double work_s = 0;  ///< the same, of all of it; with rounds, of a replication; 0: not known
    std::uint64_t peak_memory = 0; ///< [bytes]
};

/// Computes shares of an experiment in a temporary folder, on one core. `wish` is a verb with its
/// arguments. Depth::name computes the least share there is; Depth::time goes on with larger ones
/// until one takes a second of the processor more. InvalidInput with what the program says if it
/// refuses the arguments; std::runtime_error if it fails or is interrupted.
enum class Depth { name, time };
TrialRun try_out(const std::filesystem::path& program, const std::vector<std::string>& wish,
                 Depth depth, const Interrupt& interrupt);

} // namespace sim::shell
