#include "sim/experiment/ocba.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/engine/errors.hpp"

namespace sim {

namespace {

constexpr double hair = 1e-6;

std::size_t smallest(const std::vector<Spread>& options) {
    return static_cast<std::size_t>(std::ranges::min_element(options, {}, &Spread::mean) -
                                    options.begin());
}

} // namespace

std::vector<double> ocba_shares(const std::vector<Spread>& options) {
    expects(options.size() >= 2, "nothing to select from (fewer than two options)");
    const std::size_t best = smallest(options);
    double widest = 0, furthest = 0;
    for (const Spread& each : options) {
        widest = std::max(widest, each.sd);
        furthest = std::max(furthest, each.mean - options[best].mean);
    }
    std::vector<double> shares(options.size(), 1.0 / static_cast<double>(options.size()));
    if (widest == 0)
        return shares;
    const double least = hair * (furthest > 0 ? furthest : widest);
    double of_best = 0;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (i == best)
            continue;
        const double sd = std::max(options[i].sd, hair * widest);
        const double ratio = sd / std::max(options[i].mean - options[best].mean, least);
        shares[i] = ratio * ratio;
        of_best += (shares[i] / sd) * (shares[i] / sd);
    }
    shares[best] = std::max(options[best].sd, hair * widest) * std::sqrt(of_best);
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares)
        share /= sum;
    return shares;
}

double probability_of_correct_selection(const std::vector<Moments>& options) {
    const auto best = std::ranges::min_element(options, {}, &Moments::mean);
    double wrong = 0;
    for (auto other = options.begin(); other != options.end(); ++other) {
        if (other == best)
            continue;
        const double error = std::sqrt(best->variance() / static_cast<double>(best->count) +
                                       other->variance() / static_cast<double>(other->count));
        const double apart = other->mean() - best->mean();
        wrong += error > 0 ? 0.5 * std::erfc(apart / error / std::sqrt(2.0)) : apart > 0 ? 0 : 0.5;
    }
    return std::max(0.0, 1 - wrong);
}

std::vector<std::uint64_t> next_allocation(const std::vector<double>& shares,
                                           const std::vector<std::uint64_t>& taken,
                                           std::uint64_t more) {
    const std::uint64_t all = std::accumulate(taken.begin(), taken.end(), more);
    // Those that have more than their share keep it; the rest share what remains.
    std::vector<double> wanted(shares.size());
    double missing = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        wanted[i] =
            std::max(0.0, shares[i] * static_cast<double>(all) - static_cast<double>(taken[i]));
        missing += wanted[i];
    }
    std::vector<std::uint64_t> given(shares.size());
    std::uint64_t left = more;
    for (std::size_t i = 0; i < shares.size() && missing > 0; ++i) {
        given[i] = std::min(
            left, static_cast<std::uint64_t>(static_cast<double>(more) * wanted[i] / missing));
        left -= given[i];
    }
    const auto neediest =
        static_cast<std::size_t>(std::ranges::max_element(wanted) - wanted.begin());
    given[neediest] += left;
    return given;
}

} // namespace sim
