#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/scenario/range.hpp"
#include "sim/scenario/tree.hpp"
#include "sim/scenario/values.hpp"

namespace sim::scenario {

class Record;

/// What the builder says of a field besides its name and meaning.
struct Spec {
    /// Seconds, minutes, hours, days, weeks, months or years make the field a time: a scenario may
    /// then write any of these, and bare numbers are in this one. Any other unit is only words.
    std::string_view unit = {};
    /// Of a number, of every number of a list, or of a distribution's support; in `unit`.
    Range range = {};
    /// What an absent field is read as: TOML, or bare words for a string, name or choice.
    std::optional<std::string_view> fallback = {};
    /// Lists may be absent (they are empty then) unless needed. Single values without a fallback
    /// are needed anyway, and a std::optional never is.
    bool needed = false;
};

/// A field that must be there.
inline constexpr Spec required{.needed = true};

/// One value a leaf of a scenario can hold; a choice is its index.
using Leaf = std::variant<std::string, Name, bool, std::int64_t, double, Date, Number, Count,
                          Uncertain, std::size_t>;

/// The alternatives of Leaf, in its order.
enum class LeafType { text, name, flag, integer, real, date, number, count, uncertain, choice };

/// How often a field's value may stand: once, at most once, or as a list.
enum class Shape { single, optional, list };

/// One of the words a choice allows.
struct ChoiceWord {
    std::string word;
    std::string meaning;
};

/// A field whose value is a leaf or a list of leaves.
struct LeafField {
    LeafType type;
    Shape shape;
    std::string unit = {};
    Range range = {};
    bool needed = false;
    std::optional<Node> fallback = {};
    std::vector<ChoiceWord> words = {}; ///< of a choice
    /// Moves all leaves of the field into its member.
    std::function<void(void* object, std::span<Leaf> leaves)> store = {};
};

/// A field that is a table of its own, or a list of such tables.
struct TableField {
    Shape shape;
    const Record& (*describe)();
    /// Makes the member (the next element of a list) and returns its address.
    std::function<void*(void* object)> make;
};

/// One of the kinds a record can be; its fields stand in the record's own table.
struct KindWord {
    std::string word;
    const Record& (*describe)();
    std::function<void*(void* object)> make;
};

/// The key that chooses the kind, and the kinds.
struct KindField {
    std::vector<KindWord> kinds = {};
    /// The kind of this word, or nullptr.
    const KindWord* find(std::string_view word) const;
    std::string fallback = {}; ///< the kind of a table that does not say; "" if it must
};

struct Field {
    std::string key;
    std::string meaning;
    std::variant<LeafField, TableField, KindField> what;

    const LeafField* leaf() const { return std::get_if<LeafField>(&what); }
    const TableField* table() const { return std::get_if<TableField>(&what); }
    const KindField* kinds() const { return std::get_if<KindField>(&what); }
    /// Whether a table without this field is wrong.
    bool is_required() const;
};

/// The description of one parameter struct, from which everything else comes: reading, overrides,
/// schema, reference, register. Made by record<P>() of record.hpp; fields keep the order of making.
class Record {
public:
    Record(std::string name, std::string meaning);

    const std::string& name() const { return name_; }
    const std::string& meaning() const { return meaning_; }
    const std::vector<Field>& fields() const { return fields_; }
    const Field* find(std::string_view key) const;
    /// Whether an empty table would do.
    bool all_optional() const;
    /// Stores where the table stands, if the struct wants to know.
    void place(void* object, const Position& where) const;

    void add(Field field);
    void add_leaf(std::string key, LeafField leaf, const Spec& spec, std::string meaning);
    void keep_position(std::function<void(void*, const Position&)> store);

private:
    std::string name_;
    std::string meaning_;
    std::vector<Field> fields_;
    std::function<void(void*, const Position&)> place_;
};

} // namespace sim::scenario
