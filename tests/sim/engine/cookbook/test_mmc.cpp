#include "tests/sim/engine/cookbook/multi_server.hpp"

using namespace sim;
using namespace sim::cookbook;

namespace {

/// Erlang's C formula: the probability of waiting with c servers and a load of `a` erlang, from
/// the recursion of his B formula.
double erlang_c(int servers, double load) {
    double blocked = 1.0;
    for (int k = 1; k <= servers; ++k)
        blocked = load * blocked / (k + load * blocked);
    return blocked / (1.0 - load / servers * (1.0 - blocked));
}

} // namespace

TEST_CASE("M/M/c waits C / (c mu - lambda), longer than t with C exp(-(c mu - lambda) t)",
          "[known-answer][long]") {
    // L. Kleinrock, Queueing Systems I (1975), section 3.5; A. O. Allen, Probability, Statistics
    // and Queueing Theory (1990), table 5 of appendix C.
    CHECK(erlang_c(3, 2.0) == Approx(4.0 / 9.0).epsilon(1e-12));
    CHECK(erlang_c(4, 3.0) == Approx(0.5094339623).epsilon(1e-9));
    for (const auto& [servers, lambda] : {std::pair{3, 2.0}, std::pair{4, 3.0}}) {
        const double rate = servers - lambda;
        const double delayed = erlang_c(servers, lambda);
        const auto [wait, waits, late] = study_servers(
            servers, Distribution::exponential(1.0 / lambda), Distribution::exponential(1.0), 0.5);
        check_mean(wait, delayed / rate, 0.1);
        check_mean(waits, delayed);
        check_mean(late, delayed * std::exp(-rate * 0.5), 0.1);
    }
}
