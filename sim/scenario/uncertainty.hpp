#pragma once

#include <string>
#include <vector>

#include "sim/engine/distribution.hpp"
#include "sim/scenario/description.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/problems.hpp"

namespace sim::scenario {

/// An `[[uncertainty]]` of a scenario: a parameter whose value nobody knows, though it could be
/// found out. Unlike luck it is the same for all in a future, and it leaves a plain run as it is.
struct Uncertainty {
    enum class Known { distribution, bounds }; ///< bounds: nothing is said of what lies between
    enum class Spelling { bare, table };       ///< table: a value is put with its unit

    std::string path, meaning;
    std::string unit; ///< of the values; "" if none, as of a factor
    std::string text; ///< as it was written: "pert [1, 2, 4] weeks", "between [2, 5] teams"
    Known known = Known::distribution;
    Distribution distribution = Distribution::constant(0); ///< uniform between bounds alone
    double low = 0, high = 0; ///< its bounds; of a distribution its P1 and P99
    bool whole = false;       ///< whether whole numbers alone are meant
    bool multiplies = false;  ///< whether the value multiplies what the scenario says: PATH*
    Spelling spelling = Spelling::bare;
    Evidence evidence;
    Position where;

    /// The value below which it lies with this probability, in (0, 1).
    double likely(double probability) const;
    /// The value at this place of [0, 1) between low and high.
    double between(double place) const;
    /// "PATH=value", for Document::set.
    std::string setting(double value) const;
};

/// All of them, in the order of the file.
///
/// Each is a table with `path` (as in an override, an asterisk behind it if the value multiplies),
/// `between = [low, high]` or a distribution as any parameter has it, and `unit`, `grade`, `source`
/// and `meaning`. \throws InvalidInput with all that is wrong: no such parameter, no number, bounds
/// that fall, values that the parameter does not allow.
std::vector<Uncertainty> uncertainties(const Document& document, const Record& record);

/// The same; what is wrong goes into a list, and what is right is returned.
std::vector<Uncertainty> uncertainties(const Document& document, const Record& record,
                                       Problems& problems);

} // namespace sim::scenario
