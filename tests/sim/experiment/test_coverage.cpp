#include <cmath>

#include <catch2/catch.hpp>

#include "tests/sim/experiment/coverage_sampled.hpp"

namespace {

/// Whether a coverage seen over so many seeds may be `expected`, within 4 standard errors.
void check_holds(const coverage::Case& of, double least, double most, std::uint32_t seeds = 400) {
    const double held = coverage::measure(of, seeds).held;
    const double error = std::sqrt(0.95 * 0.05 / seeds);
    INFO(of.interval << " on " << of.on << ", n = " << of.n << ": " << held);
    CHECK(held > least - 4 * error);
    CHECK(held < most + 4 * error);
}

} // namespace

TEST_CASE("intervals for chances and quantiles hold what they say on skewed cases",
          "[property][long]") {
    for (const double p : {0.02, 0.5})
        check_holds(coverage::of_probability(p, 500), 0.94, 0.97);
    for (const double p : {0.5, 0.8, 0.95})
        check_holds(coverage::of_quantile(p, "lognormal", coverage::lognormal(1e8, 1.5), 500), 0.95,
                    0.98);
    check_holds(coverage::of_paired_share(0.02, 0.01, 500), 0.93, 0.97);
    check_holds(coverage::of_paired_share(0.002, 0, 500), 0.93, 1);
}

TEST_CASE("the interval of a mean holds on the moderately skewed, and nearly so on the wildly",
          "[property][long]") {
    check_holds(coverage::of_mean("exponential", coverage::exponential(1e8), 1e8, 500), 0.94, 0.96);
    check_holds(coverage::of_mean("lognormal, sigma 2", coverage::lognormal(1e8, 2), 1e8, 500),
                0.88, 0.95);
    check_holds(coverage::of_paired_mean("exponential in 1 of 10", coverage::exponential(1e8), 0.1,
                                         1e7, 500),
                0.92, 0.96);
}

TEST_CASE("intervals by controls, of sampled differences and of rare events hold what they say",
          "[property][long]") {
    constexpr std::uint32_t seeds = 100;
    for (const coverage::Case& each : coverage::sampled_cases(sim::Sampling::control_variates, 512))
        check_holds(each, each.on.find("sigma 2") == std::string::npos ? 0.92 : 0.88, 0.98, seeds);
    for (const sim::Sampling sampling : {sim::Sampling::antithetic, sim::Sampling::sobol})
        check_holds(coverage::of_sampled_difference(sampling, 512), 0.93, 0.97, seeds);
    check_holds(coverage::of_rare(10, 32), 0.88, 0.96, seeds);
}
