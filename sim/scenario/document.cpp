#include "sim/scenario/document.hpp"

#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/join.hpp"
#include "sim/scenario/options.hpp"
#include "sim/scenario/parse.hpp"
#include "sim/scenario/path.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/sha256.hpp"

namespace sim::scenario {

namespace {
/// Gives every place in the tree another source; without lines if the new one has none.
void rewrite(Node& node, const std::shared_ptr<const Source>& source) {
    const auto change = [&source](Mark& mark) {
        mark.source = source;
        if (source->author == Author::hand)
            mark.line = mark.column = 0;
    };
    change(node.mark);
    if (Node::Table* entries = node.table())
        for (Entry& entry : *entries) {
            change(entry.mark);
            rewrite(entry.value, source);
        }
    else if (Node::Array* elements = node.array())
        for (Node& element : *elements)
            rewrite(element, source);
}

/// The text as a TOML value, or else as a string.
Node value_from(std::string_view text, const std::shared_ptr<const Source>& source) {
    Node value{std::string(text), {source, 0, 0}};
    try {
        const Node parsed = parse_toml(fmt::format("value = {}", text), source);
        if (parsed.table()->size() == 1 && parsed.table()->front().key == "value")
            value = parsed.table()->front().value;
    } catch (const InvalidInput&) { // then it is a string
    }
    rewrite(value, source);
    return value;
}

/// What a file calls uncertain holds for all its options and whatever is set by hand.
void refuse_open(const Path& path, std::string_view where) {
    if (path.front().key == "uncertainty")
        throw InvalidInput(fmt::format("{}: what is uncertain is said in the file alone; allowed: "
                                       "to set the parameter itself, which is then known",
                                       where));
}

std::string in_short(std::string_view text) {
    return text.size() <= 200 ? std::string(text) : std::string(text.substr(0, 197)) + "...";
}
} // namespace

Document::Document(std::shared_ptr<const Content> content)
    : content_(std::move(content)), root_(content_->root) {}

Document Document::load(const std::filesystem::path& file) {
    return of(join_files(contents_of(file), file.string(), file.parent_path()));
}

Document Document::parse(std::string text, std::string source) {
    if (text.size() > largest_file)
        throw InvalidInput(fmt::format("{}: the file is too large; allowed: at most {} bytes",
                                       source, largest_file));
    return of(join_files(std::move(text), std::move(source), std::nullopt));
}

Document Document::from_text(const std::string& text, const std::string& name) {
    return of(rejoin(text, name));
}

Document Document::of(Joined joined) {
    auto content = std::make_shared<Content>();
    content->source = std::move(joined.source);
    content->root = std::move(joined.root);
    content->sha256 = scenario::sha256(joined.text);
    content->text = std::move(joined.text);
    return Document(std::move(content));
}

Document Document::as_written() const { return Document(content_); }

void Document::set(std::string_view path_equals_value) {
    const std::string where = "--set " + in_short(path_equals_value);
    const std::size_t equals = find_assignment(path_equals_value);
    if (equals == std::string_view::npos || equals + 1 == path_equals_value.size())
        throw InvalidInput(where + ": no value is given; allowed: PATH=VALUE");
    const Path path = parse_path(path_equals_value.substr(0, equals), where);
    if (path.front().key == "option")
        throw InvalidInput(where + ": options cannot be changed by hand, only chosen");
    refuse_open(path, where);
    refuse_fixed(path, where);
    const auto source = std::make_shared<const Source>(Source{where, Author::hand, {}});
    Node changed = root_;
    assign(changed, path, value_from(path_equals_value.substr(equals + 1), source), where);
    root_ = std::move(changed);
}

std::vector<std::string> Document::option_names() const {
    std::vector<std::string> names;
    for (const Node* option : options_in(content_->root))
        names.push_back(*name_of(*option));
    return names;
}

const Node& Document::option(std::string_view name) const {
    for (const Node* option : options_in(content_->root))
        if (*name_of(*option) == name)
            return *option;
    throw InvalidInput(
        fmt::format("{}: no option is called '{}'{}", source(), name, hint(name, option_names())));
}

std::string Document::option_meaning(std::string_view name) const {
    const Node* meaning = option(name).find("meaning");
    return meaning == nullptr || meaning->text() == nullptr ? std::string() : *meaning->text();
}

void Document::apply_option(std::string_view name) {
    const Node* set = option(name).find("set");
    if (set == nullptr || set->table() == nullptr)
        return;
    const auto author = std::make_shared<const Source>(
        Source{set->mark.position().source, Author::option, std::string(name)});
    Node changed = root_;
    for (const Entry& entry : *set->table()) {
        const std::string where =
            fmt::format("{}: option '{}'", to_string(entry.mark.position()), name);
        Node value = entry.value;
        rewrite(value, author);
        const Path path = parse_path(entry.key, where);
        refuse_open(path, where);
        refuse_fixed(path, where);
        assign(changed, path, value, where);
    }
    root_ = std::move(changed);
}

} // namespace sim::scenario
