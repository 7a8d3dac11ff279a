#pragma once

#include "models/ids.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <optional>

namespace models {

struct Parameters;

/// The end of a trust as an organisation of its own: it becomes part of another, and is out when
/// that is; or it is dissolved, which is its exit.
///
/// What it had under way is dropped, and its group goes on without it. A trust that is out already
/// is not touched.
struct Merger {
    sim::scenario::Name trust;
    std::optional<sim::scenario::Name> into; ///< trust it becomes part of; without: dissolved
    sim::Date date;
    sim::scenario::Uncertain delay;    ///< [seconds] after the date
    sim::scenario::Number probability; ///< that it happens at all
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// Adds what is wrong with the mergers of a scenario: unknown trusts, two ends of one trust, and
/// trusts that merge in a circle.
void check_mergers(const Parameters& parameters, sim::scenario::Problems& problems);

} // namespace models
