#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/engine/calendar.hpp"
#include "sim/experiment/estimates.hpp"

/// Numbers as people read them: no more digits than the interval bears out.
namespace sim::shell {

/// "12,345".
std::string grouped(std::uint64_t number);

/// Decimal places such that a half-width is 0.7 to 7 units of the last digit: 0.3 has one, 0.04
/// two, 0.8 none; at most 4. For a half-width of 0 (exact), at most 2, and only those the value
/// needs.
int meaningful_decimals(double value, double half_width);

/// "63 % (61-65)" for a probability.
std::string percent(const Interval& p);

/// "41 d (39-43)" with unit " d": the value, the unit and the bounds; "(-3 to 4)" if a bound is
/// negative, "?" for a bound that is open, "unknown" without a value.
std::string figure(const Interval& value, std::string_view unit);

/// Pounds from pence, in thousands (k), millions (m) or billions (bn): "GBP 12.3m (12.1-12.5)".
std::string pounds(const Interval& pence);

/// "2015-11-03 +-6" (with a plus-minus sign), days to the further bound; "-6/+?" if one is open;
/// "after horizon" if it is censored.
std::string day(const QuantileInterval& date, const Epoch& epoch);

/// A quantile's bounds as an interval of doubles, open ones infinite, divided by `divisor`.
/// The value is NaN if censored.
Interval as_interval(const QuantileInterval& quantile, double divisor);

/// Columns that a UTF-8 text takes on a terminal (one for each character).
std::size_t width_of(std::string_view text);

} // namespace sim::shell
