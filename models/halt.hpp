#pragma once

#include "models/ids.hpp"
#include "sim/engine/distribution.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace models {

class Draft;
struct Parameters;

/// How far a halt reaches: all sites, or those of one configuration.
enum class Reach { programme, configuration };

/// A halt from outside on a date, e.g. a moratorium, a funding freeze or a bad release.
struct PlannedHalt {
    sim::Date date;
    sim::scenario::Uncertain delay;                 ///< [seconds] after the date
    sim::scenario::Number probability;              ///< that it happens at all
    std::optional<sim::scenario::Uncertain> length; ///< [seconds]; without: the halt's remedy
    static const sim::scenario::Record& describe();
};

/// A stop of all stages that stand `behind` it: closed by trouble at a site or from outside, open
/// again when every remedy is over and no site struck is still in trouble.
struct Halt {
    sim::scenario::Name name;
    Reach of = Reach::programme;
    sim::scenario::Uncertain remedy;               ///< [seconds]
    std::optional<sim::scenario::Name> until;      ///< stage whose end ends a site's trouble
    std::optional<sim::scenario::Uncertain> every; ///< [seconds] open before it closes by itself
    std::vector<PlannedHalt> planned;
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// A halt of one reach with numbers at hand: for the programme, or for one configuration.
struct GateNumbers {
    std::uint32_t halt;   ///< position in Parameters::halts
    std::uint32_t number; ///< NameNumbers of the halt
    std::uint32_t reach;  ///< NameNumbers of the programme or of the configuration
};

/// Adds what is wrong with it, seen among the rest of its scenario.
void check(const Halt& halt, const Parameters& parameters, sim::scenario::Problems& problems);
/// Makes the configurations and the gates of all halts.
void compile_halts(Draft& draft);

} // namespace models
