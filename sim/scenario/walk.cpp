#include "sim/scenario/walk.hpp"

#include <fmt/format.h>

namespace sim::scenario {

Walk::Walk(Reporter reporter, DistributionCache& cache, Visitor visitor)
    : reporter_(std::move(reporter)), cache_(cache), visitor_(std::move(visitor)) {}

void Walk::scenario(const Record& record, const Node& root, void* object) {
    const Scope whole{.inherited = &at_top_};
    read_files_evidence(root, whole);
    table({record, root, object}, whole);
}

void Walk::table(const Place& place, const Scope& scope) {
    const std::optional<Inherited> own = inherited_in(place.node, scope);
    Scope inside = scope;
    if (own)
        inside.inherited = &*own;
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
        reporter_.report(
            place.node.mark, scope,
            fmt::format("'{}' is missing; needed: {}", field.key, allowed(description)));
    if (node == nullptr && !description.fallback)
        return;
    Node fallback;
    if (node == nullptr)
        fallback = fallback_at(description, place.node);
    const Node& value = node == nullptr ? fallback : *node;
    const LeafContext context{description, field.key, scope, reporter_, cache_};
    if (description.shape == Shape::list)
        return leaf_list(value, place.object, context);
    std::optional<Leaf> read = read_leaf(value, context);
    if (!read)
        return;
    if (visitor_)
        visitor_({scope.path_to(field.key), description, value, *read});
    if (place.object != nullptr)
        description.store(place.object, {&*read, 1});
}

void Walk::leaf_list(const Node& node, void* object, const LeafContext& context) {
    const Node::Array* elements = node.array();
    if (elements == nullptr)
        return context.complain(
            node, fmt::format("{} is {} ({}); allowed: a list of values, each {}", context.key,
                              kind_of(node), shortened(node), allowed(context.field)));
    std::vector<Leaf> leaves;
    leaves.reserve(elements->size());
    for (std::size_t i = 0; i < elements->size(); ++i) {
        std::optional<Leaf> read = read_leaf((*elements)[i], context);
        if (!read)
            continue;
        if (visitor_)
            visitor_({fmt::format("{}[{}]", context.scope.path_to(context.key), i), context.field,
                      (*elements)[i], *read});
        leaves.push_back(std::move(*read));
    }
    if (object != nullptr && leaves.size() == elements->size())
        context.field.store(object, leaves);
}

void Walk::record(const Field& field, const Place& place, const Scope& scope) {
    const TableField& description = *field.table();
    const Node* node = place.node.find(field.key);
    if (node == nullptr && field.is_required())
        reporter_.report(
            place.node.mark, scope,
            fmt::format("'{}' is missing; needed: a table [{}]", field.key, field.key));
    if (node == nullptr && (field.is_required() || description.shape != Shape::single))
        return;
    if (node != nullptr && description.shape == Shape::list)
        return list(field, *node, place.object, scope);
    const Node absent{Node::Table{}, place.node.mark};
    const Node& value = node == nullptr ? absent : *node;
    if (value.table() == nullptr)
        return reporter_.report(value.mark, scope,
                                fmt::format("{} is {} ({}); allowed: a table", field.key,
                                            kind_of(value), shortened(value)));
    const Scope inside{.inherited = scope.inherited, .outer = &scope, .key = &field.key};
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
    if (visitor_)
        visitor_({scope.path_to(field.key), word,
                  written == nullptr ? Node{chosen.word->word, fallback_at(word, place.node).mark}
                                     : *written,
                  chosen.word->word});
    void* const object = place.object == nullptr ? nullptr : chosen.word->make(place.object);
    fields({chosen.word->describe(), place.node, object}, scope);
}

} // namespace sim::scenario
