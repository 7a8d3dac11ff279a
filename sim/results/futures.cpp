#include "sim/results/futures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/engine/errors.hpp"
#include "sim/experiment/information.hpp"
#include "sim/experiment/prim.hpp"
#include "sim/experiment/regret.hpp"
#include "sim/experiment/resamples.hpp"

namespace sim::results {

namespace {

using Rows = std::span<const std::uint32_t>;
using Table = std::vector<std::vector<double>>;

double sign_of(const Futures& futures) {
    return futures.measures.front().measure.better == Better::higher ? 1 : -1;
}

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// What half the luck says each option brings, more is better.
Table half(const Futures& futures, std::vector<double> Yield::*which) {
    Table payoffs;
    for (const Yield& option : futures.yields.front()) {
        std::vector<double>& each = payoffs.emplace_back(option.*which);
        for (double& value : each)
            value *= sign_of(futures);
    }
    return payoffs;
}

/// How much each option brings less than the best of the same future.
Table regrets(const Table& payoffs) {
    Table all = payoffs;
    for (std::size_t i = 0; i < payoffs.front().size(); ++i) {
        double best = -std::numeric_limits<double>::infinity();
        for (const std::vector<double>& option : payoffs)
            best = std::max(best, option[i]);
        for (std::vector<double>& option : all)
            option[i] = best - option[i];
    }
    return all;
}

/// From how far the two halves of the luck lie apart in what options differ from `base`.
double luck_left(const Futures& futures, std::size_t base) {
    const std::vector<Yield>& options = futures.yields.front();
    double squares = 0;
    std::size_t count = 0;
    for (std::size_t o = 0; o < options.size(); ++o)
        for (std::size_t i = 0; o != base && i < futures.size(); ++i, ++count) {
            const double a = options[o].first[i] - options[base].first[i];
            const double b = options[o].second[i] - options[base].second[i];
            squares += (a - b) * (a - b);
        }
    return count == 0 ? 0 : std::sqrt(squares / static_cast<double>(count)) / 2;
}

double mean_in(const std::vector<double>& values, Rows rows) {
    double sum = 0;
    for (const std::uint32_t row : rows)
        sum += values[row];
    return sum / static_cast<double>(rows.size());
}

double p90_in(const std::vector<double>& values, Rows rows) {
    std::vector<double> chosen;
    for (const std::uint32_t row : rows)
        chosen.push_back(values[row]);
    const auto rank = static_cast<std::size_t>(std::ceil(0.9 * static_cast<double>(rows.size())));
    const auto at = chosen.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::ranges::nth_element(chosen, at);
    return *at;
}

std::vector<Worth::Standing> standings(const Futures& futures, const Table& payoffs,
                                       std::size_t best) {
    const Table missed = regrets(payoffs);
    const std::vector<Interval> known = bootstrapped(
        futures.size(),
        [&](Rows rows) {
            std::vector<double> all;
            for (const std::vector<double>& option : payoffs) {
                const double mean = mean_in(option, rows);
                all.push_back(mean * sign_of(futures));
                all.push_back(mean_in(payoffs[best], rows) - mean);
            }
            return all;
        },
        futures.run.seed);
    std::vector<Worth::Standing> options;
    for (std::size_t o = 0; o < payoffs.size(); ++o)
        options.push_back({known[2 * o], known[2 * o + 1],
                           static_cast<double>(std::ranges::count(missed[o], 0.0)) /
                               static_cast<double>(futures.size())});
    return options;
}

bool fails(const Failing& failing, double mean) {
    return failing.side == Failing::Side::at_least ? mean >= failing.threshold
                                                   : mean <= failing.threshold;
}

bool within(const Futures& futures, const std::vector<Region::Bound>& bounds, std::size_t future) {
    return std::ranges::all_of(bounds, [&](const Region::Bound& each) {
        const double value = futures.values[each.parameter][future];
        return !(each.low && value < *each.low) && !(each.high && value > *each.high);
    });
}

/// The sides of a box in the parameters' units, those alone that exclude something. They are values
/// that were tried, so that whole numbers are cut between, never within.
std::vector<Region::Bound> bounds_of(const Futures& futures, const Box& box) {
    std::vector<Region::Bound> bounds;
    for (std::size_t p = 0; p < futures.parameters.size(); ++p) {
        double least = std::numeric_limits<double>::infinity(), most = -least;
        for (std::size_t i = 0; i < futures.size(); ++i)
            if (box.holds(futures.places[i])) {
                least = std::min(least, futures.values[p][i]);
                most = std::max(most, futures.values[p][i]);
            }
        const auto [all_least, all_most] = std::ranges::minmax(futures.values[p]);
        Region::Bound bound{.parameter = p, .low = {}, .high = {}};
        if (box.low[p] > 0 && least > all_least)
            bound.low = least;
        if (box.high[p] < 1 && most < all_most)
            bound.high = most;
        if (bound.low || bound.high)
            bounds.push_back(bound);
    }
    return bounds;
}

Region region_of(const Futures& futures, const Failing& failing, const Yield& option) {
    std::vector<double> happens;
    for (std::size_t i = 0; i < futures.size(); ++i)
        happens.push_back(fails(failing, option.mean(i)) ? 1 : 0);
    Region region;
    region.failing = static_cast<std::uint64_t>(std::ranges::count(happens, 1.0));
    if (region.failing > 0 && region.failing < futures.size())
        region.bounds =
            bounds_of(futures, best_box(peeled_boxes(futures.places, happens, {.wanted = 1})));
    for (std::size_t i = 0; i < futures.size(); ++i)
        if (within(futures, region.bounds, i)) {
            ++region.within;
            region.failing_within += happens[i] > 0 ? 1U : 0U;
        }
    return region;
}

/// What is nothing but rounding of payoffs becomes 0.
Interval clean(Interval of, const Table& payoffs) {
    double scale = 0;
    for (const std::vector<double>& option : payoffs)
        for (const double value : option)
            scale = std::max(scale, std::abs(value));
    for (double* part : {&of.value, &of.lo, &of.hi})
        if (std::abs(*part) < 1e-12 * scale)
            *part = 0;
    return of;
}

} // namespace

std::vector<std::vector<double>> Futures::payoffs() const {
    Table all;
    for (const Yield& option : yields.front()) {
        std::vector<double>& each = all.emplace_back();
        for (std::size_t i = 0; i < option.size(); ++i)
            each.push_back(sign_of(*this) * option.mean(i));
    }
    return all;
}

double Region::coverage() const {
    return failing == 0 ? 0 : static_cast<double>(failing_within) / static_cast<double>(failing);
}

double Region::density() const {
    return within == 0 ? 0 : static_cast<double>(failing_within) / static_cast<double>(within);
}

Worth worth_of(const Futures& futures) {
    const Table payoffs = futures.payoffs();
    Worth worth;
    worth.best =
        static_cast<std::size_t>(std::ranges::max_element(payoffs, {}, mean_of) - payoffs.begin());
    worth.options = standings(futures, payoffs, worth.best);
    const std::uint64_t seed = futures.run.seed;
    worth.at_most = clean(perfect_information(payoffs, seed), payoffs);
    worth.at_least = clean(
        perfect_information(half(futures, &Yield::first), half(futures, &Yield::second), seed),
        payoffs);
    for (std::size_t p = 0; p < futures.parameters.size(); ++p)
        worth.partial.push_back(clean(
            partial_information(std::span(futures.values).subspan(p, 1), payoffs, seed), payoffs));
    worth.luck = luck_left(futures, worth.best);
    return worth;
}

Stress stress_of(const Futures& futures, const std::optional<Failing>& failing) {
    const Table payoffs = futures.payoffs();
    const std::vector<Robustness> found = robustness(payoffs);
    const Table missed = regrets(payoffs);
    const std::vector<Interval> known = bootstrapped(
        futures.size(),
        [&](Rows rows) {
            std::vector<double> all;
            for (const std::vector<double>& option : missed) {
                all.push_back(p90_in(option, rows));
                all.push_back(mean_in(option, rows));
            }
            return all;
        },
        futures.run.seed);
    Stress stress{.options = {},
                  .minimax = minimax_regret(found),
                  .luck = 0,
                  .failing = failing,
                  .regions = {}};
    for (std::size_t o = 0; o < payoffs.size(); ++o)
        stress.options.push_back({.worst = sign_of(futures) * found[o].worst,
                                  .worst_at = found[o].worst_at,
                                  .regret = found[o].regret,
                                  .regret_at = found[o].regret_at,
                                  .regret_p90 = known[2 * o],
                                  .regret_mean = known[2 * o + 1]});
    stress.luck = luck_left(futures, stress.minimax);
    if (failing)
        for (const Yield& option : futures.yields[failing->measure])
            stress.regions.push_back(region_of(futures, *failing, option));
    return stress;
}

} // namespace sim::results
