#pragma once

#include "sim/engine/pool.hpp"
#include "sim/engine/simulation.hpp"
#include "tests/benchmark/clock.hpp"

namespace bench {

/// What customers of one server share.
struct Queue {
    std::uint32_t customers;
    sim::Pool server{"server", 1};
    sim::Series between = exponential(Draw::arrival, 1 / arrivals);
    sim::Series service = exponential(Draw::service, 1);
    sim::Duration in_system{0}; // of all together
};

} // namespace bench
