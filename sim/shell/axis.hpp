#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/scenario/description.hpp"
#include "sim/scenario/document.hpp"

namespace sim::shell {

/// One thing that a design varies: a parameter of the scenario by its path, or the option chosen.
struct Axis {
    enum class Kind { parameter, option };
    enum class Scale { none, linear, logarithmic }; ///< none: the levels alone are meant

    Kind kind = Kind::parameter;
    std::string path =
        {}; ///< as in --set, with an asterisk behind it if it multiplies; or "option"
    std::string unit = {};                ///< that the values have; "" if none
    std::vector<std::string> levels = {}; ///< of a grid, as they are written; at least one
    Scale scale = Scale::none;
    double low = 0, high = 0; ///< where scale is not none, or all levels are numbers
    bool whole = false;       ///< whether whole numbers alone are meant

    /// Whether every value is a number.
    bool numeric() const;
    /// The value at a place in [0, 1): from low to high, or one of the levels; as it is written.
    std::string at(double place) const;
    /// "PATH=value", for --set; of a parameter alone.
    std::string setting(const std::string& value) const { return path + "=" + value; }
};

/// Reads "PATH=SPEC" and finds the path in the scenario. SPEC is low:high:step, or values joined by
/// commas, or low..high with :N for the number of grid levels (5) and :log for a logarithmic scale.
/// `where` is such as "slipway sweep: --vary". \throws InvalidInput, with the nearest valid name.
Axis parse_axis(const std::string& text, const scenario::Record& record,
                const scenario::Document& document, const std::string& where);

/// All axes of a design: the options first if there are two or more, then the parameters in their
/// order. InvalidInput if one is given twice.
std::vector<Axis> axes_of(const std::vector<std::string>& options,
                          const std::vector<std::string>& varied, const scenario::Record& record,
                          const scenario::Document& document, const std::string& where);

} // namespace sim::shell
