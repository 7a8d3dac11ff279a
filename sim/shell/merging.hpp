#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/results/comparison.hpp"
#include "sim/results/portion.hpp"

namespace sim::shell {

/// The shares of one experiment as they are added up: after the last, what a single run of all of
/// it gives, in every bit. Holds no more than one share beside the sum.
class Merging {
public:
    /// `program`: who publishes the sum.
    explicit Merging(results::Program program) : program_(std::move(program)) {}

    /// Adds a share that lay under this name. Damaged (cbor.hpp) if it is not what the name says or
    /// not of the same experiment as those before; then the sum is as it was.
    void take(const results::Share& share, const results::ShareName& name);

    /// All shares of a round (0: of an experiment without rounds) have been taken. True if no more
    /// are needed: it is the last, or the precision that was asked for is reached.
    bool end_round(std::uint32_t round);

    const results::Run& run() const { return experiment_.run; }
    /// What the options did together; nullptr if they were not compared.
    const results::Comparison* comparison() const { return comparison_.get(); }

private:
    void begin(const results::Share& share, std::string fingerprint);
    bool known_well_enough(std::size_t option) const;

    results::Program program_;
    std::string fingerprint_;        ///< "" before the first share
    results::Experiment experiment_; ///< its run is the sum
    std::unique_ptr<results::Comparison> comparison_;
    std::vector<std::uint8_t> ended_; ///< options that need no further round
};

} // namespace sim::shell
