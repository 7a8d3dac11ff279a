#pragma once

#include "models/ids.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <vector>

namespace models {

class Network;
struct Parameters;

/// A stage of others that a stage comes after, too, on whatever route they are: a call-off comes
/// after the framework of those who signed it.
struct Elsewhere {
    sim::scenario::Name stage;
    sim::scenario::Name of; ///< a trust, a group, or "programme" for all
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// The activities meant: those of that stage which concern the trust, a member of the group, or
/// anyone. None, and a problem, if there is no such owner or it has no such stage.
std::vector<ActivityId> activities_of(const Elsewhere& elsewhere, const Network& network,
                                      const Parameters& parameters,
                                      sim::scenario::Problems& problems);

/// Adds a problem if stages that follow each other across routes run in a circle.
void check_circles(const Network& network, sim::scenario::Problems& problems);

} // namespace models
