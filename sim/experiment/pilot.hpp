#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/engine/chance.hpp"
#include "sim/experiment/lane.hpp"

namespace sim {

/// Which draws of a model move a measure, found by running it.
struct Pilot {
    std::uint64_t seed = 1;
    std::size_t measure = 0; ///< its place in the outcome
    std::uint32_t replications = 1'024;
    std::size_t most = 48; ///< addresses wanted
};

/// The addresses whose uniform numbers go with the measure, those with the largest correlation
/// first; only such as are three standard errors from none. A value beyond the horizon counts as
/// the largest seen. The pilot's chance is its own, so what is found depends on no later draw.
std::vector<Address> addresses_that_matter(const Contender& contender, const Pilot& pilot);

} // namespace sim
