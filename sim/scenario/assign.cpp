#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/path.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/spelling.hpp"

namespace sim::scenario {

namespace {
constexpr std::size_t most_placed = 1'000'000;

/// Walks one path from the root and puts one value at its ends.
class Assigner {
public:
    Assigner(const Path& path, const Node& value, std::string_view where)
        : path_(path), value_(value), where_(where), size_(size_of(value)) {}

    void go(Node& node, std::size_t step) {
        if (step == path_.size())
            return put(node);
        switch (path_[step].kind) {
        case PathStep::Kind::every:
            return into_every(node, step);
        case PathStep::Kind::index:
            return into_index(node, step);
        case PathStep::Kind::key:
            return into_key(node, step);
        case PathStep::Kind::times:
            return multiply(node);
        }
    }

private:
    void into_every(Node& node, std::size_t step) {
        Node::Array* elements = node.array();
        if (elements == nullptr || elements->empty())
            refuse(fmt::format("'*' stands for every element of a list, and {} is {}", called(step),
                               elements ? "an empty one" : kind_of(node)));
        for (Node& element : *elements)
            go(element, step + 1);
    }

    void into_index(Node& node, std::size_t step) {
        Node::Array* elements = node.array();
        if (elements == nullptr)
            refuse(fmt::format("{} is {}, not a list", called(step), kind_of(node)));
        const std::size_t index = path_[step].index;
        if (index >= elements->size())
            refuse(fmt::format("{} has {} elements; allowed: an index below that", called(step),
                               elements->size()));
        go((*elements)[index], step + 1);
    }

    void into_key(Node& node, std::size_t step) {
        if (Node::Array* elements = node.array())
            return go(named(*elements, step), step + 1);
        const std::string& key = path_[step].key;
        if (node.is_number() && is_number_key(key))
            node = {Node::Table{{"value", node.mark, node}}, node.mark};
        Node::Table* table = node.table();
        if (table == nullptr)
            refuse(fmt::format("{} is {} and has no '{}'", called(step), kind_of(node), key));
        if (Node* found = node.find(key))
            return go(*found, step + 1);
        table->push_back({key, value_.mark, {Node::Table{}, value_.mark}});
        go(table->back().value, step + 1);
    }

    Node& named(Node::Array& elements, std::size_t step) const {
        const std::string& wanted = path_[step].key;
        std::vector<std::string> names;
        for (Node& element : elements) {
            const std::string* name = name_of(element);
            if (name != nullptr && *name == wanted)
                return element;
            if (name != nullptr)
                names.push_back(*name);
        }
        names.emplace_back("*");
        refuse(fmt::format("{} has no element '{}'{}", called(step), wanted, hint(wanted, names)));
    }

    void put(Node& target) {
        placed_ += size_;
        if (placed_ > most_placed)
            refuse(fmt::format("would write {} values; allowed: at most {}", placed_, most_placed));
        const Node::Array* elements = target.array();
        if (elements != nullptr && !elements->empty() && elements->front().table() &&
            value_.table())
            refuse(fmt::format("{0} is a list of tables; allowed: a path to one element, as in "
                               "\"{0}.NAME.KEY\", or a list",
                               called(path_.size())));
        target = value_.is_number() && is_number_table(target) ? with_unit_of(target) : value_;
    }

    void multiply(Node& target) const {
        if (!value_.is_number() || !(value_.number() >= 0) || !std::isfinite(value_.number()))
            refuse(
                fmt::format("the factor is {}; allowed: a number, 0 or more", shortened(value_)));
        if (target.is_number())
            target = {Node::Table{{"value", target.mark, target}}, target.mark};
        if (!is_number_table(target))
            refuse(fmt::format(
                "{} is {}, which cannot be multiplied; allowed: a number or a "
                "distribution that the scenario gives",
                called(path_.size() - 1),
                size_of(target) == 1 && target.table() != nullptr ? "not given" : kind_of(target)));
        if (Node* before = target.find("times"); before != nullptr && before->is_number())
            *before = {before->number() * value_.number(), value_.mark};
        else
            target.table()->push_back({"times", value_.mark, value_});
    }

    Node with_unit_of(const Node& old) const {
        Node::Table table{{"value", value_.mark, value_}};
        if (const Node* unit = old.find("unit"))
            table.push_back({"unit", unit->mark, *unit});
        return {std::move(table), value_.mark};
    }

    /// The path up to this step, for messages.
    std::string called(std::size_t steps) const {
        std::string text;
        for (std::size_t i = 0; i < steps; ++i) {
            const PathStep& step = path_[i];
            if (step.kind == PathStep::Kind::times)
                text += "*";
            else if (step.kind == PathStep::Kind::index)
                text += fmt::format("[{}]", step.index);
            else
                text += (i == 0 ? "" : ".") +
                        (step.kind == PathStep::Kind::every ? "*" : path_part(step.key));
        }
        return steps == 0 ? "the scenario" : text;
    }

    [[noreturn]] void refuse(std::string_view what) const {
        throw InvalidInput(fmt::format("{}: {}", where_, what));
    }

    const Path& path_;
    const Node& value_;
    std::string_view where_;
    std::size_t size_;
    std::size_t placed_ = 0;
};
} // namespace

void assign(Node& root, const Path& path, const Node& value, std::string_view where) {
    Assigner(path, value, where).go(root, 0);
}

} // namespace sim::scenario
