#include "sim/scenario/description.hpp"

#include <algorithm>
#include <utility>

#include "sim/engine/errors.hpp"
#include "sim/scenario/parse.hpp"

namespace sim::scenario {

namespace {
bool takes_words(LeafType type) {
    return type == LeafType::text || type == LeafType::name || type == LeafType::choice;
}

Node fallback_node(const LeafField& leaf, std::string_view text) {
    const auto source = std::make_shared<const Source>(Source{"default", Author::fallback, {}});
    const bool words = takes_words(leaf.type) && leaf.shape != Shape::list;
    try {
        const Node parsed = parse_toml("value = " + std::string(text), source);
        const Node* value = parsed.find("value");
        if (!words || value->text() != nullptr)
            return *value;
    } catch (const InvalidInput&) {
        expects(words, "a field's fallback is not TOML (only strings, names and choices may "
                       "be bare words); correct it in describe()");
    }
    return {std::string(text), {source, 0, 0}};
}

bool single_required(const TableField& table) {
    return table.shape == Shape::single && !table.describe().all_optional();
}
} // namespace

bool Field::is_required() const {
    if (const LeafField* it = leaf())
        return !it->fallback && (it->needed || it->shape == Shape::single);
    if (const TableField* it = table())
        return single_required(*it);
    return kinds()->fallback.empty();
}

Record::Record(std::string name, std::string meaning)
    : name_(std::move(name)), meaning_(std::move(meaning)) {}

const Field* Record::find(std::string_view key) const {
    const auto found = std::find_if(fields_.begin(), fields_.end(),
                                    [key](const Field& field) { return field.key == key; });
    return found == fields_.end() ? nullptr : &*found;
}

bool Record::all_optional() const {
    return std::all_of(fields_.begin(), fields_.end(), [](const Field& field) {
        if (field.is_required())
            return false;
        const KindField* kinds = field.kinds();
        return kinds == nullptr || kinds->find(kinds->fallback)->describe().all_optional();
    });
}

void Record::place(void* object, const Position& where) const {
    if (place_)
        place_(object, where);
}

void Record::add(Field field) {
    expects(field.key != "evidence" && field.key != "option" && field.key != "uses" &&
                field.key != "adjust",
            "a field is called 'evidence', 'option', 'uses' or 'adjust' (these keys are reserved "
            "in scenarios); rename it in describe()");
    expects(find(field.key) == nullptr,
            "two fields of a record have the same key; rename one in describe()");
    const KindField* kinds = field.kinds();
    expects(kinds == nullptr || kinds->fallback.empty() || kinds->find(kinds->fallback) != nullptr,
            "the fallback is none of the kinds; correct it in describe()");
    fields_.push_back(std::move(field));
}

void Record::add_leaf(std::string key, LeafField leaf, const Spec& spec, std::string meaning) {
    expects(leaf.shape != Shape::optional || !(spec.needed || spec.fallback),
            "a std::optional field is needed or has a fallback (it is never empty then); describe "
            "it with {} or drop the std::optional");
    leaf.unit = spec.unit;
    leaf.range = spec.range;
    leaf.needed = spec.needed;
    if (spec.fallback)
        leaf.fallback = fallback_node(leaf, *spec.fallback);
    add({std::move(key), std::move(meaning), std::move(leaf)});
}

void Record::keep_position(std::function<void(void*, const Position&)> store) {
    place_ = std::move(store);
}

const KindWord* KindField::find(std::string_view word) const {
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [word](const KindWord& kind) { return kind.word == word; });
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace sim::scenario
