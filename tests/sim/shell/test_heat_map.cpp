#include "sim/shell/heat_map.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/shell/figures.hpp"

using sim::shell::HeatMap;
using sim::shell::Style;

namespace {

HeatMap square() {
    return {.down = "units [teams]",
            .across = "effort*",
            .rows = {"1", "20"},
            .columns = {"0.5", "2"},
            .cells = {0, 0.5, 1, std::nan("")},
            .text = [](double value) { return fmt::format("{:.0f} %", 100 * value); }};
}

} // namespace

TEST_CASE("a heat map shades from the least to the greatest", "[known-answer]") {
    CHECK(print(square(), 80, Style::plain) == "down: units [teams]\n"
                                               "across: effort*\n"
                                               "\n"
                                               "       0.5       2\n"
                                               "1      0 %    ▒▒ 50 %\n"
                                               "20  ██ 100 %     ?\n"
                                               "blank 0 %  ░░ ▒▒ ▓▓  ██ 100 %\n");
}

TEST_CASE("a map that is too wide goes on below, with its rows' names", "[property]") {
    HeatMap wide = square();
    wide.columns.clear();
    wide.cells.clear();
    for (int column = 0; column < 30; ++column)
        wide.columns.push_back(fmt::format("level {}", column));
    for (int cell = 0; cell < 60; ++cell)
        wide.cells.push_back(cell / 60.0);
    const std::string text = print(wide, 60, Style::plain);
    std::istringstream lines(text);
    int rows = 0;
    for (std::string line; std::getline(lines, line);) {
        CHECK(sim::shell::width_of(line) <= 60);
        rows += line.starts_with("20  ") ? 1 : 0;
    }
    CHECK(rows > 3);
    for (const std::string& column : wide.columns)
        CHECK(text.find(column) != std::string::npos);
}

TEST_CASE("a map of one value has no shades") {
    HeatMap flat = square();
    flat.cells = {0.5, 0.5, 0.5, 0.5};
    CHECK(print(flat, 80, Style::plain).find("░") == std::string::npos);
}
