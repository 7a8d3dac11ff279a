#pragma once

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "sim/shell/columns.hpp"

namespace sim::shell {

/// A number at each meeting of two axes, as numbers and shades.
struct HeatMap {
    std::string down, across;               ///< what the axes are, with their units
    std::vector<std::string> rows, columns; ///< their values
    std::vector<double> cells;              ///< row by row; NaN where there is none
    std::function<std::string(double)> text;

    double at(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
};

/// The map for people: in each cell its number and one of five shades, from the least of the map
/// (blank) to the greatest (full); lines of at most `width` columns, in several maps if need be.
std::string print(const HeatMap& map, std::size_t width, Style style);

} // namespace sim::shell
