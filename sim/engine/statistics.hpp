#pragma once

#include "sim/engine/errors.hpp"
#include "sim/engine/time.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace sim {

/// Count, mean, variance and range of numbers given one after another, without keeping them.
///
/// Updated by Welford's method (Technometrics 4, 1962), which loses no digits to a large mean.
class Tally {
public:
    void add(double value) {
        ++count_;
        const double step = value - mean_;
        mean_ += step / static_cast<double>(count_);
        squares_ += step * (value - mean_);
        min_ = std::min(min_, value);
        max_ = std::max(max_, value);
    }

    /// As if all of `other`'s numbers had been added too, up to rounding (Chan, Golub and LeVeque
    /// 1983). For results that may not depend on rounding, merge in a fixed order.
    void merge(const Tally& other) {
        if (other.count_ == 0)
            return;
        const auto mine = static_cast<double>(count_);
        const auto theirs = static_cast<double>(other.count_);
        const double step = other.mean_ - mean_;
        mean_ += step * (theirs / (mine + theirs));
        squares_ += other.squares_ + step * step * (mine * theirs / (mine + theirs));
        count_ += other.count_;
        min_ = std::min(min_, other.min_);
        max_ = std::max(max_, other.max_);
    }

    std::int64_t count() const { return count_; }
    /// Not a number while there is none.
    double mean() const { return count_ > 0 ? mean_ : nan; }
    /// Of the sample, with divisor count - 1; not a number for fewer than two.
    double variance() const {
        return count_ > 1 ? squares_ / static_cast<double>(count_ - 1) : nan;
    }
    /// +infinity while there is none.
    double min() const { return min_; }
    /// -infinity while there is none.
    double max() const { return max_; }

private:
    static constexpr double nan = std::numeric_limits<double>::quiet_NaN();

    std::int64_t count_ = 0;
    double mean_ = 0.0;
    double squares_ = 0.0; // of the distances from the mean
    double min_ = std::numeric_limits<double>::infinity();
    double max_ = -std::numeric_limits<double>::infinity();
};

/// A level that changes in steps over simulated time, such as a queue's length, and its mean over
/// time.
///
/// The area under it is summed in 128-bit integers: exact for any level and any time.
class TimeWeighted {
public:
    /// Observed from `start`, at `level`.
    explicit TimeWeighted(Time start = Time{}, std::int64_t level = 0)
        : start_(start), since_(start), level_(level), min_(level), max_(level) {}

    /// From `now` on the level is `level`; `now` is not before the last change.
    void set(Time now, std::int64_t level) {
        area_ = area(now);
        since_ = now;
        level_ = level;
        min_ = std::min(min_, level);
        max_ = std::max(max_, level);
    }

    /// From `now` on the level is higher by `change`.
    void add(Time now, std::int64_t change) { set(now, level_ + change); }

    /// Mean level from the start to `until`, which is not before the last change; the level itself
    /// if no time has passed.
    double mean(Time until) const {
        const std::int64_t length = (until - start_).count();
        const double total = static_cast<double>(area(until));
        return length > 0 ? total / static_cast<double>(length) : static_cast<double>(level_);
    }

    std::int64_t level() const { return level_; }
    /// The lowest level ever set, even if for no time.
    std::int64_t min() const { return min_; }
    /// The highest level ever set, even if for no time.
    std::int64_t max() const { return max_; }

private:
    __extension__ typedef __int128 Area; // level * ticks

    Area area(Time until) const {
        expects(until >= since_, "time runs backwards (a level has one history) set in order");
        return area_ + static_cast<Area>(level_) * (until - since_).count();
    }

    Time start_;
    Time since_;
    std::int64_t level_;
    std::int64_t min_;
    std::int64_t max_;
    Area area_ = 0;
};

} // namespace sim
