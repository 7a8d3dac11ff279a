#include "sim/experiment/shapley.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "sim/engine/chance.hpp"
#include "sim/engine/errors.hpp"
#include "sim/engine/statistics.hpp"
#include "sim/experiment/resamples.hpp"

namespace sim {

namespace {

/// k! (n - k - 1)! / n!, the weight of a set of k axes beside one of n.
double weight(std::size_t k, std::size_t n) {
    return std::exp(std::lgamma(static_cast<double>(k) + 1) +
                    std::lgamma(static_cast<double>(n - k)) -
                    std::lgamma(static_cast<double>(n) + 1));
}

/// Shapley shares of some rows: what a set explains is the variance less half the mean square of
/// what changes when the others are drawn anew.
std::vector<double> shares_of(std::size_t axes, std::size_t rows, std::span<const double> values,
                              std::span<const std::uint32_t> chosen) {
    const std::size_t full = (std::size_t{1} << axes) - 1;
    Tally all;
    for (const std::uint32_t row : chosen) {
        all.add(values[row]);
        all.add(values[full * rows + row]);
    }
    std::vector<double> explained(full + 1);
    for (std::size_t set = 1; set <= full; ++set) {
        double squares = 0;
        for (const std::uint32_t row : chosen) {
            const double change = values[row] - values[(full ^ set) * rows + row];
            squares += change * change;
        }
        explained[set] = all.variance() - squares / (2 * static_cast<double>(chosen.size()));
    }
    std::vector<double> shares = shapley_effects(axes, explained);
    for (double& each : shares)
        each /= all.variance();
    return shares;
}

/// The estimator by permutations, of one function of points.
class PermutationEstimator {
public:
    using Value = std::function<double(std::span<const double>)>;

    PermutationEstimator(std::size_t axes, const ConditionalSampler& sample, const Value& value,
                         const ShapleyPlan& plan)
        : sample_(sample), value_(value), plan_(plan), point_(axes), given_(axes), order_(axes),
          gains_(axes) {}

    /// Draws the variance itself, then every permutation. What each axis gained, by permutation.
    const std::vector<Tally>& run() {
        begin(0);
        whole_ = spread(plan_.variance);
        for (std::size_t number = 1; number <= plan_.permutations; ++number) {
            begin(static_cast<std::uint32_t>(number));
            go_through();
        }
        return gains_;
    }

private:
    /// Everything that is drawn for one permutation has a stream of its own.
    void begin(std::uint32_t number) {
        uniform_ = [chance = Streams(plan_.seed, number), next = std::uint32_t{0}]() mutable {
            return chance.uniform({0, next++, 0});
        };
    }

    double spread(std::size_t draws) {
        Tally values;
        for (std::size_t i = 0; i < draws; ++i) {
            sample_(point_, given_, uniform_);
            values.add(value_(point_));
        }
        return values.variance();
    }

    void go_through() {
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        for (std::size_t i = order_.size(); i-- > 1;)
            std::swap(order_[i],
                      order_[static_cast<std::size_t>(uniform_() * static_cast<double>(i + 1))]);
        double before = 0;
        for (std::size_t at = 0; at < order_.size(); ++at) {
            const double now = at + 1 == order_.size() ? whole_ : spread_up_to(at);
            gains_[order_[at]].add((now - before) / whole_);
            before = now;
        }
    }

    /// The variance of the axes up to this place of the order, given a draw of those after it.
    double spread_up_to(std::size_t at) {
        sample_(point_, given_, uniform_);
        for (std::size_t later = at + 1; later < order_.size(); ++later)
            given_[order_[later]] = 1;
        const double found = spread(plan_.inner);
        std::ranges::fill(given_, std::uint8_t{0});
        return found;
    }

    const ConditionalSampler& sample_;
    const Value& value_;
    const ShapleyPlan& plan_;
    std::vector<double> point_;
    std::vector<std::uint8_t> given_;
    std::vector<std::size_t> order_;
    std::vector<Tally> gains_;
    Uniform uniform_;
    double whole_ = 0;
};

} // namespace

std::vector<double> shapley_effects(std::size_t axes, std::span<const double> explained) {
    expects(axes <= most_shapley_axes && explained.size() == std::size_t{1} << axes,
            "Shapley effects need a number for each set of at most ten axes");
    std::vector<double> effects(axes);
    for (std::size_t set = 0; set < explained.size(); ++set)
        for (std::size_t axis = 0; axis < axes; ++axis)
            if (const std::size_t bit = std::size_t{1} << axis; (set & bit) == 0)
                effects[axis] += weight(static_cast<std::size_t>(std::popcount(set)), axes) *
                                 (explained[set | bit] - explained[set]);
    return effects;
}

UnitPoints subset_points(const UnitPoints& sample) {
    const std::size_t axes = sample.axes() / 2, rows = sample.size();
    expects(sample.axes() % 2 == 0 && axes <= most_shapley_axes,
            "a sample for Shapley effects has 2 x axes coordinates, at most 20");
    UnitPoints points(axes, rows << axes);
    for (std::size_t set = 0; set < std::size_t{1} << axes; ++set)
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t axis = 0; axis < axes; ++axis)
                points.at(set * rows + row, axis) =
                    sample[row][(set >> axis & 1U) != 0 ? axes + axis : axis];
    return points;
}

std::vector<Interval> shapley_of_subsets(std::size_t axes, std::span<const double> values,
                                         std::uint64_t seed) {
    const std::size_t rows = values.size() >> axes;
    expects(axes <= most_shapley_axes && values.size() == rows << axes && rows >= 4,
            "values are not those of four or more rows of subset points");
    return bootstrapped(
        rows,
        [&](std::span<const std::uint32_t> chosen) {
            return shares_of(axes, rows, values, chosen);
        },
        seed);
}

std::vector<Interval>
shapley_by_permutation(std::size_t axes, const ConditionalSampler& sample,
                       const std::function<double(std::span<const double>)>& value,
                       const ShapleyPlan& plan) {
    expects(plan.permutations >= 2 && plan.inner >= 2 && plan.variance >= 2,
            "two draws at least are needed of each kind");
    PermutationEstimator permutations(axes, sample, value, plan);
    const std::vector<Tally>& gains = permutations.run();
    const auto n = static_cast<double>(plan.permutations);
    std::vector<Interval> shares;
    shares.reserve(gains.size());
    for (const Tally& each : gains)
        shares.push_back(mean_of(each.mean(), std::sqrt(each.variance()), n));
    return shares;
}

} // namespace sim
