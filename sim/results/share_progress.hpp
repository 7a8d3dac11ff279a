#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/share_folder.hpp"
#include "sim/results/sign_of_life.hpp"

namespace sim::results {

/// How far the shares of one round of an experiment are (round 0: of an experiment without rounds).
struct RoundProgress {
    std::uint32_t round = 0, parts = 0;
    std::vector<std::uint32_t> done = {};   ///< in order
    std::vector<std::uint32_t> absent = {}; ///< neither there nor being computed, in order
    std::vector<ShareUnderWay> running = {}, lost = {}; ///< of those that are not done
    std::optional<std::uint64_t> replications = {};     ///< of all of it, where a share of it tells

    bool complete() const { return done.size() == parts; }
    /// Replications of the shares that are done and, as far as they have said, of those running;
    /// unknown where shares are done but do not tell.
    std::optional<std::uint64_t> replications_done() const;
    /// Replications a second of the shares that run now; unknown before the first has said.
    std::optional<double> per_second() const;
    /// Until all is done if as many go on running [s]; 0 if it is, unknown as per_second().
    std::optional<double> seconds_left() const;
};

/// How many replications a slice has; nothing where a verb simulates more than one scenario many
/// times over, and so counts otherwise, or where there is no such slice.
std::optional<std::uint64_t> replications_of(const Experiment& experiment, const Slice& slice);

struct ExperimentProgress {
    std::string stem;
    std::vector<RoundProgress> rounds; ///< those that were begun, in order; or the first

    bool complete() const;
};

/// Into how many parts the first round of an experiment is to be cut of which there is no share.
struct PlannedCut {
    std::string stem;
    std::uint32_t round = 0, parts = 0;
};

/// How far the experiments are whose shares are in a folder, or are planned, by stem. Reads names,
/// the hidden files of shares under way, and one share of each experiment. InvalidInput if it is
/// no folder.
std::vector<ExperimentProgress> progress_in(const std::filesystem::path& folder,
                                            const std::vector<PlannedCut>& planned);

} // namespace sim::results
