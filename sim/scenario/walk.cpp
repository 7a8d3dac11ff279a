#include "sim/scenario/walk.hpp"

#include <fmt/format.h>

#include "sim/scenario/path.hpp"

namespace sim::scenario {

Walk::Walk(Reporter reporter, DistributionCache& cache, Visitor visitor)
    : reporter_(std::move(reporter)), cache_(cache), visitor_(std::move(visitor)) {}

void Walk::scenario(const Record& record, const Node& root, void* object) {
    Scope whole;
    whole.is_root = true;
    read_files_evidence(root, whole);
    table({record, root, object}, whole);
}

std::string Walk::Scope::path_to(std::string_view key) const {
    return path.empty() ? path_part(key) : path + "." + path_part(key);
}

void Walk::report(const Mark& mark, const Scope& scope, std::string_view what) const {
    reporter_.report(mark, scope.prefix(), what);
}

void Walk::visit(const std::string& path, const LeafField& field, const Node& node,
                 const Leaf& leaf) const {
    if (visitor_)
        visitor_({path, field, node, leaf});
}

void Walk::table(const Place& place, const Scope& scope) {
    Scope inside = scope;
    inside.inherited = inherited_in(place.node, scope);
    refuse_unknown_keys(place, inside);
    fields(place, inside);
}

void Walk::fields(const Place& place, const Scope& scope) {
    if (place.object != nullptr)
        place.record.place(place.object, place.node.mark.position());
    for (const Field& field : place.record.fields()) {
        if (field.leaf() != nullptr)
            leaf(field, place, scope);
        else if (field.table() != nullptr)
            record(field, place, scope);
        else
            kind(field, place, scope);
    }
}

void Walk::leaf(const Field& field, const Place& place, const Scope& scope) {
    const LeafField& description = *field.leaf();
    const Node* node = place.node.find(field.key);
    if (node == nullptr && field.is_required())
        report(place.node.mark, scope,
               fmt::format("'{}' is missing; needed: {}", field.key, allowed(description)));
    if (node == nullptr && !description.fallback)
        return;
    const Node value = node == nullptr ? fallback_at(description, place.node) : *node;
    const LeafContext context{description,     field.key, scope.prefix(),
                              scope.inherited, reporter_, cache_};
    if (description.shape == Shape::list)
        return leaf_list(field, value, place.object, context, scope);
    std::optional<Leaf> read = read_leaf(value, context);
    if (!read)
        return;
    visit(scope.path_to(field.key), description, value, *read);
    if (place.object != nullptr)
        description.store(place.object, {std::move(*read)});
}

void Walk::leaf_list(const Field& field, const Node& node, void* object, const LeafContext& context,
                     const Scope& scope) {
    const Node::Array* elements = node.array();
    if (elements == nullptr)
        return report(node.mark, scope,
                      fmt::format("{} is {} ({}); allowed: a list of values, each {}", field.key,
                                  kind_of(node), shortened(node), allowed(context.field)));
    std::vector<Leaf> leaves;
    for (std::size_t i = 0; i < elements->size(); ++i) {
        std::optional<Leaf> read = read_leaf((*elements)[i], context);
        if (!read)
            continue;
        visit(fmt::format("{}[{}]", scope.path_to(field.key), i), context.field, (*elements)[i],
              *read);
        leaves.push_back(std::move(*read));
    }
    if (object != nullptr && leaves.size() == elements->size())
        context.field.store(object, std::move(leaves));
}

void Walk::record(const Field& field, const Place& place, const Scope& scope) {
    const TableField& description = *field.table();
    const Node* node = place.node.find(field.key);
    if (node == nullptr && field.is_required())
        report(place.node.mark, scope,
               fmt::format("'{}' is missing; needed: a table [{}]", field.key, field.key));
    if (node == nullptr && (field.is_required() || description.shape != Shape::single))
        return;
    if (node != nullptr && description.shape == Shape::list)
        return list(field, *node, place.object, scope);
    const Node absent{Node::Table{}, place.node.mark};
    const Node& value = node == nullptr ? absent : *node;
    if (value.table() == nullptr)
        return report(value.mark, scope,
                      fmt::format("{} is {} ({}); allowed: a table", field.key, kind_of(value),
                                  shortened(value)));
    Scope inside = scope;
    inside.is_root = false;
    inside.path = scope.path_to(field.key);
    inside.label = scope.label.empty() ? field.key : scope.label + ", " + field.key;
    void* const object = place.object == nullptr ? nullptr : description.make(place.object);
    table({description.describe(), value, object}, inside);
}

void Walk::kind(const Field& field, const Place& place, const Scope& scope) {
    check_kind(field, place.node, scope);
    const Chosen chosen = chosen_kind(place.record, place.node);
    if (chosen.word == nullptr)
        return;
    static const LeafField word{.type = LeafType::text, .shape = Shape::single};
    const Node* written = place.node.find(field.key);
    visit(scope.path_to(field.key), word,
          written == nullptr ? Node{chosen.word->word, fallback_at(word, place.node).mark}
                             : *written,
          chosen.word->word);
    void* const object = place.object == nullptr ? nullptr : chosen.word->make(place.object);
    fields({chosen.word->describe(), place.node, object}, scope);
}

} // namespace sim::scenario
