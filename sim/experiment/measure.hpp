#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/calendar.hpp"

namespace sim {

/// What the integers of a measure mean; it decides how they are summarised and printed.
enum class MeasureKind : std::uint8_t {
    flag,     ///< 0 or 1; summarised as a probability
    count,    ///< how many
    date,     ///< seconds since the scenario's start
    duration, ///< [s], may be negative
    money,    ///< [pence], may be negative
    category, ///< index into Measure::categories
};

/// Where a measure appears: in the table for people and in the files, or in the files alone.
enum class Shown : std::uint8_t { table, file };

/// Which values of a measure are to be wished for; comparisons ask, and leave alone what is unsaid.
enum class Better : std::uint8_t { unsaid, lower, higher };

/// A value that is not known within the simulated horizon: larger than everything. Not legal for
/// flags and categories.
inline constexpr std::int64_t censored = std::numeric_limits<std::int64_t>::max();

/// What every place of an outcome holds before the model runs; one left so is a ContractViolation.
inline constexpr std::int64_t unset = std::numeric_limits<std::int64_t>::min();

/// Largest magnitude of a value that is not censored (so that sums of squares stay exact).
inline constexpr std::int64_t largest_value = std::int64_t{1} << 47;

/// One number that each replication yields, in integer base units (see MeasureKind).
struct Measure {
    std::string name; ///< unique in its section; a key in summary.json
    MeasureKind kind = MeasureKind::count;
    std::string meaning;         ///< one line for people
    std::int64_t resolution = 1; ///< [base units], quantiles are rounded down to multiples of it
    std::vector<std::string> categories = {}; ///< for MeasureKind::category only
    Shown shown = Shown::table;
    Better better = Better::unsaid;
};

/// One of the things a section measures, with labels that are printed beside its name.
struct Member {
    std::string name;                                             ///< unique in its section
    std::vector<std::pair<std::string, std::string>> labels = {}; ///< key, value
};

/// Measures that belong together, taken once for each member.
struct Section {
    std::string key;             ///< a key in summary.json, e.g. "programme"
    std::vector<Member> members; ///< empty: one member without a name
    std::vector<Measure> measures;
    Shown labels = Shown::table; ///< whether the table repeats the members' labels

    /// Number of members, at least 1.
    std::size_t rows() const { return members.empty() ? 1 : members.size(); }
};

/// The shape of one replication's outcome: sections, their members, their measures, in this order.
struct OutcomeDescription {
    Epoch epoch;
    std::vector<std::pair<std::string, std::string>> facts =
        {}; ///< e.g. deadline; printed as they are
    std::vector<Section> sections = {};
    /// By which options are compared unless told otherwise, as MeasureNames has it; "": the first
    /// of the programme that has a better side.
    std::string chief = {};

    /// Number of integers in an outcome.
    std::size_t size() const;

    /// Place of a measure in an outcome. ContractViolation if there is none such.
    std::size_t index(std::size_t section, std::size_t member, std::size_t measure) const;

    /// Place of a measure by names; the nameless member is "". ContractViolation if there is none.
    std::size_t index(std::string_view section, std::string_view member,
                      std::string_view measure) const;

    /// The measure at a place, its section's number and its member's.
    struct Place {
        std::size_t section, member, measure;
    };
    Place place(std::size_t index) const;
    const Measure& measure(std::size_t index) const;

    /// "section / member / measure" for messages.
    std::string title(std::size_t index) const;

    /// ContractViolation unless names are unique, resolutions are positive and categories stand
    /// exactly where they belong.
    void validate() const;
};

} // namespace sim
