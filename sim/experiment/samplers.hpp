#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "sim/engine/chance.hpp"
#include "sim/experiment/permutation.hpp"
#include "sim/experiment/sobol_matrices.hpp"

namespace sim {

/// Pairs of replications: 2k draws as it would alone, 2k + 1 draws 1 - u for each of its u.
class Antithetic final : public Sampler {
public:
    explicit Antithetic(std::uint64_t seed) : plain_(seed) {}
    double uniform(std::uint32_t replication, Address address, std::size_t which) const override;

private:
    Philox plain_;
};

/// Hypercubes of `each` replications, one a randomisation (McKay, Beckman and Conover 1979): at
/// every address, each of the strata [s / each, (s + 1) / each) is taken by one replication, in an
/// order of the address's own, and a number is uniform within its stratum.
class LatinHypercube final : public Sampler {
public:
    LatinHypercube(std::uint64_t seed, std::uint32_t each);
    double uniform(std::uint32_t replication, Address address, std::size_t which) const override;

    /// The plain number of an address, and random bits of a randomisation and an address that no
    /// draw uses.
    double plain(std::uint32_t replication, Address address, std::size_t which) const;
    Philox::Block key(std::uint32_t randomisation, Address address, std::size_t which) const;

private:
    Philox plain_, first_, second_;
    Permutations strata_;
};

/// Digital nets of `each` = 2^m replications, one a randomisation. Address j of `matter` is
/// coordinate j of the Sobol sequence, its digits scrambled by Owen's nested uniform permutations
/// (Owen 1995), each permutation a hash of the digits above; digits past the m-th are random. Every
/// other address, and the second number of each, is a LatinHypercube.
class ScrambledSobol final : public Sampler {
public:
    ScrambledSobol(std::uint64_t seed, std::uint32_t each, const std::vector<Address>& matter);
    double uniform(std::uint32_t replication, Address address, std::size_t which) const override;

private:
    struct Hash {
        std::size_t operator()(const Address& address) const;
    };

    LatinHypercube others_;
    std::uint32_t each_, digits_;
    SobolMatrices matrices_;
    std::unordered_map<Address, std::uint32_t, Hash> coordinates_;
};

} // namespace sim
