#include "tests/sim/engine/cookbook/multi_server.hpp"

using namespace sim;
using namespace sim::cookbook;

TEST_CASE("M/D/1 waits half as long as M/M/1", "[known-answer]") {
    // L. Kleinrock, Queueing Systems I (1975), section 5.6: rho / (2 mu (1 - rho)) = 4.5 at .9.
    const auto [wait, waits, late] =
        study_servers(1, Distribution::exponential(1.0 / 0.9), Distribution::constant(1.0));
    check_mean(wait, 4.5, 0.15);
    check_mean(waits, 0.9);
}
