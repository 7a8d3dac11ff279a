#include "sim/engine/calendar.hpp"

#include "sim/engine/errors.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace sim {
namespace {

constexpr std::int64_t longest_table = 146'097; // days in 400 years
constexpr std::int64_t last_day = never.time_since_epoch().count() / days(1).count() - 1;

std::optional<int> parse_digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string padded(unsigned value, std::size_t width) {
    const std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

Time midnight(std::int64_t day) { return day > last_day ? never : Time{days(day)}; }

std::size_t index(std::int64_t day) { return static_cast<std::size_t>(day); }

} // namespace

std::optional<Date> parse_date(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        return std::nullopt;
    const std::optional<int> year = parse_digits(iso.substr(0, 4));
    const std::optional<int> month = parse_digits(iso.substr(5, 2));
    const std::optional<int> day = parse_digits(iso.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok())
        return std::nullopt;
    return Date{date};
}

std::string to_string(Date date) {
    const std::chrono::year_month_day day{date};
    const int year = static_cast<int>(day.year());
    std::string text = year < 0 ? "-" : "";
    text += padded(static_cast<unsigned>(std::abs(year)), 4) + '-';
    text += padded(static_cast<unsigned>(day.month()), 2) + '-';
    text += padded(static_cast<unsigned>(day.day()), 2);
    return text;
}

WorkingCalendar::WorkingCalendar(Epoch epoch, Date horizon, std::span<const Date> holidays,
                                 std::span<const Closure> closures)
    : epoch_(epoch), length_((horizon - epoch.start()).count() + 1),
      first_weekday_(std::chrono::weekday{epoch.start()}.iso_encoding() - 1) {
    if (length_ < 1 || length_ > longest_table)
        throw InvalidInput("the calendar's horizon is " + to_string(horizon) +
                           "; allowed: " + to_string(epoch.start()) + " to 400 years after");
    for (const Closure& closure : closures)
        if (closure.to < closure.from)
            throw InvalidInput("closure '" + closure.name + "' ends on " + to_string(closure.to) +
                               "; allowed: its first day " + to_string(closure.from) + " or later");
    fill_working(holidays);
    fill_open(closures);
}

void WorkingCalendar::fill_working(std::span<const Date> holidays) {
    std::vector<char> off(index(length_), 0);
    for (const Date holiday : holidays)
        if (const std::int64_t day = (holiday - epoch_.start()).count(); in_table(day))
            off[index(day)] = 1;
    for (std::int64_t first = 0; first < 7; ++first) // Saturdays and Sundays
        if (weekday_of(first) >= 5)
            for (std::int64_t day = first; day < length_; day += 7)
                off[index(day)] = 1;
    working_before_.resize(index(length_));
    working_days_.reserve(index(length_));
    for (std::int64_t day = 0; day < length_; ++day) {
        working_before_[index(day)] = static_cast<std::int32_t>(working_days_.size());
        if (off[index(day)] == 0)
            working_days_.push_back(static_cast<std::int32_t>(day));
    }
    next_working_.resize(index(length_));
    std::int64_t next = next_working(length_);
    for (std::int64_t day = length_ - 1; day >= 0; --day) {
        if (off[index(day)] == 0)
            next = day;
        next_working_[index(day)] = static_cast<std::int32_t>(next);
    }
}

void WorkingCalendar::fill_open(std::span<const Closure> closures) {
    std::vector<char> closed(index(length_), 0);
    for (const Closure& closure : closures) {
        const std::int64_t from = (closure.from - epoch_.start()).count();
        const std::int64_t to = (closure.to - epoch_.start()).count();
        for (std::int64_t day = std::max<std::int64_t>(from, 0); day <= to && day < length_; ++day)
            closed[index(day)] = 1;
    }
    next_open_.resize(index(length_));
    std::int64_t next = length_;
    for (std::int64_t day = length_ - 1; day >= 0; --day) {
        if (closed[index(day)] == 0)
            next = day;
        next_open_[index(day)] = static_cast<std::int32_t>(next);
    }
}

bool WorkingCalendar::in_table(std::int64_t day) const { return day >= 0 && day < length_; }

std::int64_t WorkingCalendar::weekday_of(std::int64_t day) const {
    return ((day % 7) + 7 + first_weekday_) % 7;
}

std::int64_t WorkingCalendar::next_working(std::int64_t day) const {
    if (in_table(day))
        return next_working_[index(day)];
    const std::int64_t weekday = weekday_of(day);
    const std::int64_t next = weekday < 5 ? day : day + 7 - weekday;
    return day < 0 && in_table(next) ? next_working_[index(next)] : next;
}

bool WorkingCalendar::is_working(Time time) const {
    const std::int64_t day = Epoch::day_of(time);
    return next_working(day) == day;
}

Time WorkingCalendar::next_working_day(Time time) const {
    const std::int64_t day = Epoch::day_of(time);
    const std::int64_t next = next_working(day);
    return next == day || time == never ? time : midnight(next);
}

bool WorkingCalendar::is_closed(Time time) const {
    const std::int64_t day = Epoch::day_of(time);
    return in_table(day) && next_open_[index(day)] != day;
}

Time WorkingCalendar::next_open(Time time) const {
    return is_closed(time) ? midnight(next_open_[index(Epoch::day_of(time))]) : time;
}

// Mondays to Fridays from the Monday of day 0's week up to the day before `day`.
std::int64_t WorkingCalendar::weekdays_before(std::int64_t day) const {
    const std::int64_t weekday = weekday_of(day);
    const std::int64_t weeks = (day + first_weekday_ - weekday) / 7;
    return weeks * 5 + std::min<std::int64_t>(weekday, 5);
}

// Counted from day 0, and so negative before it.
std::int64_t WorkingCalendar::working_days_before(std::int64_t day) const {
    if (in_table(day))
        return working_before_[index(day)];
    if (day < 0)
        return weekdays_before(day) - weekdays_before(0);
    return std::ssize(working_days_) + weekdays_before(day) - weekdays_before(length_);
}

// The working day that has `ordinal` working days before it.
std::int64_t WorkingCalendar::working_day(std::int64_t ordinal) const {
    if (ordinal >= 0 && ordinal < std::ssize(working_days_))
        return working_days_[index(ordinal)];
    const std::int64_t weekdays =
        ordinal < 0 ? ordinal + weekdays_before(0)
                    : ordinal - std::ssize(working_days_) + weekdays_before(length_);
    const std::int64_t weeks = weekdays >= 0 ? weekdays / 5 : (weekdays + 1) / 5 - 1;
    return weeks * 7 + (weekdays - weeks * 5) - first_weekday_;
}

Time WorkingCalendar::add_working_days(Time time, std::int64_t count) const {
    constexpr std::int64_t most = std::int64_t{1} << 40;
    expects(count > -most && count < most,
            "too many working days (more than any calendar holds) check how the count was made");
    if (time == never)
        return never;
    const Time from = next_working_day(time);
    const std::int64_t day = Epoch::day_of(from);
    const std::int64_t target = working_day(working_days_before(day) + count);
    return target > last_day ? never : from + days(target - day);
}

Time WorkingCalendar::next_weekday(Time time, std::chrono::weekday weekday) const {
    if (time == never)
        return never;
    const std::int64_t day = Epoch::day_of(time);
    const std::int64_t wanted = static_cast<std::int64_t>(weekday.iso_encoding()) - 1;
    const std::int64_t ahead = (wanted - weekday_of(day) + 7) % 7;
    return ahead == 0 ? time : midnight(day + ahead);
}

} // namespace sim
