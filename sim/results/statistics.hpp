#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "sim/engine/calendar.hpp"
#include "sim/experiment/measure.hpp"
#include "sim/experiment/randomised.hpp"

namespace sim::results {

/// JSON objects keep the order in which they were written.
using Json = nlohmann::ordered_json;

/// A number; null if it is not finite.
Json number_or_null(double value);

/// How a statistic stands in its measure's JSON object.
enum class Layout {
    plain,  ///< "name": value
    flat,   ///< "name": value, "lo": lo, "hi": hi
    nested, ///< "name": {"<unit>": value, "lo": lo, "hi": hi}
};

/// One number about a measure, as it is published: a number, an ISO date, or null for what is not
/// known (later than the horizon, an open bound, the mean of nothing).
struct Statistic {
    std::string name; ///< p, mean, variance, sd, p10 ... p99, censored, or a category's name
    Layout layout = Layout::plain;
    std::string unit; ///< p, date, days or gbp; of a nested statistic
    Json value, lo = nullptr, hi = nullptr;
};

/// What is published about a measure, by its kind; see README.md for the list.
std::vector<Statistic> statistics(const Measure& measure, const Sample& values, const Epoch& epoch);

/// The few numbers by which a measure is known where there are thousands of results: p, the mean,
/// or p50, p80 and p95 of a date, each category's p; with `censored` where that is not 0.
std::vector<Statistic> headline(const Measure& measure, const Accumulator& values,
                                const Epoch& epoch);

/// The one of them that a table or a picture shows: "p", "mean" or, of a date, "p80".
std::string chief_statistic(MeasureKind kind);

} // namespace sim::results
