#pragma once

#include "sim/engine/chance.hpp"
#include "sim/engine/distribution.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/engine/statistics.hpp"
#include "sim/engine/wait.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

/// What the queues of the cookbook have in common.
///
/// Each is simulated with one process a customer. A study is a number of independent replications;
/// its standard error comes from their spread, so correlation within one does not matter. The
/// first customers of a replication warm the queue up, the last keep it under load; neither counts.
namespace sim::cookbook {

/// Ticks of the clock in one of the textbook's units of time: so many that rounding is far below
/// the statistical error.
inline constexpr double unit = 1e6;

inline Duration ticks(double units) { return to_duration(units * unit); }
inline double units(Duration duration) { return static_cast<double>(duration.count()) / unit; }

/// What a draw is for.
enum Purpose : std::uint32_t { arrival, service, patience, kind };

/// Which customers count.
struct Window {
    std::uint32_t warm_up = 4'000;
    std::uint32_t counted = 16'000;
    std::uint32_t cool_down = 1'000;

    [[nodiscard]] std::uint32_t all() const { return warm_up + counted + cool_down; }
    [[nodiscard]] bool counts(std::uint32_t customer) const {
        return customer >= warm_up && customer < warm_up + counted;
    }
};

inline constexpr std::uint64_t seed = 20'130'301;
inline constexpr std::uint32_t replications = 40;

/// The measures of `replications` runs: `run(streams)` gives an array of one replication's means.
template <class Run>
auto study(Run&& run) {
    std::array<Tally, std::tuple_size_v<decltype(run(Streams(seed, 0)))>> tallies{};
    for (std::uint32_t replication = 0; replication < replications; ++replication) {
        const auto means = run(Streams(seed, replication));
        for (std::size_t i = 0; i < means.size(); ++i)
            tallies[i].add(means[i]);
    }
    return tallies;
}

/// The mean over replications lies within 4 standard errors of the truth, which are not so wide
/// (at most `width` of the truth) that it would say nothing.
inline void check_mean(const Tally& tally, double truth, double width = 0.05) {
    const double error = 4.0 * std::sqrt(tally.variance() / static_cast<double>(tally.count()));
    INFO("mean " << tally.mean() << ", truth " << truth << ", 4 standard errors " << error);
    CHECK(std::abs(tally.mean() - truth) <= error);
    CHECK(error <= width * truth);
}

} // namespace sim::cookbook
