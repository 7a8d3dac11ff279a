#pragma once

#include <string>

#include "sim/results/futures.hpp"
#include "sim/shell/columns.hpp"

namespace sim::shell {

/// What it would be worth to know what is uncertain, for people.
std::string worth_table(const results::Futures& futures, const results::Worth& worth, Style style);

/// How bad each option may become, and where it fails, for people.
std::string stress_table(const results::Futures& futures, const results::Stress& stress,
                         Style style);

/// What was done, by which measure options are judged, and what is uncertain; `spread` says how its
/// values were chosen.
std::string futures_heading(const results::Futures& futures, const std::string& spread,
                            Style style);

/// A mean of the measure by which options are judged, with its interval if it has one.
std::string level_text(const results::Futures& futures, const Interval& of);
/// A difference of two such means.
std::string amount_text(const results::Futures& futures, const Interval& of);
/// The value alone, without bounds.
Interval exactly(double value);

/// The closing lines: what luck leaves (the standard error of a difference of two options in one
/// future), and what signs mean.
std::string luck_text(const results::Futures& futures, double luck);

/// "2.5 days", "3 teams", "1.2 times"; a pure number such as a chance alone.
std::string value_text(const results::OpenParameter& of, double value);

} // namespace sim::shell
