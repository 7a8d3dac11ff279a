#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/engine/calendar.hpp"
#include "sim/scenario/position.hpp"

namespace sim::scenario {

/// Who wrote a value.
enum class Author { file, hand, option, fallback };

/// One text that values come from; shared by all the nodes it gave.
struct Source {
    std::string name; ///< for positions: file name, or "--set path=value"
    Author author = Author::file;
    std::string option; ///< the option's name, if that is the author
};

/// A Position at the price of a pointer and two numbers, for trees of many nodes.
struct Mark {
    std::shared_ptr<const Source> source;
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    Position position() const { return {source ? source->name : std::string(), line, column}; }
    Author author() const { return source ? source->author : Author::file; }
};

struct Entry;

/// A value of a scenario: what TOML can say, in the order it was written, with its place.
///
/// Unlike the parser's own tree a Node keeps its place when it is copied; overrides need that.
struct Node {
    using Table = std::vector<Entry>;
    using Array = std::vector<Node>;
    /// A time of day or a date with a time: legal TOML that no field takes.
    ///
    /// It holds a string for the variant's sake: one of nothing but vectors, strings and numbers
    /// never is without a value, thinks libstdc++ 12, and destroys what a copy that ran out of
    /// memory has not made.
    struct Moment {
        std::string words = "a time";
    };
    std::variant<Table, Array, std::string, std::int64_t, double, bool, Date, Moment> data;
    Mark mark;

    const Table* table() const { return std::get_if<Table>(&data); }
    const Array* array() const { return std::get_if<Array>(&data); }
    const std::string* text() const { return std::get_if<std::string>(&data); }
    Table* table() { return std::get_if<Table>(&data); }
    Array* array() { return std::get_if<Array>(&data); }
    /// Whether this is an integer or a float.
    bool is_number() const;
    /// The integer or float as a double; only if is_number().
    double number() const;
    /// The entry of this key; nullptr if there is none or this is no table.
    const Node* find(std::string_view key) const;
    Node* find(std::string_view key);
};

struct Entry {
    std::string key;
    Mark mark; ///< of the key
    Node value;
};

/// "a string", "a whole number", "a table": what a message says was found.
std::string kind_of(const Node& node);
/// The value as TOML on one line.
std::string to_text(const Node& node);
/// The same for messages: shortened to at most 60 bytes.
std::string shortened(const Node& node);
/// How many nodes the tree has, itself included.
std::size_t size_of(const Node& node);

/// The `name` of a table, or nullptr.
const std::string* name_of(const Node& node);

} // namespace sim::scenario
