#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/path.hpp"
#include "sim/scenario/walk.hpp"

namespace sim::scenario {

namespace {
/// The names of a list's elements, which must differ.
class UniqueNames {
public:
    explicit UniqueNames(const Record& record) {
        const Field* name = record.find("name");
        named_ = name != nullptr && name->leaf() != nullptr;
    }

    /// The place where this name stands already; nothing if it is new.
    const Mark* taken(const Node& element) {
        const std::string* name = named_ ? name_of(element) : nullptr;
        if (name == nullptr)
            return nullptr;
        const auto [first, is_new] = seen_.emplace(*name, element.mark);
        return is_new ? nullptr : &first->second;
    }

private:
    bool named_ = false;
    std::map<std::string, Mark> seen_;
};

void add_keys(std::vector<std::string>& keys, const Record& record, const KindWord* chosen) {
    for (const Field& field : record.fields()) {
        keys.push_back(field.key);
        if (chosen != nullptr && field.kinds() != nullptr)
            add_keys(keys, chosen->describe(), nullptr);
    }
}

/// The kind that would have this key, for a hint; "" if none.
std::string kind_with(const KindField& kinds, std::string_view key) {
    for (const KindWord& kind : kinds.kinds)
        if (kind.describe().find(key) != nullptr)
            return kind.word;
    return {};
}

std::vector<std::string> words_of(const KindField& kinds) {
    std::vector<std::string> words;
    words.reserve(kinds.kinds.size());
    for (const KindWord& kind : kinds.kinds)
        words.push_back(kind.word);
    return words;
}
} // namespace

void Walk::list(const Field& field, const Node& node, void* object, const Scope& scope) {
    const Node::Array* elements = node.array();
    if (elements == nullptr)
        return report(node.mark, scope,
                      fmt::format("{} is {} ({}); allowed: a list of tables, each begun by [[{}]]",
                                  field.key, kind_of(node), shortened(node), field.key));
    const Record& record = field.table()->describe();
    UniqueNames names(record);
    for (std::size_t i = 0; i < elements->size(); ++i) {
        const Node& element = (*elements)[i];
        if (element.table() == nullptr) {
            report(element.mark, scope,
                   fmt::format("{}[{}] is {} ({}); allowed: a table", field.key, i,
                               kind_of(element), shortened(element)));
            continue;
        }
        const Scope inside = element_scope(field, element, i, scope);
        if (const Mark* first = names.taken(element))
            report(element.mark, inside,
                   fmt::format("the name is there already, at {}; allowed: unique names",
                               to_string(first->position())));
        table({record, element, object == nullptr ? nullptr : field.table()->make(object)}, inside);
    }
}

Walk::Scope Walk::element_scope(const Field& field, const Node& element, std::size_t index,
                                const Scope& scope) {
    const std::string* name = name_of(element);
    Scope inside = scope;
    inside.is_root = false;
    inside.path = name != nullptr && !name->empty()
                      ? scope.path_to(field.key) + "." + path_part(*name)
                      : fmt::format("{}[{}]", scope.path_to(field.key), index);
    inside.label += inside.label.empty() ? "" : ", ";
    inside.label += name != nullptr ? fmt::format("{} '{}'", field.key, *name)
                                    : fmt::format("{}[{}]", field.key, index);
    return inside;
}

Walk::Chosen Walk::chosen_kind(const Record& record, const Node& node) {
    for (const Field& field : record.fields()) {
        const KindField* kinds = field.kinds();
        if (kinds == nullptr)
            continue;
        const Node* word = node.find(field.key);
        if (word == nullptr)
            return {kinds, kinds->find(kinds->fallback)};
        return {kinds, word->text() == nullptr ? nullptr : kinds->find(*word->text())};
    }
    return {};
}

void Walk::refuse_unknown_keys(const Place& place, const Scope& scope) {
    const Chosen chosen = chosen_kind(place.record, place.node);
    std::vector<std::string> keys;
    add_keys(keys, place.record, chosen.word);
    keys.emplace_back("evidence");
    if (scope.is_root)
        keys.insert(keys.end(), {"option", "uses", "adjust"});
    for (const Entry& entry : *place.node.table()) {
        if (std::find(keys.begin(), keys.end(), entry.key) != keys.end())
            continue;
        const std::string other = chosen.field ? kind_with(*chosen.field, entry.key) : "";
        if (!other.empty() && chosen.word == nullptr)
            continue; // the kind itself is wrong, and that is said already
        if (!other.empty())
            report(entry.mark, scope,
                   fmt::format("'{}' belongs to the kind '{}', and this is of the kind '{}'; "
                               "allowed: {}",
                               entry.key, other, chosen.word->word, listed(keys)));
        else
            report(entry.mark, scope,
                   fmt::format("unknown key '{}'{}", entry.key, hint(entry.key, keys)));
    }
}

void Walk::check_kind(const Field& field, const Node& table, const Scope& scope) const {
    const KindField& kinds = *field.kinds();
    const std::vector<std::string> words = words_of(kinds);
    const Node* word = table.find(field.key);
    if (word == nullptr) {
        if (kinds.fallback.empty())
            report(table.mark, scope,
                   fmt::format("'{}' is missing; needed: {}", field.key, listed(words)));
    } else if (word->text() == nullptr || kinds.find(*word->text()) == nullptr) {
        report(word->mark, scope,
               fmt::format("{} is {}{}", field.key, shortened(*word),
                           hint(word->text() ? *word->text() : "", words)));
    }
}

Inherited Walk::inherited_in(const Node& node, const Scope& scope) {
    const Node* evidence = node.find("evidence");
    if (evidence == nullptr)
        return scope.inherited;
    if (evidence->table() == nullptr) {
        report(evidence->mark, scope,
               fmt::format("evidence is {}; allowed: a table {{ grade = \"C\", source = \"...\" }}",
                           shortened(*evidence)));
        return scope.inherited;
    }
    const std::vector<std::string> keys{"grade", "source"};
    for (const Entry& entry : *evidence->table())
        if (std::find(keys.begin(), keys.end(), entry.key) == keys.end())
            report(entry.mark, scope,
                   fmt::format("evidence: unknown key '{}'{}", entry.key, hint(entry.key, keys)));
    return {evidence_in(*evidence, scope.inherited.evidence, reporter_, scope.prefix()),
            evidence->mark.source.get(), scope.inherited.files};
}

void Walk::read_files_evidence(const Node& root, Scope& whole) {
    const Node* uses = root.find("uses");
    if (uses == nullptr || uses->table() == nullptr)
        return;
    Scope inside = whole;
    inside.inherited = inherited_in(root, whole);
    files_[root.mark.source.get()] = inside.inherited.evidence;
    for (const Entry& file : *uses->table())
        files_[file.mark.source.get()] = inherited_in(file.value, inside).evidence;
    whole.inherited.files = &files_;
}

Node Walk::fallback_at(const LeafField& field, const Node& table) {
    std::shared_ptr<const Source>& source = fallbacks_[table.mark.source.get()];
    if (!source)
        source = std::make_shared<const Source>(
            Source{table.mark.position().source, Author::fallback, {}});
    Node node = field.fallback.value_or(Node{});
    node.mark = {source, table.mark.line, table.mark.column};
    return node;
}

} // namespace sim::scenario
