#include "sim/scenario/locate.hpp"

#include <vector>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/path.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/spelling.hpp"

namespace sim::scenario {

namespace {

bool is_number(LeafType type) {
    return type == LeafType::number || type == LeafType::count || type == LeafType::uncertain;
}

/// Goes along a path, through the description and as far as it goes through the tree.
class Finder {
public:
    Finder(const Path& path, std::string_view text, std::string_view where)
        : path_(path), text_(text), where_(where) {}

    Located find(const Record& record, const Node& root) {
        if (step_ == path_.size())
            refuse(fmt::format("'{}' is a table; allowed: one of its values", text_));
        if (path_[step_].kind != PathStep::Kind::key)
            refuse(fmt::format("'{}' leads nowhere; allowed: a key of {}", text_, record.name()));
        const std::string& key = path_[step_].key;
        const Record* owner = owner_of(record, &root, key);
        if (owner == nullptr)
            refuse(fmt::format("'{}': {} has no '{}'{}", text_, record.name(), key,
                               hint(key, keys_of(record, &root))));
        const Field& field = *owner->find(key);
        ++step_;
        const Node* node = root.find(key);
        if (field.leaf() != nullptr)
            return leaf(*field.leaf(), node);
        if (field.table() != nullptr)
            return table(*field.table(), key, node);
        refuse(fmt::format("'{}' says of which kind it is; allowed: a value of it", text_));
    }

private:
    /// The record or kind of the table `node` whose field `key` is; nullptr if none.
    static const Record* owner_of(const Record& record, const Node* node, const std::string& key) {
        const Field* own = record.find(key);
        if (own != nullptr)
            return &record;
        const Record* kind = kind_of_table(record, node);
        return kind != nullptr && kind->find(key) != nullptr ? kind : nullptr;
    }

    static const Record* kind_of_table(const Record& record, const Node* node) {
        for (const Field& field : record.fields()) {
            if (field.kinds() == nullptr)
                continue;
            const Node* written = node == nullptr ? nullptr : node->find(field.key);
            const std::string* word =
                written == nullptr ? &field.kinds()->fallback : written->text();
            const KindWord* kind = word == nullptr ? nullptr : field.kinds()->find(*word);
            return kind == nullptr ? nullptr : &kind->describe();
        }
        return nullptr;
    }

    static std::vector<std::string> keys_of(const Record& record, const Node* node) {
        std::vector<std::string> keys;
        for (const Field& field : record.fields())
            keys.push_back(field.key);
        if (const Record* kind = kind_of_table(record, node))
            for (const Field& field : kind->fields())
                keys.push_back(field.key);
        return keys;
    }

    Located table(const TableField& field, const std::string& key, const Node* node) {
        const Record& record = field.describe();
        if (field.shape != Shape::list)
            return find(record, node != nullptr && node->table() != nullptr ? *node : nothing());
        const Node::Array* elements = node == nullptr ? nullptr : node->array();
        if (elements == nullptr || elements->empty())
            refuse(fmt::format("'{}': the scenario has no {}", text_, key));
        if (step_ == path_.size())
            refuse(fmt::format("'{}' is a list; allowed: {}", text_, listed(names_in(*elements))));
        return find(record, element(*elements, key));
    }

    const Node& element(const Node::Array& elements, const std::string& key) {
        const PathStep& step = path_[step_++];
        if (step.kind == PathStep::Kind::every)
            return elements.front();
        if (step.kind == PathStep::Kind::index && step.index < elements.size())
            return elements[step.index];
        for (const Node& each : elements)
            if (const std::string* name = name_of(each);
                step.kind == PathStep::Kind::key && name != nullptr && *name == step.key)
                return each;
        const std::string wanted =
            step.kind == PathStep::Kind::key ? step.key : fmt::format("[{}]", step.index);
        refuse(fmt::format("'{}': no {} is called '{}'{}", text_, key, wanted,
                           hint(wanted, names_in(elements))));
    }

    static std::vector<std::string> names_in(const Node::Array& elements) {
        std::vector<std::string> names;
        for (const Node& each : elements)
            if (const std::string* name = name_of(each))
                names.push_back(*name);
        names.emplace_back("*");
        return names;
    }

    Located leaf(const LeafField& field, const Node* node) {
        if (field.shape == Shape::list)
            node = of_list(node);
        Located found{.field = &field, .node = node, .unit = field.unit};
        if (const Node* unit = node == nullptr ? nullptr : node->find("unit"))
            if (const std::string* text = unit->text())
                found.unit = *text;
        if (step_ == path_.size())
            return found;
        const PathStep& part = path_[step_++];
        found.multiplies = part.kind == PathStep::Kind::times || part.key == "times";
        const bool known = found.multiplies || is_number_key(part.key);
        if (!known || !is_number(field.type) || step_ != path_.size())
            refuse(fmt::format("'{}' leads further than to a value; allowed: up to it", text_));
        if (found.multiplies)
            found.unit.clear();
        return found;
    }

    const Node* of_list(const Node* node) {
        const Node::Array* elements = node == nullptr ? nullptr : node->array();
        if (step_ == path_.size() || elements == nullptr)
            return node;
        const PathStep& step = path_[step_];
        if (step.kind == PathStep::Kind::key || step.kind == PathStep::Kind::times)
            return node;
        ++step_;
        const std::size_t index = step.kind == PathStep::Kind::every ? 0 : step.index;
        if (index >= elements->size())
            refuse(fmt::format("'{}': there are {} elements; allowed: an index below that", text_,
                               elements->size()));
        return &(*elements)[index];
    }

    static const Node& nothing() {
        static const Node empty{Node::Table{}, {}};
        return empty;
    }

    [[noreturn]] void refuse(const std::string& what) const {
        throw InvalidInput(fmt::format("{}: {}", where_, what));
    }

    const Path& path_;
    std::string_view text_, where_;
    std::size_t step_ = 0;
};

} // namespace

Located locate(const Record& record, const Document& document, std::string_view path,
               std::string_view where) {
    const Path steps = parse_path(path, where);
    return Finder(steps, path, where).find(record, document.root());
}

} // namespace sim::scenario
