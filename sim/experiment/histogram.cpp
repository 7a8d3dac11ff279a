#include "sim/experiment/histogram.hpp"

#include <algorithm>
#include <limits>

#include <boost/sort/spreadsort/integer_sort.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure.hpp"

namespace sim {

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

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
    count_if_shorter(other.list_.size());
    for (const std::uint32_t place : other.list_)
        add_bin(bin_of((other.base_ + place) * other.width_), 1);
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
    const auto place = [&](std::int64_t of) { return floor_divide(base_ + of, 2) - base; };
    for (std::uint32_t& each : list_)
        each = static_cast<std::uint32_t>(place(each));
    const std::int64_t places = places_ / 2 + 1;
    if (!listing()) {
        std::vector<std::uint64_t> counts(static_cast<std::size_t>(places));
        for (std::size_t i = 0; i < counts_.size(); ++i)
            counts[static_cast<std::size_t>(place(static_cast<std::int64_t>(i)))] += counts_[i];
        counts_ = std::move(counts);
    }
    places_ = places;
    base_ = base;
    width_ *= 2;
}

void Histogram::cover(std::int64_t first, std::int64_t last) {
    constexpr std::int64_t least = 16;
    if (places_ == 0) {
        base_ = first;
        places_ = std::max(least, last - first + 1);
        return;
    }
    const std::int64_t below = first < base_ ? std::max(places_, base_ - first) : 0;
    const std::int64_t above =
        last >= base_ + places_ ? std::max(places_, last + 1 - base_ - places_) : 0;
    if (below + above == 0)
        return;
    base_ -= below;
    places_ += below + above;
    for (std::uint32_t& place : list_)
        place += static_cast<std::uint32_t>(below);
    if (listing())
        return;
    counts_.insert(counts_.begin(), static_cast<std::size_t>(below), 0);
    counts_.resize(static_cast<std::size_t>(places_));
}

void Histogram::add_bin(std::int64_t bin, std::uint64_t count) {
    if (listing())
        count_if_shorter(count);
    if (!listing()) {
        counts_[static_cast<std::size_t>(bin - base_)] += count;
        return;
    }
    list_.insert(list_.end(), count, static_cast<std::uint32_t>(bin - base_));
    sorted_ = false;
}

/// Counts from now on if a list of so many more values would take more memory.
void Histogram::count_if_shorter(std::size_t more) {
    constexpr std::size_t shortest = 1024;
    constexpr auto values_a_count = sizeof(std::uint64_t) / sizeof(std::uint32_t);
    const std::size_t most = std::max(shortest, values_a_count * static_cast<std::size_t>(places_));
    if (!listing() || list_.size() + more <= most)
        return;
    counts_.resize(static_cast<std::size_t>(places_));
    for (const std::uint32_t place : list_)
        ++counts_[place];
    list_ = {};
}

void Histogram::add_places(std::span<const std::uint32_t> places) {
    count_if_shorter(places.size());
    if (listing()) {
        list_.insert(list_.end(), places.begin(), places.end());
        sorted_ = false;
    } else
        for (const std::uint32_t place : places)
            ++counts_[place];
}

void Histogram::settle() {
    if (!sorted_)
        boost::sort::spreadsort::integer_sort(list_.begin(), list_.end());
    sorted_ = true;
}

std::vector<Histogram::Bin> Histogram::bins() const {
    std::vector<Bin> filled;
    const auto add = [&](std::size_t place, std::uint64_t count) {
        filled.push_back({(base_ + static_cast<std::int64_t>(place)) * width_, count});
    };
    for (std::size_t i = 0; i < counts_.size(); ++i)
        if (counts_[i] > 0)
            add(i, counts_[i]);
    std::vector<std::uint32_t> list = list_;
    if (!sorted_)
        boost::sort::spreadsort::integer_sort(list.begin(), list.end());
    for (auto from = list.begin(); from != list.end();) {
        const auto to = std::find_if(from, list.end(), [&](auto place) { return place != *from; });
        add(*from, static_cast<std::uint64_t>(to - from));
        from = to;
    }
    return filled;
}

std::uint64_t Histogram::count_from(std::int64_t edge) const {
    const std::int64_t place = bin_of(edge) - base_;
    if (empty() || edge % width_ != 0 || place < 0 || place >= places_)
        return 0;
    if (!listing())
        return counts_[static_cast<std::size_t>(place)];
    return static_cast<std::uint64_t>(std::ranges::count(list_, static_cast<std::uint32_t>(place)));
}

std::int64_t Histogram::at_rank(std::uint64_t rank) const {
    expects(rank >= 1, "ranks start at 1");
    const auto place = listing() ? listed_at(rank) : counted_at(rank);
    return std::max(min_, (base_ + static_cast<std::int64_t>(place)) * width_);
}

std::uint32_t Histogram::listed_at(std::uint64_t rank) const {
    expects(rank <= list_.size(), "a rank is larger than the number of values");
    if (sorted_)
        return list_[rank - 1];
    std::vector<std::uint32_t> list = list_;
    const auto nth = list.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::ranges::nth_element(list, nth);
    return *nth;
}

std::size_t Histogram::counted_at(std::uint64_t rank) const {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        if (rank <= counts_[i])
            return i;
        rank -= counts_[i];
    }
    expects(false, "a rank is larger than the number of values");
    return 0;
}

Histogram::PowerSums Histogram::power_sums(std::int64_t origin) const {
    const std::int64_t below = base_ - origin;
    const auto add_list = [&](auto& sums) {
        for (const std::uint32_t place : list_)
            sums.add(below + static_cast<std::int64_t>(place), 1);
    };
    const auto farthest = static_cast<double>(std::max(std::abs(below), below + places_));
    PowerSums all;
    if (farthest * farthest * farthest * static_cast<double>(list_.size()) < 0x1p62) {
        Powers<std::int64_t> few;
        add_list(few);
        all = {few.first, few.second, few.third};
    } else {
        add_list(all);
    }
    for (std::size_t i = 0; i < counts_.size(); ++i)
        if (counts_[i] > 0)
            all.add(below + static_cast<std::int64_t>(i), static_cast<Int128>(counts_[i]));
    return all;
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
    return {lo, span, origin - 1, reciprocal, listing() ? nullptr : counts_.data(), true};
}

} // namespace sim
