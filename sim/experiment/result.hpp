#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/engine/chance.hpp"
#include "sim/experiment/accumulator.hpp"
#include "sim/experiment/digest.hpp"
#include "sim/experiment/measure.hpp"

namespace sim {

class Recorder;

/// Which replications to run, and how.
struct Plan {
    std::uint64_t seed = 1;
    std::uint32_t first = 0;             ///< number of the first replication
    std::uint32_t replications = 10'000; ///< how many, from the first on
    std::size_t threads = 0;             ///< 0: all processors
    std::uint32_t block = 256;           ///< replications that a worker takes at a time
    const Sampler* sampler = nullptr;    ///< none: independent numbers
    /// Called after each block with the number of replications run so far, from several threads at
    /// once and not always in rising order; must not throw.
    std::function<void(std::uint64_t)> progress = {};
    const std::atomic<bool>* stop = nullptr; ///< once true, only the blocks under way are finished
    Recorder* recorder = nullptr;            ///< keeps outcomes as they are
};

/// Share `part` of `parts` (from 1) of a plan: the replications from floor((part-1) R / parts) up
/// to floor(part R / parts) of its R. All shares together are the plan. InvalidInput unless 1 <=
/// part <= parts.
Plan share_of(const Plan& plan, std::uint32_t part, std::uint32_t parts);

/// A replication that threw, with what it said.
struct Failure {
    std::uint32_t replication = 0;
    std::string message;
    bool operator==(const Failure&) const = default;
};

/// The exact result of some replications of an experiment. Two results of the same replications are
/// equal in every bit, whatever the threads, blocks and merges they came from.
struct Result {
    static constexpr std::size_t most_failures = 100;

    std::uint32_t first = 0;       ///< number of the first replication
    std::uint64_t requested = 0;   ///< replications asked for
    std::uint64_t done = 0;        ///< replications run, failed ones included: the first so many
    std::uint64_t failed = 0;      ///< replications that threw; they count in no measure
    std::vector<Failure> failures; ///< by number, the first most_failures of them
    std::vector<Accumulator> measures; ///< in the order of the outcome's places
    Digest digest;                     ///< of the replications that did not fail

    Result() = default;
    /// Nothing run yet, with a place for each measure.
    explicit Result(const OutcomeDescription& outcome);

    bool interrupted() const { return done < requested; }

    /// Adds other replications of the same experiment (disjoint from these).
    void merge(const Result& other);

    /// ContractViolation if a flag is not 0 or 1, a category out of range, or either censored.
    void validate(const OutcomeDescription& outcome) const;

    bool operator==(const Result&) const = default;
};

} // namespace sim
