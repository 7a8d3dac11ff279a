#pragma once

#include "models/stage.hpp"
#include "sim/scenario/problems.hpp"

#include <cstddef>
#include <vector>

namespace models {

/// The way from decision to the new data centre: a network of stages.
struct Route {
    sim::scenario::Name name;
    std::vector<Stage> stages;
    std::vector<sim::scenario::Name> includes; ///< routes whose stages are part of this one
    bool part = false; ///< it is only ever included, and need not be whole by itself
    std::optional<sim::scenario::Name>
        exit; ///< the stage whose end is the exit; without: the last of all
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// A route's stages as a checked network; stages are named by their position in the route.
struct RouteNetwork {
    std::vector<std::vector<std::size_t>> before; ///< predecessors of each stage
    std::vector<std::vector<std::size_t>> after;  ///< successors of each stage
    std::vector<std::size_t> order;               ///< all stages, each after its predecessors
    std::vector<std::vector<bool>> reaches;       ///< reaches[a][b]: a path leads from a to b
};

/// Checks a route and orders it.
///
/// Unknown names, a stage that leads back to one not before it, and a cycle (named stage by stage)
/// are added to `problems`; the network is then not to be used.
RouteNetwork network_of(const Route& route, sim::scenario::Problems& problems);

} // namespace models
