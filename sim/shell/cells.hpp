#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/calendar.hpp"
#include "sim/experiment/measure.hpp"
#include "sim/experiment/randomised.hpp"

/// What the table shows of one measure.
namespace sim::shell {

/// A key as words: underscores become spaces.
std::string spoken(std::string name);

/// The headings of a measure's columns among the rows of members.
std::vector<std::string> headings(const Measure& measure);

/// The cells under these headings.
std::vector<std::string> cells(const Measure& measure, const Sample& values, const Epoch& epoch);

/// A measure of a section without members, on one line, with its quantiles.
std::string fact(const Measure& measure, const Sample& values, const Epoch& epoch);

/// One replication's value: "yes", "2015-10-31", "12.50 d", "not before horizon", ...
std::string value_text(const Measure& measure, std::int64_t value, const Epoch& epoch);

} // namespace sim::shell
