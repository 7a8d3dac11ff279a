#include "sim/scenario/join.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/copies.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/lay_over.hpp"
#include "sim/scenario/parse.hpp"
#include "sim/scenario/path.hpp"

namespace sim::scenario {

namespace {
namespace fs = std::filesystem;

/// Before each text of several, with the file's name.
constexpr std::string_view heading = "# file: ";

[[noreturn]] void refuse(const Mark& mark, std::string_view what) {
    throw InvalidInput(fmt::format("{}: {}", to_string(mark.position()), what));
}

/// Takes an entry out of a table; nothing if there is none.
std::optional<Node> take(Node& table, std::string_view key) {
    Node::Table& entries = *table.table();
    const auto found = std::ranges::find(entries, key, &Entry::key);
    if (found == entries.end())
        return std::nullopt;
    Node value = std::move(found->value);
    entries.erase(found);
    return value;
}

/// The same file by whichever way it is named.
fs::path identity(const fs::path& file) {
    std::error_code error;
    fs::path same = fs::weakly_canonical(file, error);
    return error ? file.lexically_normal() : same;
}

/// Texts by the name of their file, relative to the first file's folder.
using Texts = std::map<std::string, std::string>;

/// Reads a file and those it uses, each after those it uses itself; from the disk, or of `texts`.
class Joiner {
public:
    explicit Joiner(const std::optional<fs::path>& folder, const Texts* texts = nullptr)
        : folder_(folder), texts_(texts) {}

    void add_first(std::string text, const std::shared_ptr<const Source>& source) {
        if (folder_)
            begin(fs::path(source->name));
        bytes_ = text.size();
        add(std::move(text), source, folder_.value_or(fs::path()));
    }

    Joined take_joined(const std::shared_ptr<const Source>& source) {
        if (!used_.empty())
            root_.table()->push_back({"uses", root_.mark, {std::move(used_), root_.mark}});
        return {std::move(root_), std::move(text_), source};
    }

private:
    void begin(const fs::path& file) {
        open_.push_back(identity(file));
        seen_.insert(open_.back());
    }

    void add(std::string text, const std::shared_ptr<const Source>& source,
             const fs::path& folder) {
        const bool is_first = seen_.size() <= 1;
        Node root = parse_toml(text, source);
        write_out_copies(root);
        const std::optional<Node> uses = take(root, "uses");
        const std::optional<Node> adjust = take(root, "adjust");
        if (uses)
            use_all(*uses, folder);
        if (!is_first)
            note(root, *source);
        keep(std::move(text), *source);
        lay_over(root_, std::move(root));
        if (adjust)
            change(*adjust);
    }

    /// What the file says of all its numbers must not hold for those of others.
    void note(Node& root, const Source& source) {
        Node::Table said;
        if (std::optional<Node> evidence = take(root, "evidence"))
            said.push_back({"evidence", evidence->mark, std::move(*evidence)});
        used_.push_back({source.name, root.mark, {std::move(said), root.mark}});
    }

    void use_all(const Node& uses, const fs::path& folder) {
        const Node::Array* names = uses.array();
        if (names == nullptr)
            refuse(uses.mark, fmt::format("uses is {} ({}); allowed: a list of other scenario "
                                          "files, relative to this one",
                                          kind_of(uses), shortened(uses)));
        for (const Node& name : *names)
            use(name, folder);
    }

    void use(const Node& name, const fs::path& folder) {
        const fs::path named = name.text() == nullptr ? fs::path() : fs::path(*name.text());
        if (named.empty() || named.is_absolute())
            refuse(name.mark, fmt::format("uses {}; allowed: the path of a scenario file, "
                                          "relative to this one",
                                          shortened(name)));
        if (!folder_)
            refuse(name.mark, "uses another file, but this text is in no folder; allowed: only "
                              "what needs no other file");
        const fs::path file = (folder / named).lexically_normal();
        const fs::path same = identity(file);
        if (std::ranges::find(open_, same) != open_.end())
            refuse(name.mark,
                   fmt::format("uses {}: the files use each other in a circle", file.string()));
        if (seen_.contains(same))
            return;
        if (seen_.size() >= most_files)
            refuse(name.mark,
                   fmt::format("uses {}: allowed: at most {} files", file.string(), most_files));
        if (open_.size() >= deepest_use)
            refuse(name.mark, fmt::format("uses {}: allowed: at most {} files deep", file.string(),
                                          deepest_use));
        begin(file);
        add(read(name, file),
            std::make_shared<const Source>(Source{file.string(), Author::file, {}}),
            file.parent_path());
        open_.pop_back();
    }

