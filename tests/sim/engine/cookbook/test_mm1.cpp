#include "tests/sim/engine/cookbook/multi_server.hpp"

using namespace sim;
using namespace sim::cookbook;

TEST_CASE("M/M/1 waits rho / (mu - lambda), and waits at all with probability rho",
          "[known-answer]") {
    // L. Kleinrock, Queueing Systems I (1975), section 3.2 and 5.12: lambda .9, mu 1;
    // P(W > t) = rho exp(-(mu - lambda) t).
    const auto [wait, waits, late] = study_servers(1, Distribution::exponential(1.0 / 0.9),
                                                   Distribution::exponential(1.0), 10.0);
    check_mean(wait, 0.9 / (1.0 - 0.9), 0.15);
    check_mean(waits, 0.9);
    check_mean(late, 0.9 * std::exp(-0.1 * 10.0), 0.15);
}
