#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/measure.hpp"
#include "sim/experiment/randomised.hpp"
#include "sim/experiment/result.hpp"
#include "sim/experiment/retrace.hpp"
#include "sim/scenario/assumptions.hpp"

namespace sim::results {

/// The program that made a result.
struct Program {
    std::string name, version;
    std::string build = {};                  ///< compiler and kind of machine
    std::vector<std::string> omissions = {}; ///< what its model leaves out, each in a clause
};

/// The scenario as written, or one of its options, with what came of it.
struct OptionResult {
    std::string name, meaning;
    OutcomeDescription outcome;
    std::vector<scenario::Assumption> parameters; ///< every parameter in force
    Result result;
    std::vector<Apart> apart = {}; ///< by measure, if the sampling is_randomised
    std::size_t coordinates = 0;   ///< addresses that a Sobol sequence was used for

    std::vector<Correction> correction = {}; ///< by measure, if there are control variates
    std::size_t controls = 0;                ///< how many

    Sample sample(std::size_t measure) const {
        return {result.measures[measure], apart.empty() ? nullptr : &apart[measure],
                correction.empty() ? nullptr : &correction[measure]};
    }
    /// Randomisations that were finished; 0 unless the sampling is_randomised.
    std::size_t randomisations() const { return apart.empty() ? 0 : apart.front().means.size(); }
    std::optional<TraceResult> traces = {}; ///< what its first replications did
};

/// One experiment: where it comes from, and its options' results. Holds no clock time and no
/// machine name, so equal experiments make equal files.
struct Run {
    Program program;
    std::string method = "run";         ///< the verb that made it
    std::string scenario;               ///< its name
    std::string sha256;                 ///< of the scenario file's bytes
    std::string text;                   ///< the scenario file
    std::vector<std::string> overrides; ///< path=value, in the order applied
    std::uint64_t seed = 1;
    Sampling sampling = Sampling::plain;
    std::string samples = "none";      ///< whose raw outcomes are kept: none, all, missed, first N
    std::uint32_t part = 1, parts = 1; ///< share of the experiment; 1 of 1 is all of it
    std::vector<OptionResult> options; ///< at least one

    /// Replications run, of the option with the most.
    std::uint64_t replications() const;
    std::uint64_t failed() const; ///< in all options together
    bool interrupted() const;     ///< any option
    /// The digest of the only option, or one over the digests of all in their order.
    std::string digest() const;
};

} // namespace sim::results
