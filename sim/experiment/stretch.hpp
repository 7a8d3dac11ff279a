#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <Eigen/Dense>

#include "sim/experiment/controls.hpp"
#include "sim/experiment/lane.hpp"
#include "sim/experiment/track.hpp"

namespace sim {

/// A value of a measure of which the mean is wanted: itself, or whether it is `category`.
struct Aspect {
    std::size_t place = 0;
    std::int64_t category = -1; ///< -1: itself

    double of(std::int64_t value) const {
        if (category >= 0)
            return value == category ? 1 : 0;
        return value == censored ? 0 : static_cast<double>(value);
    }
};

using Aspects = std::vector<Aspect>;

/// Every measure itself, and of a category each of its values.
Aspects aspects_of(const OutcomeDescription& outcome);

/// A model on one worker, a stretch of replications at a time, beside its controls.
class Stretch {
public:
    Stretch(const Contender& contender, const Controls& controls, const Aspects& aspects);

    /// Runs replications [first, last); after each stretch calls then(first, size).
    template <class Then>
    void each(std::uint64_t seed, std::uint64_t first, std::uint64_t last, Then then) {
        for (std::uint64_t from = first; from < last; from += Track::longest) {
            const auto start = static_cast<std::uint32_t>(from);
            run(seed, start, std::min<std::uint64_t>(Track::longest, last - from));
            then(start, size());
        }
    }

    const Track& track() const { return track_; }
    std::size_t size() const { return size_; }
    /// Of the last stretch, a row for each replication: the controls [1 / Controls::unit] ...
    auto controls() const { return x_.topRows(static_cast<Eigen::Index>(size_)); }
    /// ... and the aspects' values [base units]; 0 where a replication threw.
    auto values() const { return y_.topRows(static_cast<Eigen::Index>(size_)); }

private:
    void run(std::uint64_t seed, std::uint32_t first, std::size_t size);

    const Controls& controls_;
    const Aspects& aspects_;
    Track track_;
    std::size_t size_ = 0;
    std::vector<std::int64_t> row_;
    Eigen::MatrixXd x_, y_;
};

} // namespace sim
