#include "sim/experiment/morris.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/chi_squared.hpp>

#include "sim/engine/chance.hpp"
#include "sim/engine/errors.hpp"
#include "sim/engine/statistics.hpp"

namespace sim {

namespace {

// What the chance of trajectories is for; it has a seed of its own, so nothing else shares it.
constexpr std::uint32_t starting = 1, turning = 2, ordering = 3;

Interval mean_of(const Tally& effects) {
    return sim::mean_of(effects.mean(), std::sqrt(effects.variance()),
                        static_cast<double>(effects.count()));
}

Interval deviation_of(const Tally& effects) {
    const auto freedom = static_cast<double>(effects.count() - 1);
    const boost::math::chi_squared law(freedom);
    const double squares = effects.variance() * freedom, tail = (1 - usual_level) / 2;
    return {std::sqrt(effects.variance()),
            std::sqrt(squares / boost::math::quantile(law, 1 - tail)),
            std::sqrt(squares / boost::math::quantile(law, tail))};
}

} // namespace

UnitPoints morris_trajectories(std::size_t axes, std::size_t trajectories, std::size_t levels,
                               std::uint64_t seed) {
    expects(levels >= 4 && levels % 2 == 0, "a Morris grid has an odd or too small number of "
                                            "levels (half of them are jumped over) use 4, 6, ...");
    UnitPoints points(axes, trajectories * (axes + 1));
    const double step = 1 / static_cast<double>(levels - 1);
    const std::size_t half = levels / 2;
    const double jump = static_cast<double>(half) * step;
    for (std::size_t t = 0; t < trajectories; ++t) {
        const Streams chance(seed, static_cast<std::uint32_t>(t));
        const auto uniform = [&](std::uint32_t what, std::size_t axis) {
            return chance.uniform({what, static_cast<std::uint32_t>(axis), 0});
        };
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t axis = 0; axis < axes; ++axis)
            order.emplace_back(uniform(ordering, axis), axis);
        std::ranges::sort(order);
        std::vector<double> place(axes);
        for (std::size_t axis = 0; axis < axes; ++axis) {
            const double low =
                std::floor(uniform(starting, axis) * static_cast<double>(half)) * step;
            place[axis] = uniform(turning, axis) < 0.5 ? low : low + jump;
        }
        for (std::size_t at = 0; at <= axes; ++at) {
            for (std::size_t axis = 0; axis < axes; ++axis)
                points.at(t * (axes + 1) + at, axis) = place[axis];
            if (at < axes) {
                const std::size_t axis = order[at].second;
                place[axis] += uniform(turning, axis) < 0.5 ? jump : -jump;
            }
        }
    }
    return points;
}

std::vector<ElementaryEffects> elementary_effects(const UnitPoints& points,
                                                  std::span<const double> values) {
    const std::size_t axes = points.axes();
    expects(values.size() == points.size() && points.size() % (axes + 1) == 0 &&
                points.size() >= 2 * (axes + 1),
            "values are not those of two or more Morris trajectories");
    std::vector<Tally> plain(axes), sizes(axes);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        if (i % (axes + 1) == axes)
            continue; // the last point of its trajectory
        for (std::size_t axis = 0; axis < axes; ++axis)
            if (const double way = points[i + 1][axis] - points[i][axis]; way != 0) {
                const double effect = (values[i + 1] - values[i]) / way;
                plain[axis].add(effect);
                sizes[axis].add(std::abs(effect));
            }
    }
    std::vector<ElementaryEffects> effects;
    for (std::size_t axis = 0; axis < axes; ++axis)
        effects.push_back({.mu_star = mean_of(sizes[axis]),
                           .mu = mean_of(plain[axis]),
                           .sigma = deviation_of(plain[axis])});
    return effects;
}

} // namespace sim
