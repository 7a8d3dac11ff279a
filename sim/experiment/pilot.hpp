#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/engine/chance.hpp"
#include "sim/experiment/controls.hpp"
#include "sim/experiment/lane.hpp"

namespace sim {

/// Which draws of a model move its measures, found by running it.
struct Pilot {
    std::uint64_t seed = 1;
    std::vector<std::size_t> measures = {0}; ///< their places in the outcome
    std::uint32_t replications = 1'024;
    std::size_t most = 48; ///< addresses wanted
};

/// The addresses whose uniform numbers go with a measure, those with the largest correlation
/// first; only such as are three standard errors from none. A value beyond the horizon counts as
/// the largest seen. The pilot's chance is its own, so what is found depends on no later draw.
std::vector<Address> addresses_that_matter(const Contender& contender, const Pilot& pilot);

/// The same for several models that are to share them: in turn the first of each, the second of
/// each, and so on. `pilots` by contender.
std::vector<Address> addresses_that_matter(const std::vector<Contender>& contenders,
                                           const std::vector<Pilot>& pilots);

/// Draws to be controls, at most `most` of them: the addresses that matter, alone; and together all
/// draws of one purpose, and all of one entity, the largest groups first. Only such as are drawn in
/// at least half of the replications.
ControlDraws draws_to_control(const Contender& contender, const Pilot& pilot, std::size_t most);

} // namespace sim
