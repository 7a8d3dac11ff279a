#pragma once

#include "sim/engine/process.hpp"
#include "sim/engine/signal.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/engine/wait.hpp"

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

inline Process raise_after(Simulation& sim, Signal& signal, Duration after) {
    co_await delay(sim, after);
    signal.raise(sim);
}

} // namespace sim::test
