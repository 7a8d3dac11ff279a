#pragma once

#include <cstdint>
#include <string>

#include "sim/engine/distribution.hpp"
#include "sim/scenario/position.hpp"

namespace sim::scenario {

/// How well a number is supported: A best, C weakest, none if the scenario does not say.
enum class Grade { none, a, b, c };

/// "A", "B", "C", or "" for none.
std::string to_string(Grade grade);

/// Why a number is believed: its grade and where it comes from.
struct Evidence {
    Grade grade = Grade::none;
    std::string source;
};

/// An assumption that is one number.
///
/// `value` is in the unit its field is described with, whichever unit the scenario writes.
struct Number {
    double value = 0;
    Evidence evidence;
    Position where;
};

/// An assumption that is one whole number, in its field's unit as for Number.
struct Count {
    std::int64_t value = 0;
    Evidence evidence;
    Position where;
};

/// An assumption that is a distribution: in seconds where its field's unit is a time, so that a
/// draw is ready for to_duration(); else in its field's unit.
///
/// `text` is the distribution as it was written, with its unit: "pert [60, 90, 180] days".
struct Uncertain {
    Distribution distribution = Distribution::constant(0);
    std::string text;
    Evidence evidence;
    Position where;
};

} // namespace sim::scenario
