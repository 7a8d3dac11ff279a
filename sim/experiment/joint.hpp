#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "sim/experiment/accumulator.hpp"
#include "sim/experiment/batches.hpp"
#include "sim/experiment/moments.hpp"
#include "sim/experiment/shared.hpp"

namespace sim {

/// What two options did to one measure in the same replications. A censored value is greater than
/// every other; two of them are neither less nor greater.
struct PairTally {
    std::uint64_t less = 0;    ///< replications in which the first option's value is the smaller
    std::uint64_t greater = 0; ///< in which it is the greater
    Moments difference;        ///< first - second, where neither is censored
    Moments sum;               ///< first + second, where neither is censored

    void merge(const PairTally& other);
    bool operator==(const PairTally&) const = default;
};

/// Who had the best value of one measure, replication by replication, and by how much the others
/// missed it.
struct ContestTally {
    /// [option][t - 1]: replications in which the option was best together with t - 1 others.
    std::vector<std::vector<std::uint64_t>> best_with;
    std::uint64_t undecided = 0; ///< replications whose best value is censored
    /// By option: distance from the best, 0 for the best; censored where either value is.
    std::vector<Accumulator> regret;

    void merge(const ContestTally& other);
    bool operator==(const ContestTally&) const = default;
};

/// The pairs (i, k), i < k, of so many options, in the order in which all pairs are listed.
std::vector<std::pair<std::size_t, std::size_t>> pairs_of(std::size_t options);

/// What a joint tally is to count.
struct JointPlan {
    std::size_t options = 0;
    std::vector<SharedMeasure> shared;
    std::vector<std::size_t> contests; ///< numbers of shared measures
    std::vector<std::size_t> axes;     ///< numbers of shared measures that are kept by batch
};

/// One option's rows of a stretch of replications.
struct Rows {
    const std::int64_t* table = nullptr;
    std::size_t width = 0;

    std::span<const std::int64_t> of(std::size_t row) const { return {table + row * width, width}; }
};

/// Joint statistics of options that ran on the same chance: exact integers, so that neither the
/// order of the replications nor the way parts are merged changes a bit. Memory does not grow with
/// replications.
class JointTally {
public:
    /// Most replications that one call of add takes.
    static constexpr std::size_t longest_stretch = 64;

    explicit JointTally(const JointPlan& plan);
    /// From the figures of another, whose plan theirs is.
    JointTally(std::uint64_t replications, std::vector<std::vector<PairTally>> pairs,
               std::vector<ContestTally> contests, std::vector<AxisBatches> axes)
        : replications_(replications), pairs_(std::move(pairs)), contests_(std::move(contests)),
          axes_(std::move(axes)) {}

    /// Takes replications first, first + 1, ..., one for each place of `counts`; those where it is
    /// 0 (an option threw) are left out. `rows` by option.
    void add(const JointPlan& plan, std::uint32_t first, std::span<const Rows> rows,
             std::span<const std::uint8_t> counts);
    void merge(const JointTally& other);

    std::uint64_t replications() const { return replications_; } ///< in which no option threw
    /// Of a shared measure, for each of pairs_of(options).
    const std::vector<PairTally>& pairs(std::size_t measure) const { return pairs_[measure]; }
    const std::vector<std::vector<PairTally>>& pairs() const { return pairs_; } ///< of each measure
    const std::vector<ContestTally>& contests() const { return contests_; }     ///< as in the plan
    const std::vector<AxisBatches>& axes() const { return axes_; }              ///< as in the plan

    bool operator==(const JointTally&) const = default;

private:
    std::uint64_t replications_ = 0;
    std::vector<std::vector<PairTally>> pairs_;
    std::vector<ContestTally> contests_;
    std::vector<AxisBatches> axes_;
};

} // namespace sim
