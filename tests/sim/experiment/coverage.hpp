#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <boost/math/distributions/lognormal.hpp>

#include "sim/engine/chance.hpp"
#include "sim/experiment/estimates.hpp"
#include "sim/experiment/paired.hpp"

/// How often 95 % intervals hold the truth, over many seeds, on cases whose truth is known.
namespace coverage {

/// One seed's interval, and the truth.
struct Trial {
    double lo, hi, truth;
};

struct Case {
    std::string interval, on;
    std::uint32_t n;
    std::function<Trial(std::uint64_t seed)> trial;
};

/// Share of intervals below the truth, above it, and around it.
struct Coverage {
    double held = 0, truth_above = 0, truth_below = 0;
};

inline Coverage measure(const Case& of, std::uint32_t seeds) {
    Coverage seen;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        const Trial trial = of.trial(seed);
        seen.truth_above += trial.truth > trial.hi ? 1 : 0;
        seen.truth_below += trial.truth < trial.lo ? 1 : 0;
    }
    seen.truth_above /= seeds;
    seen.truth_below /= seeds;
    seen.held = 1 - seen.truth_above - seen.truth_below;
    return seen;
}

/// Resolution of the money in these cases: histograms stay small.
inline constexpr std::int64_t pence_a_thousand = 100'000;
inline constexpr double thousand = 100'000; ///< [pence]

/// Values of one seed: `inverse` of a uniform number each, in pence or seconds.
using Inverse = std::function<double(double)>;

inline sim::Accumulator sample(const Inverse& inverse, std::uint64_t seed, std::uint32_t n,
                               std::int64_t resolution = 1) {
    sim::Accumulator values(resolution);
    for (std::uint32_t i = 0; i < n; ++i)
        values.add(std::llround(inverse(sim::Streams(seed, i).uniform({1, 0, 0}))));
    return values;
}

inline Inverse lognormal(double mean, double sigma) {
    const double mu = std::log(mean) - sigma * sigma / 2;
    return [of = boost::math::lognormal_distribution<double>(mu, sigma)](double u) {
        return boost::math::quantile(of, u);
    };
}

inline Inverse exponential(double mean) {
    return [mean](double u) { return -mean * std::log1p(-u); };
}

/// A loss of `size` with probability p, else nothing.
inline Inverse rare(double p, double size) {
    return [p, size](double u) { return u < p ? size : 0; };
}

inline Case of_probability(double p, std::uint32_t n) {
    return {"Wilson", "p = " + std::to_string(p).substr(0, 5), n, [p, n](std::uint64_t seed) {
                const auto late = sample([p](double u) { return u < p ? 1 : 0; }, seed, n);
                const sim::Interval of = sim::probability(late);
                return Trial{of.lo, of.hi, p};
            }};
}

inline Case of_quantile(double p, const std::string& name, const Inverse& inverse,
                        std::uint32_t n) {
    return {"order statistics", "P" + std::to_string(std::lround(100 * p)) + " of " + name, n,
            [=](std::uint64_t seed) {
                const sim::QuantileInterval of =
                    sim::quantile(sample(inverse, seed, n, pence_a_thousand), p);
                return Trial{of.lo == sim::unset ? -HUGE_VAL : static_cast<double>(of.lo),
                             of.hi == sim::censored ? HUGE_VAL : static_cast<double>(of.hi),
                             thousand * std::floor(inverse(p) / thousand)};
            }};
}

inline Case of_mean(const std::string& name, const Inverse& inverse, double truth,
                    std::uint32_t n) {
    return {"mean", name, n, [=](std::uint64_t seed) {
                const sim::Interval of = sim::mean(sample(inverse, seed, n, pence_a_thousand));
                return Trial{of.lo, of.hi, truth};
            }};
}

/// Two options on the same chance that differ by `extra` in a share of the futures alone.
inline Case of_paired_mean(const std::string& name, const Inverse& extra, double share,
                           double truth, std::uint32_t n) {
    return {"paired t", name, n, [=](std::uint64_t seed) {
                sim::PairTally tally;
                for (std::uint32_t i = 0; i < n; ++i) {
                    const sim::Streams chance(seed, i);
                    const bool struck = chance.uniform({2, 0, 0}) < share;
                    const std::int64_t more =
                        struck ? std::llround(extra(chance.uniform({3, 0, 0}))) : 0;
                    tally.difference.add(more);
                    tally.greater += more > 0 ? 1U : 0U;
                }
                const sim::Interval of = sim::paired_difference(sim::MeasureKind::money, tally);
                return Trial{of.lo, of.hi, truth};
            }};
}

inline Case of_paired_share(double first_only, double second_only, std::uint32_t n) {
    const auto percent = [](double p) { return std::to_string(100 * p).substr(0, 4) + " %"; };
    return {"Tango", "late under one alone: " + percent(first_only) + ", " + percent(second_only),
            n, [=](std::uint64_t seed) {
                std::uint64_t b = 0, c = 0;
                for (std::uint32_t i = 0; i < n; ++i) {
                    const double u = sim::Streams(seed, i).uniform({4, 0, 0});
                    b += u < first_only ? 1U : 0U;
                    c += u >= first_only && u < first_only + second_only ? 1U : 0U;
                }
                const sim::Interval of = sim::paired_proportions(b, c, n);
                return Trial{of.lo, of.hi, first_only - second_only};
            }};
}

/// The cases of the table in sim/experiment/README.md.
inline std::vector<Case> all_cases(const std::vector<std::uint32_t>& sizes) {
    constexpr double pounds = 1e8; // a million, in pence
    std::vector<Case> cases;
    for (const std::uint32_t n : sizes) {
        for (const double p : {0.001, 0.02, 0.5})
            cases.push_back(of_probability(p, n));
        for (const double p : {0.5, 0.8, 0.95})
            cases.push_back(of_quantile(p, "lognormal, sigma 1.5", lognormal(pounds, 1.5), n));
        cases.push_back(of_mean("exponential", exponential(pounds), pounds, n));
        cases.push_back(of_mean("lognormal, sigma 1", lognormal(pounds, 1), pounds, n));
        cases.push_back(of_mean("lognormal, sigma 2", lognormal(pounds, 2), pounds, n));
        cases.push_back(
            of_mean("a loss of £10m in 1 of 100", rare(0.01, 10 * pounds), 0.1 * pounds, n));
        cases.push_back(of_paired_mean("exponential in 1 of 10, else 0", exponential(pounds), 0.1,
                                       0.1 * pounds, n));
        cases.push_back(of_paired_mean("exponential in 1 of 100, else 0", exponential(pounds), 0.01,
                                       0.01 * pounds, n));
        cases.push_back(of_paired_share(0.02, 0.01, n));
        cases.push_back(of_paired_share(0.002, 0.0, n));
    }
    return cases;
}

} // namespace coverage
