#include "sim/shell/figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "sim/experiment/measure.hpp"

namespace sim::shell {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

std::string rounded(double value, int decimals) {
    if (!std::isfinite(value))
        return "?";
    const std::string text = fmt::format("{:.{}f}", value, decimals);
    const bool zero = text.find_first_not_of("-0.") == std::string::npos;
    return zero && text.front() == '-' ? text.substr(1) : text;
}

/// The half-width that decides the digits: of the bounds that are known.
double known_half_width(const Interval& of) {
    double widest = 0;
    for (const double bound : {of.lo, of.hi})
        if (std::isfinite(bound))
            widest = std::max(widest, std::abs(bound - of.value));
    return widest;
}

std::string bounds(const Interval& of, int decimals) {
    const std::string lo = rounded(of.lo, decimals), hi = rounded(of.hi, decimals);
    const bool negative = lo.front() == '-' || hi.front() == '-';
    return fmt::format("({}{}{})", lo, negative ? " to " : "-", hi);
}

} // namespace

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t place = digits.size(); place > 3;) {
        place -= 3;
        digits.insert(place, ",");
    }
    return digits;
}

int meaningful_decimals(double value, double half_width) {
    constexpr double least = 0.7; // of a half-width, in units of the last digit
    if (half_width > 0 && std::isfinite(half_width))
        return std::clamp(static_cast<int>(-std::floor(std::log10(half_width / least))), 0, 4);
    for (const int decimals : {0, 1})
        if (std::abs(value - std::round(value * std::pow(10, decimals)) / std::pow(10, decimals)) <
            1e-9)
            return decimals;
    return 2;
}

std::string percent(const Interval& p) {
    return figure({100 * p.value, 100 * p.lo, 100 * p.hi}, " %");
}

std::string figure(const Interval& value, std::string_view unit) {
    if (std::isnan(value.value))
        return "unknown";
    const int decimals = meaningful_decimals(value.value, known_half_width(value));
    return fmt::format("{}{} {}", rounded(value.value, decimals), unit, bounds(value, decimals));
}

std::string pounds(const Interval& pence) {
    struct Scale {
        double pence;
        const char* unit;
    };
    constexpr Scale scales[] = {{1e11, "bn"}, {1e8, "m"}, {1e5, "k"}, {1e2, ""}};
    const double size = std::abs(pence.value);
    const Scale* scale = std::ranges::find_if(
        scales, [&](const Scale& each) { return size >= each.pence || each.pence == 1e2; });
    return "£" +
           figure({pence.value / scale->pence, pence.lo / scale->pence, pence.hi / scale->pence},
                  scale->unit);
}

std::string day(const QuantileInterval& date, const Epoch& epoch) {
    if (date.value == censored)
        return "after horizon";
    const auto on = [&](std::int64_t seconds) { return epoch.date(Time{Duration{seconds}}); };
    const Date value = on(date.value);
    const auto apart = [&](std::int64_t bound) { return std::abs((on(bound) - value).count()); };
    const bool low = date.lo != unset, high = date.hi != censored;
    const std::string text = sim::to_string(value);
    if (low && high)
        return fmt::format("{} ±{}", text, std::max(apart(date.lo), apart(date.hi)));
    if (!low && !high)
        return text + " ±?";
    return fmt::format("{} -{}/+{}", text, low ? std::to_string(apart(date.lo)) : "?",
                       high ? std::to_string(apart(date.hi)) : "?");
}

Interval as_interval(const QuantileInterval& quantile, double divisor) {
    const auto part = [&](std::int64_t value) { return static_cast<double>(value) / divisor; };
    return {quantile.value == censored ? std::numeric_limits<double>::quiet_NaN()
                                       : part(quantile.value),
            quantile.lo == unset ? -infinite : part(quantile.lo),
            quantile.hi == censored ? infinite : part(quantile.hi)};
}

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

} // namespace sim::shell
