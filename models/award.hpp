#pragma once

#include "models/admission.hpp"
#include "models/ids.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <optional>
#include <vector>

namespace models {

class Draft;
class World;
struct Parameters;
struct Step;

/// A contract given without a competition: called off directly from one of a framework's
/// suppliers, or an extension of the incumbent's own, who alone can give it (exclusive rights).
///
/// Chosen at the stage's end, by the same weights as at a tender. Left out: terms negotiated
/// meanwhile, and the supplier that says no.
struct Award {
    std::vector<sim::scenario::Name> suppliers; ///< one of these; without: the incumbent stays
    std::optional<AdmittedBy> admitted_by;

    static const sim::scenario::Record& describe();
};

/// Adds what is wrong with it, seen among the rest of its scenario.
void check(const Award& award, const Parameters& parameters, sim::scenario::Problems& problems);
/// Makes the step that does it.
void compile(const Award& award, ActivityId a, Step& step, Draft& draft);

/// Gives the contract at the end of activity `a`, an award that has not failed.
void award_directly(World& world, ActivityId a);

} // namespace models
