#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/experiment.hpp"
#include "sim/results/portion.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/variant.hpp"

namespace sim::shell {

/// The exit status of a share that was interrupted: nothing is wrong, try again (EX_TEMPFAIL).
inline constexpr int try_again = 75;

/// What is asked of a verb: the verb, the words (asked.hpp), and the measure that its precision or
/// its ranking is of, if one is named.
struct Question {
    std::string verb;
    std::vector<std::string> words;
    std::optional<std::string> measure;
};

/// What is asked for, before any of it has been computed.
results::Experiment experiment_of(const Question& question, const ModelPort& port,
                                  const std::vector<Variant>& variants,
                                  const RunArguments& arguments);

/// How a share's body comes to be.
struct ShareWork {
    std::uint64_t replications = 0; ///< in all, for the progress
    std::string what;               ///< it holds, for people: "250 replications from 0 on"
    /// The body, by the seed, threads, progress and stop of a plan; nothing if it was stopped.
    std::function<std::optional<std::string>(const Plan&)> body;
};

/// Computes the share that is asked for and writes its file into the folder `out`, unless it is
/// there already and whole. Returns the exit status: 0 if it is there, try_again if it was
/// interrupted.
int write_share(const RunArguments& arguments, const results::Experiment& experiment,
                const ShareWork& work);

/// The same of some replications of each option. Those that failed are told; they are a part of the
/// share.
int write_portion(const RunArguments& arguments, const results::Experiment& experiment,
                  const std::function<results::Portion(const Plan&)>& compute);

/// The part that is asked for.
results::Slice slice_of(const RunArguments& arguments);

} // namespace sim::shell
