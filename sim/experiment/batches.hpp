#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/experiment/histogram.hpp"
#include "sim/experiment/moments.hpp"

namespace sim {

/// What one batch of replications says of one measure of one option: exact count, sum and squares,
/// and a histogram coarse enough to be kept many times.
struct Batch {
    Moments known;              ///< of the values not censored
    std::uint64_t censored = 0; ///< how many are
    Histogram coarse;

    void add(std::int64_t value);
    void merge(const Batch& other);
    bool operator==(const Batch&) const = default;
};

/// One measure of all options by batches. Replication r belongs to batch r mod 32, whatever the
/// number of replications: batches are independent of each other, and within a batch the options
/// stay paired.
class AxisBatches {
public:
    static constexpr std::size_t count = 32;

    /// `resolution` is that of the measure; the histograms are 64 times as coarse.
    AxisBatches(std::size_t options, std::int64_t resolution);

    /// From the batches of another, `count` of each option.
    explicit AxisBatches(std::vector<std::vector<Batch>> batches);

    void add(std::size_t option, std::uint32_t replication, std::int64_t value) {
        batches_[option][replication % count].add(value);
    }
    void merge(const AxisBatches& other);

    std::size_t options() const { return batches_.size(); }
    const Batch& batch(std::size_t option, std::size_t number) const {
        return batches_[option][number];
    }

    bool operator==(const AxisBatches&) const = default;

private:
    std::vector<std::vector<Batch>> batches_;
};

} // namespace sim
