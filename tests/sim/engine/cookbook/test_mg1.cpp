#include "tests/sim/engine/cookbook/multi_server.hpp"

using namespace sim;
using namespace sim::cookbook;

TEST_CASE("M/G/1 waits as Pollaczek and Khinchine say, whatever the service",
          "[known-answer][long]") {
    // L. Kleinrock, Queueing Systems I (1975), section 5.6: lambda E[S^2] / (2 (1 - rho)).
    const double lambda = 0.7;
    struct Case {
        Distribution serving;
        double mean = 0.0;
        double square = 0.0; // E[S^2]
    };
    const Case cases[] = {
        {Distribution::uniform(0.5, 1.5), 1.0, 1.0 + 1.0 / 12.0},
        {Distribution::gamma(0.5, 2.0), 1.0, 1.0 + 2.0},
        {Distribution::lognormal(1.0, 1.5), 1.0, 1.0 + 1.5 * 1.5},
        {Distribution::triangular(0.0, 0.6, 2.1), 0.9,
         0.9 * 0.9 + (0.6 * 0.6 + 2.1 * 2.1 - 0.6 * 2.1) / 18.0},
    };
    for (const Case& one : cases) {
        const double rho = lambda * one.mean;
        const auto [wait, waits, late] =
            study_servers(1, Distribution::exponential(1.0 / lambda), one.serving);
        check_mean(wait, lambda * one.square / (2.0 * (1.0 - rho)), 0.15);
        check_mean(waits, rho);
    }
}
