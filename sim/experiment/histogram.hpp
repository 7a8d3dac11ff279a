#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// How often each value occurred: exact counts in bins of one width, each bin closed at its lower
/// edge, edges at the multiples of the width.
///
/// The width starts as the resolution asked for. When the range from the smallest to the largest
/// value would need more than `most_bins` bins, the width doubles until it does not. So the bins
/// depend on the set of values alone, never on their order or on how they were merged.
class Histogram {
public:
    static constexpr std::int64_t most_bins = std::int64_t{1} << 18;

    /// resolution from 1 to 2^32 [base units]; ContractViolation otherwise.
    explicit Histogram(std::int64_t resolution = 1);

    struct Bin {
        std::int64_t from; ///< lower edge [base units]
        std::uint64_t count;
        bool operator==(const Bin&) const = default;
    };
    /// The histogram of this resolution whose values reach from min to max and fill these bins, as
    /// bins() gave them; empty without any. ContractViolation if there can be no such histogram.
    static Histogram of(std::int64_t resolution, std::int64_t min, std::int64_t max,
                        const std::vector<Bin>& bins);

    /// Counts a value; ContractViolation if its magnitude exceeds largest_value.
    void add(std::int64_t value);
    void merge(const Histogram& other);

    bool empty() const { return min_ > max_; }
    std::int64_t min() const { return min_; } ///< meaningless while empty
    std::int64_t max() const { return max_; } ///< meaningless while empty
    std::int64_t width() const { return width_; }

    /// The bins that hold something, from the lowest to the highest.
    std::vector<Bin> bins() const;

    /// Lower edge of the bin with the value of this rank (1 is the smallest), though never below
    /// min(). ContractViolation if there is no such rank.
    std::int64_t at_rank(std::uint64_t rank) const;

    bool operator==(const Histogram& other) const;

    /// What the inner loop needs to count a value between lo and lo + span without a division:
    /// ++counts[high half of (value - before) * reciprocal]. Stands until the next add or merge.
    /// There is none (nullptr) while the histogram is empty.
    struct Window {
        std::uint64_t lo = 0, span = 0, before = 0, reciprocal = 0;
        std::uint64_t* counts = nullptr;
    };
    Window window();

private:
    std::int64_t bin_of(std::int64_t value) const;
    void include(std::int64_t min, std::int64_t max);
    void coarsen();
    void cover(std::int64_t first, std::int64_t last);
    void add_bin(std::int64_t bin, std::uint64_t count);

    std::int64_t width_;
    std::int64_t min_, max_;
    std::int64_t base_ = 0; // bin number of counts_[0]
    std::vector<std::uint64_t> counts_;
};

} // namespace sim
