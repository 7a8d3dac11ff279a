#include "tests/benchmark/clock.hpp"
#include "tests/benchmark/workload.hpp"

#include <fmt/core.h>

// The lengths that the loads draw, one pair a line, for a program that is to give the same results.

namespace bench {

Figures run_draws(const Options& options) {
    const double rate = options.k == 0 ? arrivals : static_cast<double>(options.k);
    sim::Series between = exponential(Draw::arrival, 1 / rate);
    sim::Series service = exponential(Draw::service, 1);
    for (std::uint32_t i = 0; i < options.n; ++i)
        fmt::print("{} {}\n", between.next().count(), service.next().count());
    return {};
}

} // namespace bench
