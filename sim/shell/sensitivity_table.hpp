#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/results/run.hpp"
#include "sim/results/study.hpp"
#include "sim/shell/columns.hpp"

namespace sim::shell {

/// A study for people; see README.md for how to read it. `by`: number of the studied measure that
/// orders the rows, `top`: how many rows are shown.
std::string study_table(const results::Run& run, const results::Study& study, std::size_t by,
                        std::size_t top, Style style);

/// A value of a measure with its interval, in words: "4.2 pt (3.9-4.5)", "12 d (10-14)".
std::string study_figure(const results::Studied& of, const Interval& value);

/// The numbers of the studied measures that are shown: `by` first, then those without member, four
/// in all.
std::vector<std::size_t> shown_measures(const results::Study& study, std::size_t by);

} // namespace sim::shell
