#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/run.hpp"

namespace sim::results {

/// What an experiment is, before any of it has been computed: all that its result depends on, and
/// all that is published beside the numbers.
struct Experiment {
    std::string verb;                   ///< run, compare, ...
    Run run;                            ///< the options' results hold nothing yet
    std::uint32_t replications = 0;     ///< with `precision`: at most
    std::optional<double> precision;    ///< half-width, as it was asked for
    std::optional<std::string> measure; ///< that `precision` or the ranking is of, as asked for
    /// What was asked of the verb, as arguments that ask for the same again; the scenario's file,
    /// by its name alone, comes first.
    std::vector<std::string> asked = {};
};

/// The experiment as bytes: the same wherever and however often it is begun.
std::string encoded(const Experiment& experiment);

/// The experiment that the bytes are of; Damaged (cbor.hpp) if they are of none.
Experiment decoded_experiment(std::string_view bytes);

/// What tells two experiments apart: SHA-256 of the encoded one, 64 hexadecimal digits.
std::string fingerprint(std::string_view encoded);

} // namespace sim::results
