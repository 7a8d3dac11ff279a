#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace sim::scenario {

/// Where something was written: a place in a file, or an override given by hand.
///
/// `source` is the file's name, or "--set path=value"; `line` and `column` count from 1 and are 0
/// where the source has none.
struct Position {
    std::string source;
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend bool operator==(const Position&, const Position&) = default;
};

/// "file.toml:12:8", or the source alone where there is no line.
std::string to_string(const Position& where);

/// A name, or a reference to one, with the place it was written, so that a model can report a
/// reference to a name that does not exist.
struct Name {
    std::string text;
    Position where;
};

} // namespace sim::scenario
