#include "sim/shell/heat_map.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/shell/figures.hpp"

namespace sim::shell {

namespace {

constexpr std::array shades = {"  ", "░░", "▒▒", "▓▓", "██"};

struct Range {
    double least = std::numeric_limits<double>::infinity();
    double greatest = -std::numeric_limits<double>::infinity();
};

Range range_of(const HeatMap& map) {
    Range range;
    for (const double value : map.cells)
        if (std::isfinite(value)) {
            range.least = std::min(range.least, value);
            range.greatest = std::max(range.greatest, value);
        }
    return range;
}

std::string shade(double value, const Range& range) {
    if (!(range.greatest > range.least))
        return shades.front();
    const double share = (value - range.least) / (range.greatest - range.least);
    const auto number = static_cast<std::size_t>(share * static_cast<double>(shades.size()));
    return shades[std::min(number, shades.size() - 1)];
}

std::string cell(const HeatMap& map, double value, const Range& range) {
    return std::isfinite(value) ? shade(value, range) + " " + map.text(value) : "   ?";
}

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t taken = width_of(text);
    return text + std::string(width > taken ? width - taken : 0, ' ');
}

/// The columns from `from` on that fit beside the rows' names; at least one.
class Stripe {
public:
    Stripe(const HeatMap& map, std::size_t from, std::size_t width) : map_(map), from_(from) {
        const Range range = range_of(map);
        for (const std::string& row : map.rows)
            names_ = std::max(names_, width_of(row));
        std::size_t taken = names_;
        for (to_ = from; to_ < map.columns.size(); ++to_) {
            std::size_t wide = width_of(map.columns[to_]) + 3;
            for (std::size_t row = 0; row < map.rows.size(); ++row)
                wide = std::max(wide, width_of(cell(map, map.at(row, to_), range)));
            if (to_ > from && taken + 2 + wide > width)
                break;
            taken += 2 + wide;
            widths_.push_back(wide);
        }
    }

    std::size_t end() const { return to_; }

    std::string text(Style style) const {
        const Range range = range_of(map_);
        std::string heading = padded("", names_);
        for (std::size_t column = from_; column < to_; ++column)
            heading += "  " + padded("   " + map_.columns[column], widths_[column - from_]);
        std::string all = bold(trimmed(heading), style) + "\n";
        for (std::size_t row = 0; row < map_.rows.size(); ++row) {
            std::string line = padded(map_.rows[row], names_);
            for (std::size_t column = from_; column < to_; ++column)
                line +=
                    "  " + padded(cell(map_, map_.at(row, column), range), widths_[column - from_]);
            all += trimmed(line) + "\n";
        }
        return all;
    }

private:
    static std::string trimmed(const std::string& line) {
        return line.substr(0, line.find_last_not_of(' ') + 1);
    }

    const HeatMap& map_;
    std::size_t from_, to_ = 0, names_ = 0;
    std::vector<std::size_t> widths_;
};

} // namespace

std::string print(const HeatMap& map, std::size_t width, Style style) {
    std::string all = fmt::format("down: {}\nacross: {}\n", map.down, map.across);
    for (std::size_t from = 0; from < map.columns.size();) {
        const Stripe stripe(map, from, width);
        all += "\n" + stripe.text(style);
        from = stripe.end();
    }
    const Range range = range_of(map);
    if (range.greatest > range.least)
        all += faint(fmt::format("blank {}  ░░ ▒▒ ▓▓  ██ {}", map.text(range.least),
                                 map.text(range.greatest)),
                     style) +
               "\n";
    return all;
}

} // namespace sim::shell