    std::string read(const Node& name, const fs::path& file) {
        if (texts_ != nullptr) {
            const auto found = texts_->find(file.string());
            if (found == texts_->end())
                refuse(name.mark, fmt::format("uses {}: the text lacks it", file.string()));
            return found->second;
        }
        std::error_code error;
        if (fs::exists(file, error) && !fs::is_regular_file(file, error))
            refuse(name.mark, fmt::format("uses {}: this is no plain file", file.string()));
        try {
            std::string text = contents_of(file);
            bytes_ += text.size();
            if (bytes_ > most_bytes)
                throw InvalidInput(fmt::format("{}: allowed: at most {} bytes in all files",
                                               file.string(), most_bytes));
            return text;
        } catch (const InvalidInput& wrong) {
            refuse(name.mark, fmt::format("uses {}", wrong.what()));
        }
    }

    /// Names are relative to the first file's folder, so that a copy elsewhere has the same text.
    void keep(std::string text, const Source& source) {
        if (seen_.size() <= 1 || !folder_) {
            text_ = std::move(text);
            return;
        }
        const fs::path name = fs::path(source.name)
                                  .lexically_normal()
                                  .lexically_relative(folder_->lexically_normal());
        text_ += fmt::format("{}{}\n{}\n", heading, name.string(), text);
    }

    void change(const Node& adjust) {
        if (adjust.table() == nullptr)
            refuse(adjust.mark, fmt::format("adjust is {} ({}); allowed: a table of paths and "
                                            "values, as in {{ \"list.element.key\" = 3 }}",
                                            kind_of(adjust), shortened(adjust)));
        for (const Entry& entry : *adjust.table()) {
            const std::string where = fmt::format("{}: adjust", to_string(entry.mark.position()));
            const Path path = parse_path(entry.key, where);
            refuse_fixed(path, where);
            assign(root_, path, entry.value, where);
        }
    }

    const std::optional<fs::path>& folder_; ///< of the first file
    const Texts* texts_;                    ///< nullptr: those on the disk
    Node root_{Node::Table{}, {}};
    Node::Table used_;
    std::string text_;
    std::vector<fs::path> open_; ///< the file that is read, after those that use it
    std::set<fs::path> seen_;
    std::size_t bytes_ = 0;
};

/// The texts that Joiner::keep put one after the other. A line within a text that looks like a
/// heading makes it another text, which is seen when they are joined again.
Texts parted(std::string_view text) {
    Texts texts;
    while (text.starts_with(heading)) {
        text.remove_prefix(heading.size());
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string name(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t next = text.find(fmt::format("\n{}", heading));
        const std::size_t size = next == std::string_view::npos ? text.size() : next + 1;
        texts[name] = text.substr(0, size == 0 ? 0 : size - 1); // without the line's end after it
        text.remove_prefix(size);
    }
    return texts;
}
} // namespace

std::string contents_of(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status))
        throw InvalidInput(fmt::format("{}: there is no such file", file.string()));
    if (fs::is_directory(status))
        throw InvalidInput(
            fmt::format("{}: this is a directory; allowed: a TOML file", file.string()));
    std::ifstream in(file, std::ios::binary);
    std::string text;
    std::array<char, 65'536> piece{};
    do { // not by the size that the file is said to have: a pipe has none
        in.read(piece.data(), piece.size());
        text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    } while (in.good() && text.size() <= Document::largest_file);
    if (in.bad() || !(in.eof() || in.good()))
        throw InvalidInput(fmt::format("{}: the file cannot be read", file.string()));
    if (text.size() > Document::largest_file)
        throw InvalidInput(fmt::format("{}: the file is too large; allowed: at most {} bytes",
                                       file.string(), Document::largest_file));
    return text;
}

Joined join_files(std::string text, std::string source, const std::optional<fs::path>& folder) {
    const auto own = std::make_shared<const Source>(Source{std::move(source), Author::file, {}});
    Joiner joiner(folder);
    joiner.add_first(std::move(text), own);
    return joiner.take_joined(own);
}

Joined rejoin(const std::string& text, const std::string& name) {
    if (text.size() > most_bytes)
        throw InvalidInput(
            fmt::format("{}: the text is too large; allowed: at most {} bytes", name, most_bytes));
    const auto own = std::make_shared<const Source>(Source{name, Author::file, {}});
    const std::optional<fs::path> folder = fs::path();
    const Texts texts = parted(text);
    const auto first = texts.find(name);
    Joiner joiner(folder, &texts);
    joiner.add_first(first == texts.end() ? text : first->second, own);
    Joined joined = joiner.take_joined(own);
    if (joined.text != text)
        throw InvalidInput(fmt::format("{}: the texts of its files cannot be told apart", name));
    return joined;
}

} // namespace sim::scenario
