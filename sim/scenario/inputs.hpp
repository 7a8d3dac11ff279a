#pragma once

#include <string>
#include <vector>

#include "sim/scenario/description.hpp"
#include "sim/scenario/document.hpp"

namespace sim::scenario {

/// A number of a scenario that can be varied, with the two values that stand for low and high.
///
/// Of a distribution these are its P10 and P90. A plain number has none: it is moved by what its
/// grade leaves open (see leeway), whole numbers by 1 at least, within what its field allows, and
/// a count of at least 1 stays at least 1.
struct Input {
    std::string path;   ///< as in an override
    std::string unit;   ///< that `low` and `high` are in, as the scenario writes it
    double low, high;   ///< low < high
    bool whole = false; ///< whether whole numbers alone are meant
    std::string how; ///< "P10 and P90 of pert [60, 90, 180] days", "0.5 -50 % and +50 % (grade C)"
    Evidence evidence;
};

/// By what share of itself a plain number of this grade is moved: 0.05 for A, 0.2 for B, 0.5 for C
/// and for none. A convention, and told with every result.
double leeway(Grade grade);

/// Every Number, Count and Uncertain that the document gives and that can be both lower and higher
/// (a constant 0 cannot), in the order of the description. InvalidInput as in read().
std::vector<Input> inputs(const Document& document, const Record& record);

/// "path=value", for Document::set: the value takes the place of the number or distribution, in
/// the unit that is written there.
std::string setting(const Input& input, double value);

} // namespace sim::scenario
