#include "sim/shell/columns.hpp"

#include <sstream>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/shell/figures.hpp"

using sim::shell::Columns;
using sim::shell::Style;

TEST_CASE("cells stand under their headings") {
    Columns columns({"name", "p", "date"});
    columns.add({"walls", "1 ±2", "x"});
    columns.add({"a long name", "±", "y"});
    CHECK(columns.print(100, Style::plain) == "name         p     date\n"
                                              "walls        1 ±2  x\n"
                                              "a long name  ±     y\n");
}

TEST_CASE("columns that do not fit continue below, with the names again") {
    Columns columns({"name", "first", "second", "third"});
    columns.add({"walls", "1", "2", "3"});
    CHECK(columns.print(21, Style::plain) == "name   first  second\n"
                                             "walls  1      2\n"
                                             "\n"
                                             "name   third\n"
                                             "walls  3\n");
}

TEST_CASE("no line is wider than the page as long as two columns fit", "[property]") {
    Columns columns({"name", std::string(10, 'a'), std::string(20, 'b'), std::string(30, 'c')});
    columns.add({std::string(80, 'n'), "1", "2", "3"});
    for (const std::size_t width : {70U, 80U, 100U, 120U}) {
        std::istringstream lines(columns.print(width, Style::plain));
        for (std::string line; std::getline(lines, line);)
            CHECK(sim::shell::width_of(line) <= width);
    }
}

TEST_CASE("headings are bold only in colour") {
    Columns columns({"name", "p"});
    CHECK(columns.print(100, Style::plain).find('\033') == std::string::npos);
    CHECK(columns.print(100, Style::coloured).find("\033[1m") == 0);
}

TEST_CASE("a long text is cut between characters") {
    CHECK(sim::shell::shortened("abcdef", 6) == "abcdef");
    CHECK(sim::shell::shortened("abcdef", 5) == "abcd…");
    CHECK(sim::shell::shortened("äöüß", 3) == "äö…");
}

TEST_CASE("a text is folded at spaces, a word too long stands alone") {
    using sim::shell::folded;
    CHECK(folded("one two three", 20, 2) == "one two three");
    CHECK(folded("one two three", 9, 2) == "one two\n  three");
    CHECK(folded("one twothreefour five", 8, 1) == "one\n twothreefour\n five");
    CHECK(folded("", 8, 1).empty());
}

TEST_CASE("a row with another number of cells breaks the contract") {
    Columns columns({"name", "p"});
    CHECK_THROWS_AS(columns.add({"x"}), sim::ContractViolation);
}
