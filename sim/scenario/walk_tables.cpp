#include <algorithm>
#include <array>

#include <fmt/format.h>

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

/// The keys that a record has, with those of the kind that was chosen.
std::vector<std::string> keys_of(const Record& record, const KindWord* chosen) {
    std::vector<std::string> keys;
    for (const Field& field : record.fields()) {
        keys.push_back(field.key);
        if (chosen != nullptr && field.kinds() != nullptr)
            for (const std::string& key : keys_of(chosen->describe(), nullptr))
                keys.push_back(key);
    }
    return keys;
}

bool has_key(const Record& record, const KindWord* chosen, std::string_view key) {
    return record.find(key) != nullptr ||
           (chosen != nullptr && chosen->describe().find(key) != nullptr);
}

constexpr std::array keys_at_top = {"option", "uncertainty", "uses", "adjust"};

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
        return reporter_.report(
            node.mark, scope,
            fmt::format("{} is {} ({}); allowed: a list of tables, each begun by [[{}]]", field.key,
                        kind_of(node), shortened(node), field.key));
    const Record& record = field.table()->describe();
    UniqueNames names(record);
    for (std::size_t i = 0; i < elements->size(); ++i) {
        const Node& element = (*elements)[i];
        if (element.table() == nullptr) {
            reporter_.report(element.mark, scope,
                             fmt::format("{}[{}] is {} ({}); allowed: a table", field.key, i,
                                         kind_of(element), shortened(element)));
            continue;
        }
        const Scope inside{.inherited = scope.inherited,
                           .outer = &scope,
                           .key = &field.key,
                           .index = i,
                           .name = name_of(element)};
        if (const Mark* first = names.taken(element))
            reporter_.report(element.mark, inside,
                             fmt::format("the name is there already, at {}; allowed: unique names",
                                         to_string(first->position())));
        table({record, element, object == nullptr ? nullptr : field.table()->make(object)}, inside);
    }
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
    const auto is_known = [&](const std::string& key) {
        return has_key(place.record, chosen.word, key) || key == "evidence" ||
               (scope.is_root() && std::ranges::find(keys_at_top, key) != keys_at_top.end());
    };
    for (const Entry& entry : *place.node.table()) {
        if (is_known(entry.key))
            continue;
        std::vector<std::string> keys = keys_of(place.record, chosen.word);
        keys.emplace_back("evidence");
        if (scope.is_root())
            keys.insert(keys.end(), keys_at_top.begin(), keys_at_top.end());
        const std::string other = chosen.field ? kind_with(*chosen.field, entry.key) : "";
        if (!other.empty() && chosen.word == nullptr)
            continue; // the kind itself is wrong, and that is said already
        if (!other.empty())
            reporter_.report(
                entry.mark, scope,
                fmt::format("'{}' belongs to the kind '{}', and this is of the kind '{}'; "
                            "allowed: {}",
                            entry.key, other, chosen.word->word, listed(keys)));
        else
            reporter_.report(entry.mark, scope,
                             fmt::format("unknown key '{}'{}", entry.key, hint(entry.key, keys)));
    }
}

void Walk::check_kind(const Field& field, const Node& table, const Scope& scope) const {
    const KindField& kinds = *field.kinds();
    const Node* word = table.find(field.key);
    if (word == nullptr) {
        if (kinds.fallback.empty())
            reporter_.report(
                table.mark, scope,
                fmt::format("'{}' is missing; needed: {}", field.key, listed(words_of(kinds))));
    } else if (word->text() == nullptr || kinds.find(*word->text()) == nullptr) {
        reporter_.report(word->mark, scope,
                         fmt::format("{} is {}{}", field.key, shortened(*word),
                                     hint(word->text() ? *word->text() : "", words_of(kinds))));
    }
}

std::optional<Inherited> Walk::inherited_in(const Node& node, const Scope& scope) {
    const Node* evidence = node.find("evidence");
    if (evidence == nullptr)
        return std::nullopt;
    if (evidence->table() == nullptr) {
        reporter_.report(
            evidence->mark, scope,
            fmt::format("evidence is {}; allowed: a table {{ grade = \"C\", source = \"...\" }}",
                        shortened(*evidence)));
        return std::nullopt;
    }
    const std::vector<std::string> keys{"grade", "source"};
    for (const Entry& entry : *evidence->table())
        if (std::find(keys.begin(), keys.end(), entry.key) == keys.end())
            reporter_.report(
                entry.mark, scope,
                fmt::format("evidence: unknown key '{}'{}", entry.key, hint(entry.key, keys)));
    return Inherited{evidence_in(*evidence, scope.inherited->evidence, reporter_, scope),
                     evidence->mark.source.get(), scope.inherited->files};
}

/// Files that a scenario uses stand beside what it says at its top, and inherit from it.
void Walk::read_files_evidence(const Node& root, const Scope& whole) {
    const Node* uses = root.find("uses");
    if (uses == nullptr || uses->table() == nullptr)
        return;
    const Inherited around = inherited_in(root, whole).value_or(Inherited{});
    files_[root.mark.source.get()] = around.evidence;
    const Scope inside{.inherited = &around};
    for (const Entry& file : *uses->table())
        files_[file.mark.source.get()] = inherited_in(file.value, inside).value_or(around).evidence;
    at_top_.files = &files_;
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
