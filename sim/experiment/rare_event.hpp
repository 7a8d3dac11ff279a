#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/experiment/estimates.hpp"
#include "sim/experiment/lane.hpp"

namespace sim {

/// A rare event: a measure is at least `threshold` (or at most).
struct RareEvent {
    enum class Side : std::uint8_t { at_least, at_most };
    std::size_t measure = 0; ///< its place in the outcome
    std::int64_t threshold = 0;
    Side side = Side::at_least;
};

/// How the chance of one is estimated.
struct RarePlan {
    std::uint64_t seed = 1;
    std::uint32_t repetitions = 32; ///< independent of each other
    std::uint32_t particles = 512;  ///< replications kept at a level, in each repetition
    std::uint32_t moves = 4;        ///< of each particle, at each level
    std::size_t threads = 0;        ///< 0: all processors
    /// Called with the share of the repetitions that are done, from several threads at once.
    std::function<void(std::uint64_t)> progress = {};
    const std::atomic<bool>* stop = nullptr; ///< once true, no further repetition is begun
};

/// A step on the way to the event.
struct RareLevel {
    std::int64_t threshold = 0; ///< of the measure
    double step = 1;            ///< size of the moves that keep to it, see Perturbed
    double share = 0; ///< of those at the level before that reach it, over all repetitions
};

struct RareResult {
    Interval chance{}; ///< mean of the repetitions, Student's t over them; NaN, 0 to 1 if fewer
                       ///< than two were done
    std::vector<RareLevel> levels = {};   ///< the last is the event
    std::vector<double> repetitions = {}; ///< what each says
    std::uint64_t runs = 0;               ///< replications of the model, all that were made
    /// Runs that plain replication needs for the same variance, over those made; NaN if not known.
    double variance_ratio = 0;
    bool interrupted = false; ///< stopped before all repetitions were done: it is of the first ones
};

/// The chance of a rare event by multilevel splitting in the space of the draws (subset simulation:
/// Au and Beck, Probabilistic Engineering Mechanics 16, 2001).
///
/// A pilot finds levels that about one in five reach from the one before, and steps that are taken
/// about as often as not. Then each repetition runs `particles` replications; those that reach the
/// next level are multiplied to as many again and moved by steps that keep it, a Markov chain for
/// which the numbers drawn, given the level, are stationary; and so on. The product of the shares
/// has the right mean, as levels and steps are fixed before (Cérou, Del Moral, Furon and Guyader,
/// Statistics and Computing 22, 2012). The same bits for any number of threads.
///
/// InvalidInput if a replication throws, or the pilot finds no way: the measure then has no steps
/// towards the event.
RareResult chance_of(const Contender& contender, const RareEvent& event, const RarePlan& plan);

} // namespace sim
