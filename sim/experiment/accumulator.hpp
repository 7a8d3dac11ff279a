#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/experiment/histogram.hpp"
#include "sim/experiment/wide.hpp"

namespace sim {

/// All that an experiment keeps of one measure, exactly: integers alone, so that neither the order
/// of the values nor the way partial results are merged changes a bit of it.
class Accumulator {
public:
    /// Most values that one call of add_column takes.
    static constexpr std::size_t longest_column = 4096;

    explicit Accumulator(std::int64_t resolution = 1) : histogram_(resolution) {}
    /// From the figures of another. ContractViolation if the counts do not fit the histogram, or
    /// the sums are larger than so many values can make them.
    Accumulator(std::uint64_t count, std::uint64_t beyond, Int128 sum, Int128 squares,
                Histogram histogram);

    /// Takes `rows` values that stand `stride` apart. ContractViolation for a value that is unset
    /// or larger in magnitude than largest_value (unless censored).
    void add_column(const std::int64_t* first, std::size_t stride, std::size_t rows);
    void add(std::int64_t value) { add_column(&value, 1, 1); }
    void merge(const Accumulator& other);

    std::uint64_t total() const { return count_ + censored_; }
    std::uint64_t count() const { return count_; } ///< values that are not censored
    std::uint64_t censored_count() const { return censored_; }
    Int128 sum() const { return sum_; }                ///< of the values not censored
    Int128 sum_of_squares() const { return squares_; } ///< of the values not censored
    const Histogram& histogram() const { return histogram_; }

    /// Value of this rank, 1 the smallest of total(); `censored` for the ranks of censored values.
    std::int64_t at_rank(std::uint64_t rank) const {
        return rank > count_ ? INT64_MAX : histogram_.at_rank(rank);
    }

    bool operator==(const Accumulator&) const = default;

private:
    bool add_unusual(std::int64_t value);

    std::uint64_t count_ = 0, censored_ = 0;
    Int128 sum_ = 0, squares_ = 0;
    Histogram histogram_;
};

} // namespace sim
