#pragma once

#include "models/ids.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

namespace models {

class Draft;
struct Parameters;
struct Step;

/// A step that takes its duration, and nothing more: the plain activity of a project network.
/// With no duration it is a milestone.
struct Work {
    static const sim::scenario::Record& describe();
};

/// Adds what is wrong with it, seen among the rest of its scenario.
void check(const Work& work, const Parameters& parameters, sim::scenario::Problems& problems);
/// Makes the step that does it.
void compile(const Work& work, ActivityId a, Step& step, Draft& draft);

} // namespace models
