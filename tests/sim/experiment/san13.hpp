#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

#include <boost/math/distributions/normal.hpp>

#include "sim/experiment/model.hpp"

/// A day in base units [s].
inline constexpr double day = 86'400;

/// The stochastic activity network with 13 activities and six paths of Elmaghraby (1977) with the
/// data of L'Ecuyer and Lemieux (Management Science 46, 2000): one unit of time is a day here.
struct San13 {
    struct Parameters {
        double third = 7, fifth = 16.5; ///< means of V3 and V5 [days]
    };
    struct Workspace {
        explicit Workspace(const San13&) {}
    };

    explicit San13(Parameters given) : parameters(given) {}

    const sim::OutcomeDescription& outcome() const { return description; }

    void run(const sim::Streams& streams, Workspace&, std::span<std::int64_t> outcome) const {
        const double t = duration([&](std::uint32_t i) { return streams.uniform({i, 0, 0}); });
        outcome[0] = static_cast<std::int64_t>(t * 86'400);
        outcome[1] = t > 90 ? 1 : 0;
    }

    /// The length of the longest path [days], of uniforms u(1), ..., u(13).
    template <class Uniforms>
    double duration(const Uniforms& u) const {
        const auto normal = [&](std::uint32_t i, double mean, double sd) {
            return std::max(0.0, boost::math::quantile(
                                     boost::math::normal_distribution<double>(mean, sd), u(i)));
        };
        const auto wait = [&](std::uint32_t i, double mean) { return -mean * std::log1p(-u(i)); };
        const double v1 = normal(1, 13, 3.25), v2 = normal(2, 5.5, 1.375),
                     v3 = wait(3, parameters.third), v4 = normal(4, 5.2, 1.3),
                     v5 = wait(5, parameters.fifth), v6 = wait(6, 14.7), v7 = wait(7, 10.3),
                     v8 = wait(8, 6), v9 = wait(9, 4), v10 = wait(10, 20),
                     v11 = normal(11, 3.2, 0.8), v12 = normal(12, 3.2, 0.8), v13 = wait(13, 16.5);
        return std::max({v2 + v6 + v11, v1 + v3 + v6 + v11, v1 + v5 + v11, v1 + v4 + v8 + v10 + v11,
                         v1 + v4 + v8 + v9 + v13, v1 + v4 + v7 + v12 + v13});
    }

    Parameters parameters;
    sim::OutcomeDescription description{
        .epoch = sim::Epoch(sim::Date{std::chrono::year{2020} / 1 / 1}),
        .sections = {{.key = "network",
                      .members = {},
                      .measures = {{.name = "length",
                                    .kind = sim::MeasureKind::duration,
                                    .meaning = "the longest path",
                                    .resolution = 60,
                                    .better = sim::Better::lower},
                                   {.name = "late",
                                    .kind = sim::MeasureKind::flag,
                                    .meaning = "longer than 90 days",
                                    .better = sim::Better::lower}}}}};
};

static_assert(sim::Model<San13>);
