#include "tests/models/experiment.hpp"

#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"
#include "sim/experiment/replicate.hpp"

#include <cmath>

namespace trial {

namespace {
constexpr double four_errors = 0.99993666; ///< the level of an interval of four standard errors

/// Standard error of the variance, from the fourth central moment over the bins [days^2].
double error_of_variance(const sim::Accumulator& values) {
    const double centre = sim::mean(values).value / day,
                 variance = sim::variance(values) / day / day;
    const double half = static_cast<double>(values.histogram().width()) / day / 2;
    double fourth = 0;
    for (const auto& bin : values.histogram().bins())
        fourth += static_cast<double>(bin.count) *
                  std::pow(static_cast<double>(bin.from) / day + half - centre, 4);
    const auto n = static_cast<double>(values.count());
    return std::sqrt((fourth / n - variance * variance) / n);
}

void check_probability(double share, std::uint64_t n, double truth, KnownTo known) {
    const double error = std::sqrt(truth * (1 - truth) / static_cast<double>(n));
    CHECK(share == Approx(truth).epsilon(0).margin(4 * error + known.within));
}
} // namespace

Experiment::Experiment(const std::string& name, std::uint32_t replications,
                       const std::vector<std::string>& options)
    : programme_{programme_in(name, options)},
      result_{sim::replicate(programme_, {.seed = 1, .replications = replications})} {
    REQUIRE(result_.failed == 0);
}

const sim::Accumulator& Experiment::of(const std::string& section, const std::string& member,
                                       const std::string& measure) const {
    return result_.measures[programme_.outcome().index(section, member, measure)];
}

void check_mean(const sim::Accumulator& values, double truth, KnownTo known) {
    REQUIRE(values.censored_count() == 0);
    const double error =
        std::sqrt(sim::variance(values) / static_cast<double>(values.count())) / day;
    CHECK(sim::mean(values).value / day ==
          Approx(truth).epsilon(0).margin(4 * error + known.within));
}

void check_variance(const sim::Accumulator& values, double truth, KnownTo known) {
    REQUIRE(values.censored_count() == 0);
    CHECK(sim::variance(values) / day / day ==
          Approx(truth).epsilon(0).margin(4 * error_of_variance(values) + known.within));
}

void check_quantile(const sim::Accumulator& values, double p, double truth, KnownTo known) {
    const auto interval = sim::quantile(values, p, four_errors);
    const std::int64_t width = values.histogram().width();
    CAPTURE(p, truth);
    CHECK(static_cast<double>(interval.lo) / day <= truth + known.within);
    CHECK(static_cast<double>(interval.hi + width) / day >= truth - known.within);
}

void check_share_below(const sim::Accumulator& values, double days, double truth, KnownTo known) {
    const auto limit = static_cast<std::int64_t>(std::llround(days * day));
    REQUIRE(limit % values.histogram().width() == 0);
    std::uint64_t below = 0;
    for (const auto& bin : values.histogram().bins())
        below += bin.from < limit ? bin.count : 0;
    const std::uint64_t n = values.total();
    CAPTURE(days);
    check_probability(static_cast<double>(below) / static_cast<double>(n), n, truth, known);
}

void check_flag(const sim::Accumulator& values, double truth, KnownTo known) {
    check_probability(sim::probability(values).value, values.total(), truth, known);
}

} // namespace trial
