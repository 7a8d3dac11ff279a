#pragma once

#include "sim/engine/time.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// A day of the proleptic Gregorian calendar.
using Date = std::chrono::sys_days;

/// Reads `YYYY-MM-DD` (ISO 8601, extended form), ten characters and nothing around them; nothing
/// for any other text and for days that do not exist.
std::optional<Date> parse_date(std::string_view iso);

/// The date as `YYYY-MM-DD`. Years 0000 to 9999 read back by parse_date().
std::string to_string(Date date);

/// Where simulated time is pinned to the calendar: `Time{}` is the midnight that starts `start()`.
///
/// Every day has 86,400 seconds: local civil time with no summer-time change.
class Epoch {
public:
    explicit constexpr Epoch(Date start) : start_(start) {}

    /// Midnight at the start of `date`.
    constexpr Time at(Date date) const { return Time{days((date - start_).count())}; }
    /// Midnight at the end of `date`, which is the start of the day after.
    constexpr Time end_of(Date date) const { return at(date + std::chrono::days{1}); }
    /// The day that `time` falls on; a midnight belongs to the day it starts.
    constexpr Date date(Time time) const { return start_ + std::chrono::days{day_of(time)}; }
    /// The day whose first midnight is `Time{}`.
    constexpr Date start() const { return start_; }

    /// The day of `time`, counted from 0 at `start()`; negative before it.
    static constexpr std::int64_t day_of(Time time) {
        constexpr std::int64_t length = days(1).count();
        const std::int64_t seconds = time.time_since_epoch().count();
        return seconds >= 0 ? seconds / length : (seconds + 1) / length - 1;
    }

private:
    Date start_;
};

/// Days on which something must not happen though people may well be at work, such as a change
/// freeze or a Christmas closure.
struct Closure {
    std::string name; ///< what it is, for messages
    Date from;        ///< its first day
    Date to;          ///< its last day, which still belongs to it
};

/// Which days are worked, and which are closed, with look-ups in constant time.
///
/// A working day is a Monday to Friday that is not a holiday. A closed day lies in a closure. The
/// two are independent: a closure takes no working day away, and a holiday closes nothing. Holidays
/// and closures count from the epoch's start to the horizon; before and beyond, only weekends do.
/// Immutable, so it may be read from any number of threads. Every look-up maps `never` to `never`.
class WorkingCalendar {
public:
    /// \param horizon the last day of the table, at most 400 years after the epoch's start
    /// \param holidays days off, in any order, repeats allowed
    /// \throws InvalidInput if the horizon is out of its range, or a closure ends before it starts.
    WorkingCalendar(Epoch epoch, Date horizon, std::span<const Date> holidays,
                    std::span<const Closure> closures);

    /// Whether `time` is on a working day.
    bool is_working(Time time) const;
    /// `time` itself if it is on a working day, else midnight at the start of the next one.
    Time next_working_day(Time time) const;
    /// Whether `time` is on a day of a closure.
    bool is_closed(Time time) const;
    /// `time` itself if it is not in a closure, else the midnight that ends the closure (or the
    /// last of several that touch).
    Time next_open(Time time) const;
    /// The same time of day `count` working days after next_working_day(time) (before, if
    /// negative).
    ///
    /// So a day's work begun on a Saturday is done at midnight as Tuesday starts.
    Time add_working_days(Time time, std::int64_t count) const;
    /// `time` itself if it is on a `weekday`, else midnight at the start of the next.
    Time next_weekday(Time time, std::chrono::weekday weekday) const;

    /// The pin between simulated time and dates.
    const Epoch& epoch() const { return epoch_; }

private:
    bool in_table(std::int64_t day) const;
    std::int64_t weekday_of(std::int64_t day) const;
    std::int64_t next_working(std::int64_t day) const;
    std::int64_t weekdays_before(std::int64_t day) const;
    std::int64_t working_days_before(std::int64_t day) const;
    std::int64_t working_day(std::int64_t ordinal) const;
    void fill_working(std::span<const Date> holidays);
    void fill_open(std::span<const Closure> closures);

    Epoch epoch_;
    std::int64_t length_;                      // days in the table
    std::int64_t first_weekday_;               // of day 0, Monday = 0
    std::vector<std::int32_t> next_working_;   // by day: itself or the next working day
    std::vector<std::int32_t> next_open_;      // by day: itself or the next day in no closure
    std::vector<std::int32_t> working_before_; // by day: working days from day 0 to the day before
    std::vector<std::int32_t> working_days_;   // by ordinal: the table's working days
};

} // namespace sim
