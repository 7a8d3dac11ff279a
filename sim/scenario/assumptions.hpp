#pragma once

#include <string>
#include <vector>

#include "sim/scenario/description.hpp"
#include "sim/scenario/document.hpp"

namespace sim::scenario {

/// One line of the assumption register.
struct Assumption {
    std::string path;  ///< as in an override: oven.Aga.trays
    std::string value; ///< as written
    std::string unit;  ///< the unit it is written in
    Evidence evidence; ///< inherited from the tables around it where it has none of its own
    Position where;    ///< source "default" if the scenario does not say
};

/// Every Number, Count and Uncertain that the document gives, in the order of the description, then
/// what it calls uncertain: its path and what is known of it are the value.
///
/// The document must be readable; if not, InvalidInput as in read().
std::vector<Assumption> assumptions(const Document& document, const Record& record);

/// Every leaf in force: the assumptions, and the names, words, dates and defaults beside them;
/// files by their path from the scenario's, so that it does not matter where the program was
/// called.
std::vector<Assumption> parameters_as_used(const Document& document, const Record& record);

} // namespace sim::scenario
