#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/engine/chance.hpp"

namespace sim {

/// How the uniform numbers of an experiment hang together.
enum class Sampling : std::uint8_t {
    plain,           ///< not at all
    antithetic,      ///< replication 2k + 1 mirrors 2k: 1 - u for every u
    latin_hypercube, ///< within a randomisation, each address takes each of its strata once
    sobol, ///< the addresses that matter most are a scrambled Sobol sequence, the rest Latin
           ///< hypercube
    control_variates ///< not at all: what is known of them corrects the means
};

/// Whether the replications hang together, so that randomisations must say how sure a figure is.
inline bool is_randomised(Sampling sampling) {
    return sampling != Sampling::plain && sampling != Sampling::control_variates;
}

/// The names by which they are asked for, in the order of Sampling.
const std::vector<std::string>& sampling_names();

/// The replications of an experiment whose sampling is_randomised: `count` randomisations of
/// `each`, independent of each other and all alike. Replication i is number i % each of
/// randomisation i / each.
struct Randomisation {
    Sampling sampling = Sampling::latin_hypercube;
    std::uint32_t each = 512;

    /// Few enough to leave each its strength, enough for Student's t: 31 degrees of freedom cost an
    /// interval 4 % of its width.
    static constexpr std::uint32_t count = 32;

    std::uint32_t replications() const { return count * each; }
};

/// What the number of replications must be, for messages: "a multiple of 64".
std::string allowed_replications(Sampling sampling);

/// Whether it is so.
bool may_have(Sampling sampling, std::uint32_t replications);

/// The sampler of an experiment; nothing unless the sampling is_randomised. `matter` are the
/// addresses for which a Sobol sequence is used, the most important first (see pilot.hpp); the
/// others ask for none. \pre may_have(sampling, replications())
std::unique_ptr<const Sampler> sampler_of(const Randomisation& randomisation, std::uint64_t seed,
                                          const std::vector<Address>& matter = {});

} // namespace sim
