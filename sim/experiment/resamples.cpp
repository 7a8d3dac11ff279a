#include "sim/experiment/resamples.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/engine/chance.hpp"

namespace sim {

namespace {

/// The quantile of sorted values (Hyndman and Fan's type 7).
double percentile(const std::vector<double>& sorted, double p) {
    const double at = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

} // namespace

std::vector<Interval>
bootstrapped(std::size_t rows,
             const std::function<std::vector<double>(std::span<const std::uint32_t>)>& statistics,
             std::uint64_t seed, std::size_t resamples) {
    std::vector<std::uint32_t> chosen(rows);
    std::iota(chosen.begin(), chosen.end(), 0U);
    const std::vector<double> whole = statistics(chosen);
    std::vector<std::vector<double>> seen(whole.size());
    for (std::size_t r = 0; r < resamples; ++r) {
        const Streams chance(seed, static_cast<std::uint32_t>(r));
        for (std::size_t i = 0; i < rows; ++i)
            chosen[i] = static_cast<std::uint32_t>(
                chance.uniform({0, static_cast<std::uint32_t>(i), 0}) * static_cast<double>(rows));
        const std::vector<double> again = statistics(chosen);
        for (std::size_t s = 0; s < whole.size(); ++s)
            if (std::isfinite(again[s]))
                seen[s].push_back(again[s]);
    }
    constexpr double tail = (1 - usual_level) / 2;
    std::vector<Interval> intervals;
    for (std::size_t s = 0; s < whole.size(); ++s) {
        std::ranges::sort(seen[s]);
        if (!std::isfinite(whole[s]) || seen[s].empty())
            intervals.push_back({whole[s], NAN, NAN});
        else
            intervals.push_back(
                {whole[s], percentile(seen[s], tail), percentile(seen[s], 1 - tail)});
    }
    return intervals;
}

} // namespace sim
