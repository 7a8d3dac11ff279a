#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/tree.hpp"

namespace sim::scenario {

struct Joined;

/// One scenario file, with those it `uses`, as a tree of values, with overrides laid over it in the
/// order they came.
///
/// Errors of every kind (no such file, not UTF-8, not TOML, nested or grown beyond any use, a path
/// that leads nowhere) are InvalidInput with a position. A Document is a value: copy it to try a
/// variant.
class Document {
public:
    static constexpr std::size_t largest_file = std::size_t{4} << 20; ///< [bytes]
    static constexpr std::size_t most_options = 1000;

    /// Reads and parses a file and those it uses; positions name each by its path from here.
    static Document load(const std::filesystem::path& file);
    /// Parses a text, which can use no file; positions name it by `source`.
    static Document parse(std::string text, std::string source);

    /// The document whose text() this is, of a file of this name: the files that it uses are taken
    /// from the text.
    static Document from_text(const std::string& text, const std::string& name);

    /// Lays one value over the tree: "oven.Aga.trays=3".
    ///
    /// The path is keys joined by dots; an element of a list is its `name` (in double quotes if it
    /// holds dots, brackets or an equals sign), `[index]` from 0, or `*` for every element. The
    /// value is TOML, or else taken as a string.
    void set(std::string_view path_equals_value);

    /// The names of the `[[option]]` tables, in the order of the file.
    std::vector<std::string> option_names() const;
    /// What the file says an option means; "" if nothing. An unknown name is InvalidInput.
    std::string option_meaning(std::string_view name) const;
    /// Lays the option's `set` table over the tree. An unknown name is InvalidInput.
    void apply_option(std::string_view name);

    /// The document as the file has it, without any override.
    Document as_written() const;

    /// The file's text; if it uses others, the texts of all, each under a line that names it.
    const std::string& text() const { return content_->text; }
    /// SHA-256 of text(), 64 hexadecimal digits.
    const std::string& sha256() const { return content_->sha256; }
    /// The name positions use for the file.
    const std::string& source() const { return content_->source->name; }
    const Node& root() const { return root_; }

private:
    struct Content {
        std::string text;
        std::string sha256;
        std::shared_ptr<const Source> source;
        Node root;
    };

    static Document of(Joined joined);
    explicit Document(std::shared_ptr<const Content> content);
    const Node& option(std::string_view name) const;

    std::shared_ptr<const Content> content_;
    Node root_;
};

} // namespace sim::scenario
