#pragma once

#include "models/ids.hpp"
#include "models/stretch.hpp"
#include "sim/engine/distribution.hpp"
#include "sim/engine/time.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <optional>

namespace models {

class Draft;
class World;
struct Step;

/// A loser's claim before the standstill ends. It suspends the award by law; if the court upholds
/// it, the procedure goes back to where it went wrong.
struct Challenge {
    sim::scenario::Number probability;     ///< that a loser sues
    sim::scenario::Uncertain suspension;   ///< [seconds] from the end of the standstill
    sim::scenario::Number upheld;          ///< probability, once there is a claim
    std::optional<sim::scenario::Name> to; ///< stage to go back to; without: the standstill itself
    static const sim::scenario::Record& describe();
};

/// A challenge with numbers at hand.
struct Claim {
    double probability = 0;
    const sim::Distribution* suspension = nullptr;
    double upheld = 0;
    Stretch again;            ///< in `reworks`: what is done again if it is upheld
    std::uint32_t number = 0; ///< NameNumbers, for its draws
};

/// What became of the award.
struct Ruling {
    sim::Time at;        ///< the standstill is over, and the suspension if there was one
    bool upheld = false; ///< the award is void
};

/// Lets a standstill be challenged.
void compile(const std::optional<Challenge>& challenge, ActivityId a, Step& step, Draft& draft);

/// Whether anyone sues before a standstill that is over at `over`, and what comes of it.
Ruling rule_on(World& world, ActivityId standstill, sim::Time over);

} // namespace models
