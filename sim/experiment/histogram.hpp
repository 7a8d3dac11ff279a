#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/experiment/wide.hpp"

namespace sim {

/// The largest whole number that is not above value / by (by > 0).
std::int64_t floor_divide(std::int64_t value, std::int64_t by);

/// How often each value occurred: exact counts in bins of one width, each bin closed at its lower
/// edge, edges at the multiples of the width.
///
/// The width starts as the resolution asked for. When the range from the smallest to the largest
/// value would need more than `most_bins` bins, the width doubles until it does not. So the bins
/// depend on the set of values alone, never on their order or on how they were merged.
///
/// Few values are kept as a list of the bins they are in, many as a count for each bin of their
/// range, whichever takes less memory; nothing but memory and time tells which.
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

    /// How many values are in the bin with this lower edge.
    std::uint64_t count_from(std::int64_t edge) const;

    /// Lower edge of the bin with the value of this rank (1 is the smallest), though never below
    /// min(). ContractViolation if there is no such rank. Takes time in proportion to the number of
    /// values or of bins; less after settle().
    std::int64_t at_rank(std::uint64_t rank) const;
    /// Puts few values into order once, for many ranks to be asked of them.
    void settle();

    /// Over all values, how many bins each lies above bin `origin` (the one whose lower edge is
    /// origin * width()), to the first, second and third power: exact.
    template <class Sum>
    struct Powers {
        Sum first = 0, second = 0, third = 0;

        void add(std::int64_t above, Sum count) { // |above| < 2^21, so that its cube is exact
            const std::int64_t square = above * above;
            first += count * above;
            second += count * square;
            third += count * (square * above);
        }
    };
    using PowerSums = Powers<Int128>;
    PowerSums power_sums(std::int64_t origin) const;

    bool operator==(const Histogram& other) const;

    /// What the inner loop needs to find the place of a value between lo and lo + span without a
    /// division. Stands until the histogram is used otherwise; there is none while it is empty.
    struct Window {
        std::uint64_t lo = 0, span = 0, before = 0, reciprocal = 0;
        /// How many values each place has; nullptr as long as places go to add_places().
        std::uint64_t* counts = nullptr;
        bool open = false;

        bool holds(std::int64_t value) const {
            return static_cast<std::uint64_t>(value) - lo <= span;
        }
        std::uint32_t place(std::int64_t value) const {
            const auto word = static_cast<std::uint64_t>(value);
            return static_cast<std::uint32_t>((UInt128{word - before} * reciprocal) >> 64);
        }
    };
    Window window();
    /// Counts values by the places that window() gave them.
    void add_places(std::span<const std::uint32_t> places);

private:
    bool listing() const { return counts_.empty(); }
    std::int64_t bin_of(std::int64_t value) const;
    void include(std::int64_t min, std::int64_t max);
    void coarsen();
    void cover(std::int64_t first, std::int64_t last);
    void add_bin(std::int64_t bin, std::uint64_t count);
    void count_if_shorter(std::size_t more);
    std::uint32_t listed_at(std::uint64_t rank) const;
    std::size_t counted_at(std::uint64_t rank) const;

    std::int64_t width_;
    std::int64_t min_, max_;
    std::int64_t base_ = 0;             // bin number of the first place
    std::int64_t places_ = 0;           // bins from base_ on that have a place
    bool sorted_ = false;               // whether list_ is
    std::vector<std::uint32_t> list_;   // places of the values, until there are many
    std::vector<std::uint64_t> counts_; // values at each place, from then on
};

} // namespace sim
