#pragma once

#include "sim/engine/simulation.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace sim::test {

/// What happened when [s], in the order in which it happened.
using Chronicle = std::vector<std::pair<std::int64_t, std::string>>;

inline std::int64_t seconds(const Simulation& simulation) {
    return simulation.now().time_since_epoch().count();
}

inline Time at(std::int64_t seconds) { return Time{Duration{seconds}}; }

} // namespace sim::test
