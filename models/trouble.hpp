#pragma once

#include "models/ids.hpp"
#include "sim/engine/distribution.hpp"
#include "sim/engine/time.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <cstdint>
#include <vector>

namespace models {

class Draft;
class World;
struct Parameters;
struct Route;
struct Stage;
struct Step;

/// Serious trouble at a site after a stage that did not fail, e.g. after its go-live: it closes a
/// halt, costs money, takes longer to overcome, and may strike sites that are live already.
struct Trouble {
    sim::scenario::Number probability;
    sim::scenario::Name halt;
    sim::scenario::Number learning;  ///< factor on the probability after each remedy
    sim::scenario::Number contagion; ///< probability for each other site
    sim::scenario::Uncertain cost;   ///< [GBP] for each site struck
    sim::scenario::Number longer;    ///< factor on the duration of the halt's `until` stage
    static const sim::scenario::Record& describe();
};

/// Adds what is wrong with a stage's trouble and with what it stands behind.
void check_halts_of(const Stage& stage, const Route& route, const Parameters& parameters,
                    sim::scenario::Problems& problems);

/// Trouble with numbers at hand.
struct TroubleNumbers {
    double probability, learning, contagion, longer;
    const sim::Distribution* cost; ///< nullptr: none
    std::uint32_t halt;            ///< position in Parameters::halts
    std::uint32_t number;          ///< NameNumbers of the trouble
    std::vector<std::uint32_t> gates;
    std::vector<ActivityId> others; ///< the same stage of those whom it may strike too
};

/// Notes of all steps what they have to do with halts, once the gates are made.
void compile_troubles(Draft& draft);

/// At the end of an activity that did not fail: whether trouble strikes, and what follows.
///
/// \param from when its work began
void meet_trouble(World& world, ActivityId a, sim::Time from);
/// The sites of an activity have overcome their trouble.
void end_trouble(World& world, ActivityId a);
/// A trust leaves its way, or ends: its trouble keeps nobody else from going live.
void leave_trouble(World& world, TrustId trust);
/// The longest factor by which trouble lengthens a stage that overcomes it; 1 without.
double lengthened_by(const World& world, ActivityId a);

} // namespace models
