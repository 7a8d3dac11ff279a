#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/results/share.hpp"

namespace sim::results {

/// The shares of one experiment that lie in a folder, as far as their names say.
struct ShareSet {
    std::string stem;
    /// By round and number of parts: the parts that are there, in order.
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> cuts;

    /// Into how many parts a round is cut (0 for an experiment without rounds): where it was cut in
    /// several ways, the one of which the least is missing. 0 if no share of it is there.
    std::uint32_t parts(std::uint32_t round) const;
    /// The parts of that cut that are not there, in order.
    std::vector<std::uint32_t> missing(std::uint32_t round) const;
};

/// What lies in a folder of shares.
struct ShareFolder {
    std::vector<ShareSet> experiments;          ///< by stem
    std::vector<std::filesystem::path> strange; ///< called .share, but not as a share is
    std::vector<std::filesystem::path> claims;  ///< hidden files of shares under way
};

/// Reads a folder's names. InvalidInput if it is none.
ShareFolder shares_in(const std::filesystem::path& folder);

/// Numbers in order, as `sbatch --array` takes them: "1-3,7".
std::string array_list(const std::vector<std::uint32_t>& numbers);

} // namespace sim::results
