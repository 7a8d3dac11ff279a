#include "sim/experiment/histogram.hpp"

#include <algorithm>
#include <limits>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure.hpp"

namespace sim {

namespace {

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

} // namespace

Histogram::Histogram(std::int64_t resolution)
    : width_(resolution), min_(std::numeric_limits<std::int64_t>::max()),
      max_(std::numeric_limits<std::int64_t>::min()) {
    expects(resolution >= 1 && resolution <= (std::int64_t{1} << 32),
            "a histogram's resolution is not between 1 and 2^32 base units");
}

Histogram Histogram::of(std::int64_t resolution, std::int64_t min, std::int64_t max,
                        const std::vector<Bin>& bins) {
    Histogram all(resolution);
    if (bins.empty())
        return all;
    expects(-largest_value <= min && min <= max && max <= largest_value,
            "a histogram's range is not one of values that can be measured");
    all.include(min, max);
    for (const Bin& bin : bins) {
        expects(bin.from % all.width_ == 0 && bin.from >= all.bin_of(min) * all.width_ &&
                    bin.from <= max && bin.count > 0,
                "a histogram's bins do not fit its range");
        all.add_bin(all.bin_of(bin.from), bin.count);
    }
    return all;
}

std::int64_t Histogram::bin_of(std::int64_t value) const { return floor_divide(value, width_); }

void Histogram::add(std::int64_t value) {
    expects(value >= -largest_value && value <= largest_value,
            "a measured value is beyond 2^47 base units (sums would not be exact) check its unit");
    include(value, value);
    add_bin(bin_of(value), 1);
}

void Histogram::merge(const Histogram& other) {
    if (other.empty())
        return;
    include(other.min_, other.max_);
    for (std::size_t i = 0; i < other.counts_.size(); ++i)
        if (other.counts_[i] > 0)
            add_bin(bin_of((other.base_ + static_cast<std::int64_t>(i)) * other.width_),
                    other.counts_[i]);
}

void Histogram::include(std::int64_t min, std::int64_t max) {
    min_ = std::min(min_, min);
    max_ = std::max(max_, max);
    while (bin_of(max_) - bin_of(min_) >= most_bins)
        coarsen();
    cover(bin_of(min_), bin_of(max_));
}

void Histogram::coarsen() {
    const std::int64_t base = floor_divide(base_, 2);
    std::vector<std::uint64_t> counts(counts_.size() / 2 + 1);
    for (std::size_t i = 0; i < counts_.size(); ++i)
        counts[static_cast<std::size_t>(floor_divide(base_ + static_cast<std::int64_t>(i), 2) -
                                        base)] += counts_[i];
    counts_ = std::move(counts);
    base_ = base;
    width_ *= 2;
}

void Histogram::cover(std::int64_t first, std::int64_t last) {
    constexpr std::int64_t least = 16;
    const auto size = static_cast<std::int64_t>(counts_.size());
    if (size == 0) {
        base_ = first;
        counts_.resize(static_cast<std::size_t>(std::max(least, last - first + 1)));
        return;
    }
    if (last >= base_ + size)
        counts_.resize(static_cast<std::size_t>(std::max(2 * size, last - base_ + 1)));
    if (first < base_) {
        const std::int64_t more = std::max(size, base_ - first);
        counts_.insert(counts_.begin(), static_cast<std::size_t>(more), 0);
        base_ -= more;
    }
}

void Histogram::add_bin(std::int64_t bin, std::uint64_t count) {
    counts_[static_cast<std::size_t>(bin - base_)] += count;
}

std::vector<Histogram::Bin> Histogram::bins() const {
    std::vector<Bin> filled;
    for (std::size_t i = 0; i < counts_.size(); ++i)
        if (counts_[i] > 0)
            filled.push_back({(base_ + static_cast<std::int64_t>(i)) * width_, counts_[i]});
    return filled;
}

std::int64_t Histogram::at_rank(std::uint64_t rank) const {
    expects(rank >= 1, "ranks start at 1");
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        if (rank <= counts_[i])
            return std::max(min_, (base_ + static_cast<std::int64_t>(i)) * width_);
        rank -= counts_[i];
    }
    expects(false, "a rank is larger than the number of values");
    return 0;
}

bool Histogram::operator==(const Histogram& other) const {
    if (empty() || other.empty())
        return empty() == other.empty() && width_ == other.width_;
    return width_ == other.width_ && min_ == other.min_ && max_ == other.max_ &&
           bins() == other.bins();
}

Histogram::Window Histogram::window() {
    if (empty())
        return {};
    // floor(d / w) is the high half of (d + 1) * floor((2^64 - 1) / w) as long as (d + 1) * w
    // stays below 2^64; values further from the origin are left to add().
    const auto width = static_cast<std::uint64_t>(width_);
    const auto origin = static_cast<std::uint64_t>(base_ * width_);
    const auto lo = static_cast<std::uint64_t>(min_);
    const std::uint64_t reciprocal = std::numeric_limits<std::uint64_t>::max() / width;
    const std::uint64_t safe = reciprocal - 1; // largest distance from the origin
    if (lo - origin > safe)
        return {};
    const std::uint64_t span =
        std::min(static_cast<std::uint64_t>(max_) - lo, safe - (lo - origin));
    return {lo, span, origin - 1, reciprocal, counts_.data()};
}

} // namespace sim
